package org.netrospect.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names of cases as names of folders that every system takes: what one of them refuses is written as in a URL, with
 * percent signs.
 */
final class CaseNames {
    private static final String REFUSED = "%<>:\"/\\|?*;";
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com0", "com1", "com2", "com3",
            "com4", "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
            "lpt7",
            "lpt8", "lpt9");
    private static final int LONGEST = 240;

    private CaseNames() {
    }

    /** The folder of a case. */
    static String folder(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        if (normal.isBlank()) {
            throw new IllegalArgumentException("A case needs a name.");
        }
        StringBuilder out = new StringBuilder();
        boolean reserved = RESERVED.contains(normal.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT));
        int i = 0;
        while (i < normal.length()) {
            int c = normal.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean first = i == 0 && (c == '.' || c == ' ' || reserved);
            boolean last = next == normal.length() && (c == '.' || c == ' ');
            if (first || last || Character.isISOControl(c) || REFUSED.indexOf(c) >= 0
                    || Character.getType(c) == Character.SURROGATE) {
                escape(out, c);
            } else {
                out.appendCodePoint(c);
            }
            i = next;
        }
        if (out.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("The name of the case is too long for a folder: " + name);
        }
        return out.toString();
    }

    private static void escape(StringBuilder out, int c) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(String.format("%02X", b));
        }
    }

    /** The case of a folder. */
    static String name(String folder) {
        byte[] bytes = folder.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        int i = 0;
        while (i < bytes.length) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.put((byte) (high << 4 | low));
                i += 3;
            } else {
                out.put(bytes[i++]);
            }
        }
        return Normalizer.normalize(new String(out.array(), 0, out.position(), StandardCharsets.UTF_8),
                Normalizer.Form.NFC);
    }

    /** The name that is most like a misspelt one, if one is alike at all. */
    static Optional<String> nearest(String wrong, Collection<String> names) {
        String sought = wrong.toLowerCase(Locale.ROOT);
        return names.stream().filter(name -> distance(sought, name.toLowerCase(Locale.ROOT)) <= 1 + sought.length() / 3)
                .min(Comparator.comparingInt(name -> distance(sought, name.toLowerCase(Locale.ROOT))));
    }

    /** Letters to change, add or leave out (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
