package org.netrospect.replay.virus.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads signature files of every kind, by the ends of their names. One thread. */
final class SignatureReader {
    /** Text of body and logical signatures that is kept in memory. */
    private static final long MOST_TEXT = 2L << 30;
    private static final Set<String> BESIDE = Set.of("info", "cfg", "sign");
    /** Ends of the names of files that are read of a folder. */
    static final List<String> ENDINGS = Stream.of("hdb", "hsb", "hdu", "hsu", "mdb", "msb", "mdu", "msu", "ndb", "ndu",
            "ldb", "ldu", "db", "fp", "sfp", "ign", "ign2", "cvd", "cld", "cud").map(e -> "." + e).toList();
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final SignatureStore store = new SignatureStore();
    private final HashSignatures files = new HashSignatures();
    private final HashSignatures sections = new HashSignatures();
    private final HashSignatures known = new HashSignatures();
    private final Set<String> ignored = new HashSet<>();
    private final Map<String, Integer> loaded = new TreeMap<>();
    private final SkippedLines skipped = new SkippedLines();
    private final List<LoadReport.Database> databases = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long text;

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    void read(Path file) throws IOException {
        String name = file.getFileName().toString();
        switch (ending(name)) {
            case "cvd", "cld", "cud" -> {
                try {
                    databases.add(SignatureContainer.read(file, this::member));
                } catch (IOException e) {
                    notes.add(e.getMessage());
                }
            }
            default -> {
                try (InputStream in = Files.newInputStream(file)) {
                    member(name, in);
                }
            }
        }
    }

    SignatureDatabase finish(String version) {
        store.finish();
        return new SignatureDatabase(store, files, sections, known, Set.copyOf(ignored), version,
                new LoadReport(loaded, skipped.list(), ignored.size(), databases, notes));
    }

    private void member(String name, InputStream in) throws IOException {
        String ending = ending(name);
        if (BESIDE.contains(ending) || name.equals("COPYING")) {
            return;
        }
        Lines lines = new Lines(in);
        while (lines.next()) {
            if (lines.length() == 0 || lines.bytes()[0] == '#') {
                continue;
            }
            try {
                if (lines.tooLong()) {
                    throw new WrongSignature("a line is longer than " + ByteHeap.LONGEST + " bytes");
                }
                line(ending, lines);
                loaded.merge(ending, 1, Integer::sum);
            } catch (WrongSignature e) {
                skipped.add(e.getMessage(), name, lines.number());
            }
        }
    }

    private void line(String ending, Lines lines) throws WrongSignature {
        switch (ending) {
            case "hdb", "hsb", "hdu", "hsu" -> digest(lines.text(), files, false);
            case "mdb", "msb", "mdu", "msu" -> digest(lines.text(), sections, true);
            case "fp", "sfp" -> digest(lines.text(), known, false);
            case "ign", "ign2" -> ignore(lines.text(), ending);
            case "ndb", "ndu" -> body(SignatureStore.Form.BODY, lines);
            case "ldb", "ldu" -> body(SignatureStore.Form.LOGICAL, lines);
            case "db" -> body(SignatureStore.Form.PLAIN, lines);
            default -> throw new WrongSignature("signatures in files that end with ." + (ending.length() > 8
                    ? ending.substring(0, 8) : ending) + " are not supported");
        }
    }

    private void body(SignatureStore.Form form, Lines lines) throws WrongSignature {
        Signature signature = SignatureStore.parse(form, lines.text());
        text += lines.length();
        if (text > MOST_TEXT) {
            throw new WrongSignature("there are more than " + MOST_TEXT + " bytes of signatures");
        }
        store.add(form, lines, signature);
    }

    private void ignore(String line, String ending) throws WrongSignature {
        String[] fields = line.split(":", -1);
        if (ending.equals("ign2") && fields.length > 1) {
            throw new WrongSignature("it ignores a signature only as long as that is unchanged");
        }
        if (ending.equals("ign") && fields.length < 3) {
            throw new WrongSignature("it names no signature to ignore");
        }
        ignored.add(ending.equals("ign") ? fields[2] : fields[0]);
    }

    private static void digest(String line, HashSignatures into, boolean sizeFirst) throws WrongSignature {
        String[] fields = line.split(":", -1);
        if (fields.length < 3) {
            throw new WrongSignature("a digest has not the three fields digest, length and name");
        }
        if (fields.length > 3) {
            Conditions.level(level(fields[3], 0), fields.length > 4 ? level(fields[4], Long.MAX_VALUE)
                    : Long.MAX_VALUE);
        }
        String hex = fields[sizeFirst ? 1 : 0];
        String size = fields[sizeFirst ? 0 : 1];
        if (hex.length() != 32 && hex.length() != 40 && hex.length() != 64 || !HEX.matcher(hex).matches()) {
            throw new WrongSignature("a digest is neither MD5, SHA-1 nor SHA-256");
        }
        if (!size.equals("*") && !NUMBER.matcher(size).matches()) {
            throw new WrongSignature("a digest has a length that is no number");
        }
        into.add(HexFormat.of().parseHex(hex), size.equals("*") ? HashSignatures.ANY_SIZE : Long.parseLong(size),
                fields[2]);
    }

    private static long level(String text, long none) throws WrongSignature {
        if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
            throw new WrongSignature("its level is not a number");
        }
        return text.isEmpty() ? none : Long.parseLong(text);
    }
}
