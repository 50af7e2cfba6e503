package org.netrospect.replay.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keywords about files that sessions carry. */
final class FileKeywords {
    private static final long LARGEST_LIST = 256L << 20;
    private static final Set<String> STORED = Set.of("both", "to_server", "request", "to_client", "response");

    private final Path folder;

    /** @param folder of the rule file: lists of digests lie beside it */
    FileKeywords(Path folder) {
        this.folder = folder;
    }

    void addTo(Map<String, Keyword> all) {
        all.put("filesize", (d, value) -> d.fileTests.add(
                new FileTest.Size(Comparison.parse(value, true, "filesize"))));
        for (String algorithm : Set.of("md5", "sha1", "sha256")) {
            all.put("file" + algorithm, (d, value) -> digest(d, algorithm, value));
        }
        all.put("fileext", (d, value) -> d.fileTests.add(
                new FileTest.Extension(text(value), value.startsWith("!"))));
        all.put("filename", (d, value) -> d.fileTests.add(new FileTest.Name(text(value), value.startsWith("!"))));
        all.put("filemagic", FileKeywords::magic);
        all.put("filestore", FileKeywords::store);
    }

    private static void magic(Draft d, String value) throws NotHonoured {
        String part = text(value);
        if (!MagicTexts.known(part)) {
            throw new NotHonoured("filemagic: of the description \"" + part + "\" it is not known what has it");
        }
        d.fileTests.add(new FileTest.Magic(part, value.startsWith("!")));
    }

    /** Files are kept anyway, but there must be one; the direction says which to keep, not where it goes. */
    private static void store(Draft d, String value) throws NotHonoured {
        List<String> words = Words.list(value);
        if (!words.isEmpty() && !STORED.contains(words.getFirst())) {
            throw new NotHonoured("filestore: \"" + value + "\" is not supported");
        }
        d.fileTests.add(new FileTest.There());
    }

    private static String text(String value) throws NotHonoured {
        String t = value.startsWith("!") ? value.substring(1) : value;
        return new String(ContentDraft.bytes(Words.unquoted(t)), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private void digest(Draft d, String algorithm, String value) throws NotHonoured {
        boolean negated = value.startsWith("!");
        String name = Words.unquoted(negated ? value.substring(1) : value);
        Path list = folder.resolve(name).normalize();
        if (!list.startsWith(folder.normalize())) {
            throw new NotHonoured("the list of digests " + name + " lies outside of the folder of the rules");
        }
        Set<String> digests = new HashSet<>();
        int length = algorithm.equals("md5") ? 32 : algorithm.equals("sha1") ? 40 : 64;
        try {
            if (!Files.isRegularFile(list) || Files.size(list) > LARGEST_LIST) {
                throw NotHonoured.ofFile("the list of digests " + name + " is not there, or larger than "
                        + (LARGEST_LIST >> 20) + " MB");
            }
            for (String line : Files.readAllLines(list, StandardCharsets.ISO_8859_1)) {
                String word = line.strip().toLowerCase(Locale.ROOT);
                if (word.length() >= length && word.substring(0, length).chars()
                        .allMatch(c -> Character.digit(c, 16) >= 0)) {
                    digests.add(word.substring(0, length));
                }
            }
        } catch (IOException e) {
            throw NotHonoured.ofFile("the list of digests " + name + " cannot be read: " + e.getMessage());
        }
        d.fileTests.add(new FileTest.Digest(algorithm, digests, negated));
    }
}
