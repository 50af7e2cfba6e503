package org.netrospect.replay.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.netrospect.core.file.Digests;
import org.netrospect.core.time.TimeFormat;

/**
 * The signature files of a run, with their hashes.
 *
 * @param files in the order of their paths within each folder given, folders and files in the order given
 */
public record SignatureFiles(List<SignatureFile> files) {
    /** Ends of names of rules, of ClamAV's databases, of YARA's rules, and of lists of indicators. */
    public static final List<String> RULES = List.of(".rules");
    public static final List<String> CLAMAV = List.of(".hdb", ".hsb", ".mdb", ".msb", ".ndb", ".ldb", ".fp", ".sfp",
            ".ign2", ".cvd", ".cld", ".cud");
    public static final List<String> YARA = List.of(".yar", ".yara");
    public static final List<String> INDICATORS = List.of(".txt", ".csv", ".json", ".dat", ".intel");
    private static final int BUFFER = 1 << 16;

    /** @param modified nanoseconds since 1970 UTC */
    public record SignatureFile(Path path, String sha256, long bytes, long modified) {
    }

    public SignatureFiles {
        files = List.copyOf(files);
    }

    /**
     * The files of paths; of folders, those below whose names end in one of {@code endings}.
     *
     * @param endings {@code .rules}
     */
    public static SignatureFiles of(List<Path> paths, List<String> endings) throws IOException {
        List<SignatureFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> below = Files.walk(path)) {
                    for (Path file : below.filter(Files::isRegularFile)
                            .filter(f -> endings.stream().anyMatch(f.getFileName().toString()::endsWith))
                            .sorted(Comparator.comparing(Path::toString)).toList()) {
                        files.add(file(file));
                    }
                }
            } else {
                files.add(file(path));
            }
        }
        return new SignatureFiles(files);
    }

    private static SignatureFile file(Path path) throws IOException {
        if (Files.notExists(path)) {
            throw new FileNotFoundException(path + " is missing; nothing was run.");
        }
        MessageDigest digest = Digests.digest("SHA-256");
        long bytes = 0;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                bytes += n;
            }
        }
        return new SignatureFile(path, HexFormat.of().formatHex(digest.digest()), bytes,
                Files.getLastModifiedTime(path).toMillis() * 1_000_000L);
    }

    /** SHA-256 over the hashes of the files, in their order: the same files give the same, wherever they are. */
    public String sha256() {
        MessageDigest digest = Digests.digest("SHA-256");
        files.forEach(file -> digest.update(file.sha256().getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** When the newest of them was changed, nanoseconds since 1970 UTC; 0 without files. */
    public long newest() {
        return files.stream().mapToLong(SignatureFile::modified).max().orElse(0);
    }

    /** One text for each file: path, SHA-256, and when it was changed. */
    public List<String> described() {
        return files.stream().map(file -> file.path() + " " + file.sha256() + " "
                + TimeFormat.seconds(file.modified())).toList();
    }
}
