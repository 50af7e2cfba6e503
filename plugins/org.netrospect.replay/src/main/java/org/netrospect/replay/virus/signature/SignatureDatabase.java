package org.netrospect.replay.virus.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netrospect.core.file.Digests;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.run.SignatureFiles;
import org.netrospect.replay.virus.Verdict;
import org.netrospect.replay.virus.VirusEngine;

/**
 * ClamAV's signatures without ClamAV. A file is judged as it is; what is packed in it is judged as a file of its own.
 * Each signature is honoured in full or not at all. Thread-safe.
 */
public final class SignatureDatabase implements VirusEngine {
    /** Bytes of the longest file that body signatures are sought in; longer ones are judged by their digests alone. */
    public static final int LONGEST = 100 << 20;

    private final SignatureStore store;
    private final HashSignatures files;
    private final HashSignatures sections;
    private final HashSignatures known;
    private final Set<String> ignored;
    private final String version;
    private final LoadReport report;

    SignatureDatabase(SignatureStore store, HashSignatures files, HashSignatures sections, HashSignatures known,
            Set<String> ignored, String version, LoadReport report) {
        this.store = store;
        this.files = files;
        this.sections = sections;
        this.known = known;
        this.ignored = ignored;
        this.version = version;
        this.report = report;
    }

    /**
     * Reads databases.
     *
     * @param paths files, and folders in which those with endings of databases are read
     * @throws IOException a file cannot be read; damaged ones are told in the report
     */
    public static SignatureDatabase read(List<Path> paths) throws IOException {
        SignatureFiles files = SignatureFiles.of(paths, SignatureReader.ENDINGS);
        SignatureReader reader = new SignatureReader();
        for (SignatureFiles.SignatureFile file : files.files()) {
            reader.read(file.path());
        }
        return reader.finish(files.sha256());
    }

    /** What was read, and what is not honoured. */
    public LoadReport report() {
        return report;
    }

    @Override
    public String name() {
        return "builtin";
    }

    /** SHA-256 over the signature files. */
    @Override
    public String version() {
        return version;
    }

    @Override
    public Verdict scan(FileContent content) throws IOException {
        Digests digests = Digests.of(content);
        long size = content.length();
        List<String> hashes = List.of(digests.md5(), digests.sha1(), digests.sha256());
        if (hashes.stream().anyMatch(hash -> known.find(hash, size).isPresent())) {
            return Verdict.clean("The databases list this file as known to be good.");
        }
        List<String> names = new ArrayList<>();
        hashes.stream().map(hash -> files.find(hash, size)).flatMap(Optional::stream).forEach(names::add);
        List<String> notes = new ArrayList<>();
        if (size > LONGEST) {
            notes.add("The file is longer than " + LONGEST + " bytes; only its digests were looked up.");
        } else {
            byte[] data = content.head((int) size);
            FileFacts facts = FileFacts.of(data, data.length);
            sections(facts, names);
            new BodyScan(store, facts, ignored).run(names, notes);
        }
        names.removeIf(ignored::contains);
        return !names.isEmpty() ? new Verdict(Verdict.State.INFECTED, names, notes)
                : notes.isEmpty() ? Verdict.clean() : new Verdict(Verdict.State.ERROR, List.of(), notes);
    }

    private void sections(FileFacts facts, List<String> names) {
        if (sections.count() == 0 || !facts.targets().contains(Target.PE) || facts.executable().isEmpty()) {
            return;
        }
        for (Executable.Section section : facts.executable().get().sections()) {
            Stream.of("MD5", "SHA-1", "SHA-256").map(algorithm -> digest(algorithm, facts.data(), section))
                    .map(hash -> sections.find(hash, section.length())).flatMap(Optional::stream)
                    .forEach(names::add);
        }
    }

    private static String digest(String algorithm, byte[] data, Executable.Section section) {
        return HexFormat.of().formatHex(Digests.of(algorithm, data, section.offset(), section.length()));
    }
}
