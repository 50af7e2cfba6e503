package org.netrospect.carving.name;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes names from traffic safe for every file system, shell and list. */
public final class SafeName {
    /** Bytes of a name: every common file system takes 255, and something may be put behind it. */
    private static final int LONGEST = 200;
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$", "COM0",
            "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT0", "LPT1", "LPT2", "LPT3",
            "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    private SafeName() {
    }

    /**
     * The last part of a path, without anything that a file system, a shell or a reader could take for something else.
     *
     * @param otherwise for a name of which nothing remains
     */
    public static String of(String name, String otherwise) {
        String path = Normalizer.normalize(name, Normalizer.Form.NFC).replace('\\', '/');
        StringBuilder safe = new StringBuilder();
        path.substring(path.lastIndexOf('/') + 1).codePoints().forEach(c -> safe.appendCodePoint(safe(c) ? c : '_'));
        while (!safe.isEmpty() && (safe.charAt(safe.length() - 1) == '.' || safe.charAt(safe.length() - 1) == ' ')) {
            safe.setLength(safe.length() - 1);
        }
        while (!safe.isEmpty() && (safe.charAt(0) == '.' || safe.charAt(0) == ' ' || safe.charAt(0) == '-')) {
            safe.deleteCharAt(0);
        }
        if (safe.toString().replace("_", "").isEmpty()) {
            return otherwise;
        }
        String kept = shortened(safe.toString());
        int dot = kept.indexOf('.');
        String stem = dot < 0 ? kept : kept.substring(0, dot);
        return DEVICES.contains(stem.strip().toUpperCase(Locale.ROOT)) ? "_" + kept : kept;
    }

    private static boolean safe(int c) {
        if (c < 0x20 || c == 0x7f || "<>:\"/|?*`$&;'!%{}[]~#^".indexOf(c) >= 0) {
            return false;
        }
        return switch (Character.getType(c)) {
            // what turns the direction of writing or is not seen would let "exe.txt" be read as "txt.exe"
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** Keeps the end of the name, where the extension is. */
    private static String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot >= 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        int room = LONGEST - extension.getBytes(StandardCharsets.UTF_8).length;
        StringBuilder stem = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < name.length();) {
            int c = name.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > room) {
                break;
            }
            stem.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return stem + extension;
    }
}
