package org.netrospect.replay.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.netrospect.core.net.IpAddress;

/**
 * What hosts are held for, as Suricata's lists say it: {@code iprep}. The categories stand in files whose names end
 * with {@code categories.txt}, the hosts in all files that end with {@code .list}, in the folder of the rules.
 */
final class Reputations {
    private static final long LARGEST = 256L << 20;
    private static final int MOST = 4_000_000;
    private static final int BITS_V4 = 32;
    private static final int BITS_V6 = 128;

    private final Path folder;
    /** By category in lower case; read when the first rule asks. */
    private final Map<String, List<Entry>> categories = new HashMap<>();
    private boolean read;

    /** A host or network. @param first its first address */
    private record Entry(int version, int prefix, BigInteger first, long score) {
        private Ranges range() {
            int bits = version == 4 ? BITS_V4 : BITS_V6;
            BigInteger size = BigInteger.TWO.pow(bits - prefix);
            BigInteger from = first.divide(size).multiply(size);
            return Ranges.of(from, from.add(size).subtract(BigInteger.ONE));
        }
    }

    /** @param folder of the rule file */
    Reputations(Path folder) {
        this.folder = folder;
    }

    void addTo(Map<String, Keyword> all) {
        all.put("iprep", this::reputation);
    }

    private void reputation(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        boolean listed = parts.size() == 3 && parts.get(2).strip().matches("is(not)?set");
        if (parts.size() != 4 && !listed) {
            throw new NotHonoured("iprep: \"" + value + "\" is not understood");
        }
        StateStep.Whose whose = switch (parts.get(0).strip().toLowerCase(Locale.ROOT)) {
            case "any" -> StateStep.Whose.ANY;
            case "src" -> StateStep.Whose.SOURCE;
            case "dst" -> StateStep.Whose.DESTINATION;
            case "both" -> StateStep.Whose.BOTH;
            default -> throw new NotHonoured("iprep: \"" + parts.get(0) + "\" is no side");
        };
        String category = parts.get(1).strip();
        List<Entry> entries = entries(category);
        if (listed) {
            d.states.add(new StateStep.Among(whose, set(entries, score -> true),
                    parts.get(2).strip().equals("isnotset")));
        } else {
            Comparison comparison = Comparison.parse(parts.get(2).strip() + parts.get(3).strip(), true, "iprep");
            d.states.add(new StateStep.Among(whose, set(entries, comparison::test), false));
        }
    }

    private List<Entry> entries(String category) throws NotHonoured {
        if (!read) {
            read = true;
            try {
                read();
            } catch (IOException e) {
                throw NotHonoured.ofFile("iprep: the lists beside the rules cannot be read: " + e.getMessage());
            }
        }
        List<Entry> entries = categories.get(category.toLowerCase(Locale.ROOT));
        if (entries == null) {
            throw NotHonoured.ofFile("iprep: no file *categories.txt beside the rules names \"" + category + "\"");
        }
        return entries;
    }

    private void read() throws IOException {
        Map<String, List<Entry>> byNumber = new HashMap<>();
        for (Path file : files("categories.txt")) {
            lines(file, columns -> {
                if (columns.length >= 2) {
                    byNumber.putIfAbsent(columns[0], new ArrayList<>());
                    categories.put(columns[1].toLowerCase(Locale.ROOT), byNumber.get(columns[0]));
                }
            });
        }
        for (Path file : files(".list")) {
            lines(file, columns -> {
                List<Entry> its = columns.length < 3 ? null : byNumber.get(columns[1]);
                if (its != null && its.size() < MOST && columns[2].matches("\\d{1,3}")) {
                    entry(columns[0], Long.parseLong(columns[2]), its);
                }
            });
        }
    }

    private static void entry(String text, long score, List<Entry> into) {
        String[] parts = text.split("/", 2);
        IpAddress.parse(parts[0]).ifPresent(address -> {
            int bits = address.version() == 4 ? BITS_V4 : BITS_V6;
            int prefix = parts.length < 2 ? bits : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
            if (prefix >= 0 && prefix <= bits) {
                BigInteger low = new BigInteger(Long.toUnsignedString(address.low()));
                BigInteger first = address.version() == 4 ? low
                        : new BigInteger(Long.toUnsignedString(address.high())).shiftLeft(64).add(low);
                into.add(new Entry(address.version(), prefix, first, score));
            }
        });
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending)
                    && Files.isRegularFile(path)).sorted().toList();
        }
    }

    @FunctionalInterface
    private interface Columns {
        void line(String[] columns);
    }

    private static void lines(Path file, Columns to) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file.getFileName() + " is larger than " + (LARGEST >> 20) + " MB");
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String plain = line.strip();
                if (!plain.isEmpty() && !plain.startsWith("#")) {
                    to.line(plain.split("\\s*,\\s*"));
                }
            }
        }
    }

    /** Of networks that contain each other the smallest counts; the last line of two about the same. */
    private static AddressSet set(List<Entry> entries, LongPredicate wanted) {
        Ranges[] sets = {Ranges.NONE, Ranges.NONE};
        for (int family = 0; family < sets.length; family++) {
            int version = family == 0 ? 4 : 6;
            BigInteger most = family == 0 ? AddressSet.MOST_V4 : AddressSet.MOST_V6;
            TreeMap<Integer, Map<Ranges, Long>> byPrefix = new TreeMap<>();
            entries.stream().filter(e -> e.version == version).forEach(e -> byPrefix
                    .computeIfAbsent(e.prefix, p -> new HashMap<>()).put(e.range(), e.score));
            for (Map<Ranges, Long> level : byPrefix.values()) {
                Ranges rest = Ranges.union(List.copyOf(level.keySet())).complement(most);
                List<Ranges> all = new ArrayList<>(List.of(sets[family].intersection(rest, most)));
                level.forEach((range, score) -> {
                    if (wanted.test(score)) {
                        all.add(range);
                    }
                });
                sets[family] = Ranges.union(all);
            }
        }
        return new AddressSet(sets[0], sets[1]);
    }
}
