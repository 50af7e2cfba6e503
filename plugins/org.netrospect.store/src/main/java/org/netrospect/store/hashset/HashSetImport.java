package org.netrospect.store.hashset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.cases.HashSets.Imported;

/**
 * Makes a hash set of lists of digests: NSRL's CSV and its minimal text, HashKeeper's, other CSV with or without named
 * columns, md5sum's and sha256sum's, and plain lists. Each digest of a line that stands in a field of its own is taken,
 * whatever the columns are called. What is made does not depend on the memory there is.
 */
final class HashSetImport {
    /** Characters of a line that are looked at. */
    private static final int LONGEST = 8192;
    private static final int BATCH = 4096;

    private HashSetImport() {
    }

    /**
     * Reads lists.
     *
     * @param target is written whole or not at all
     * @throws IOException a list cannot be read, or the set cannot be written
     * @throws CancellationException the progress said so
     */
    static Imported run(List<Path> lists, Path target, HashSets.Kind kind, Progress progress)
            throws IOException {
        long total = 0;
        for (Path list : lists) {
            total += Files.size(list);
        }
        progress.begin("Reading digests", total);
        long lines = 0;
        long without = 0;
        long characters = 0;
        try (HashSetWriter writer = new HashSetWriter(target, kind)) {
            for (Path list : lists) {
                // digests are ASCII; names in the same line may be in any encoding
                try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(list),
                        StandardCharsets.ISO_8859_1), 1 << 16)) {
                    StringBuilder line = new StringBuilder();
                    for (int read = line(reader, line); read >= 0; read = line(reader, line)) {
                        lines++;
                        characters += read;
                        without += digests(line, writer) == 0 && !line.isEmpty() ? 1 : 0;
                        if (lines % BATCH == 0) {
                            progress.worked(characters);
                            if (progress.cancelled()) {
                                throw new CancellationException();
                            }
                        }
                    }
                }
            }
            return new Imported(lines, without, writer.finish());
        }
    }

    /** Reads a line, of which the first characters are kept. @return how many there were, -1 at the end */
    private static int line(BufferedReader reader, StringBuilder line) throws IOException {
        line.setLength(0);
        int count = 0;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            count++;
            if (c == '\n') {
                return count;
            }
            if (line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        return count == 0 ? -1 : count;
    }

    private static int digests(CharSequence line, HashSetWriter writer) throws IOException {
        int found = 0;
        for (String digest : digests(line)) {
            writer.add(HexFormat.of().parseHex(digest));
            found++;
        }
        return found;
    }

    /** The digests that stand between separators. */
    static List<String> digests(CharSequence line) {
        List<String> found = new ArrayList<>(3);
        int begin = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || separates(line.charAt(i))) {
                int size = i - begin;
                if ((size == 32 || size == 40 || size == 64) && hexadecimal(line, begin, i)) {
                    found.add(line.subSequence(begin, i).toString());
                }
                begin = i + 1;
            }
        }
        return found;
    }

    private static boolean separates(char c) {
        return c == ',' || c == ';' || c == '"' || c == '|' || c <= ' ';
    }

    private static boolean hexadecimal(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
