package org.netrospect.replay.match;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.netrospect.core.file.Digests;
import org.netrospect.replay.match.CompiledRules.Kind;
import org.netrospect.replay.match.CompiledRules.Parts;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleLines;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/**
 * Rules made ready, kept in a folder from one replay to the next. What is kept is used only if every file that was read
 * for it has the same SHA-256 as then. It can be deleted at any time. Several processes may share the folder.
 */
public final class KeptRules {
    /** Raised whenever rules are read or made ready in another way. */
    private static final int FORMAT = 7;
    /** Sets of rules that are kept; the longest unused are deleted. */
    private static final int MOST = 16;
    private static final String ENDING = ".ready";

    private final Path folder;
    private final String program;

    /** @param folder made when it is needed */
    public KeptRules(Path folder) {
        this.folder = folder;
        program = program();
    }

    /** Which program makes rules ready: its version, and, as a version under way has many builds, when it was built. */
    private static String program() {
        String version = Optional.ofNullable(KeptRules.class.getPackage().getImplementationVersion()).orElse("");
        Optional<CodeSource> source = Optional.ofNullable(KeptRules.class.getProtectionDomain().getCodeSource());
        try {
            if (source.isPresent() && source.get().getLocation().getProtocol().equals("file")) {
                return version + " " + Files.getLastModifiedTime(Path.of(source.get().getLocation().toURI()));
            }
        } catch (IOException | URISyntaxException e) {
            return version;
        }
        return version;
    }

    /**
     * Makes rules ready, or takes what is kept of them.
     *
     * @throws IOException a rule file cannot be read; that nothing could be kept is no failure
     */
    public CompiledRules of(List<Path> paths, Variables variables) throws IOException {
        List<Path> files = RuleSet.files(paths);
        Path kept = folder.resolve(name(files, variables) + ENDING);
        Optional<CompiledRules> ready = Files.isRegularFile(kept) ? read(kept, variables) : Optional.empty();
        if (ready.isPresent()) {
            return ready.get();
        }
        RuleSet set = RuleSet.read(paths, variables);
        CompiledRules rules = CompiledRules.of(set);
        if (set.settings().isPresent()) {
            keep(kept, rules, set);
        }
        return rules;
    }

    /** What else than the contents of the files the rules depend on. */
    private String name(List<Path> files, Variables variables) {
        MessageDigest digest = Digests.digest("SHA-256");
        List<String> all = new ArrayList<>(List.of(FORMAT + " " + program, variables.fingerprint()));
        files.forEach(file -> all.add(file.toString() + " " + file.toAbsolutePath()));
        all.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(Digests.digest("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return sum.getValue();
    }

    private static Optional<CompiledRules> read(Path kept, Variables variables) throws IOException {
        ByteBuffer all;
        try (FileChannel channel = FileChannel.open(kept)) {
            all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        if (all.remaining() < Long.BYTES || all.getLong() != checksum(all.slice())) {
            return Optional.empty();
        }
        Unpacking in = new Unpacking(all.slice());
        List<String> files = in.texts();
        List<String> digests = in.texts();
        for (int i = 0; i < files.size(); i++) {
            Path file = Path.of(files.get(i));
            if (!Files.isRegularFile(file) || !sha256(file).equals(digests.get(i))) {
                return Optional.empty();
            }
        }
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
        return Optional.of(new CompiledRules(parts(in, variables)));
    }

    private static Parts parts(Unpacking in, Variables variables) {
        RuleLines lines = new RuleLines(in.texts(), variables);
        List<RuleSet.Skipped> skipped = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            skipped.add(new RuleSet.Skipped(new Rule.Origin(in.text(), in.number()), in.text(), in.text()));
        }
        RuleTable table = new RuleTable(in, lines);
        PatternGroup packets = new PatternGroup(in);
        PatternGroup streams = new PatternGroup(in);
        PatternGroup datagrams = new PatternGroup(in);
        int[][] headersOnly = in.lists();
        HostRules[] hosts = new HostRules[in.number()];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new HostRules(in);
        }
        List<Kind> kinds = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            kinds.add(new Kind(buffer(in), new PatternGroup(in), members(in)));
        }
        return new Parts(table, packets, streams, datagrams, headersOnly, hosts, kinds, in.numbers(), members(in),
                members(in), in.number() != 0, in.lists(), in.number(), in.number(), skipped, lines.filters());
    }

    private static Members members(Unpacking in) {
        return new Members(in.number(), in.longs());
    }

    private static BufferName buffer(Unpacking in) {
        String name = in.text();
        String field = in.text();
        List<BufferName.Transform> transforms = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            transforms.add(new BufferName.Transform(BufferName.Kind.valueOf(in.text()), in.text()));
        }
        return new BufferName(name, field, List.copyOf(transforms));
    }

    private void keep(Path kept, CompiledRules rules, RuleSet set) throws IOException {
        Packing out = new Packing();
        List<String> files = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (Path file : set.files()) {
            files.add(file.toString());
            digests.add(sha256(file));
        }
        out.texts(files);
        out.texts(digests);
        pack(rules, set, out);
        byte[] packed = out.packed();
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "rules", ".new");
            try (OutputStream to = Files.newOutputStream(fresh)) {
                to.write(ByteBuffer.allocate(Long.BYTES).putLong(checksum(ByteBuffer.wrap(packed))).array());
                to.write(packed);
            }
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            tidy();
        } catch (IOException e) {
            // the rules are there; the next replay has to make them ready again
            Files.deleteIfExists(kept);
        }
    }

    private static void pack(CompiledRules rules, RuleSet set, Packing out) {
        Parts parts = rules.parts();
        out.texts(set.settings().orElseThrow());
        out.number(set.skipped().size());
        for (RuleSet.Skipped each : set.skipped()) {
            out.text(each.origin().file());
            out.number(each.origin().line());
            out.text(each.rule());
            out.text(each.reason());
        }
        parts.table().pack(out);
        parts.tcpPackets().pack(out);
        parts.streams().pack(out);
        parts.datagrams().pack(out);
        out.lists(parts.headersOnly());
        out.number(parts.hostsOnly().length);
        for (HostRules hosts : parts.hostsOnly()) {
            hosts.pack(out);
        }
        out.number(parts.kinds().size());
        for (Kind kind : parts.kinds()) {
            out.text(kind.buffer().name());
            out.text(kind.buffer().field());
            out.number(kind.buffer().transforms().size());
            for (BufferName.Transform each : kind.buffer().transforms()) {
                out.text(each.kind().name());
                out.text(each.argument());
            }
            kind.group().pack(out);
            kind.users().pack(out);
        }
        out.numbers(parts.files());
        parts.ofFiles().pack(out);
        parts.onlyFiles().pack(out);
        out.number(parts.contents() ? 1 : 0);
        out.lists(parts.asking());
        out.number(parts.patterns());
        out.number(parts.sets());
    }

    private void tidy() throws IOException {
        record Aged(Path file, FileTime used) {
        }

        List<Aged> all = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                all.add(new Aged(file, Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Aged::used).reversed());
        for (Aged each : all.subList(Math.min(MOST, all.size()), all.size())) {
            Files.deleteIfExists(each.file);
        }
    }
}
