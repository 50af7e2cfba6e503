package org.netrospect.replay.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.netrospect.core.file.Digests;
import org.netrospect.replay.match.Transaction.Shown;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.rule.BufferName;
import org.netrospect.replay.rule.BufferName.Transform;
import org.netrospect.replay.script.Scripts;

/** A buffer in the form in which a rule looks at it: one field of a header, transformed. */
final class BufferForms {
    private BufferForms() {
    }

    static List<byte[]> of(BufferName name, Shown shown) {
        List<byte[]> forms = new ArrayList<>(1);
        if (name.field().isEmpty()) {
            forms.add(shown.bytes());
        } else {
            fields(name.field(), shown.bytes(), forms);
        }
        for (Transform transform : name.transforms()) {
            if (transform.kind() == BufferName.Kind.PLAIN_SCRIPTS) {
                Scripts.of(shown.bytes(), "").plain().ifPresent(forms::add);
                continue;
            }
            if (transform.kind() == BufferName.Kind.PLAIN_FORM) {
                forms.add(decoded(shown.bytes()));
                continue;
            }
            forms.replaceAll(bytes -> apply(transform, bytes));
        }
        return forms;
    }

    /** Values of the lines of a header that have this name. */
    private static void fields(String field, byte[] header, List<byte[]> forms) {
        String text = new String(header, StandardCharsets.ISO_8859_1);
        for (String line : text.split("\r?\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(field)) {
                forms.add(line.substring(colon + 1).strip().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    static byte[] apply(Transform transform, byte[] bytes) {
        return switch (transform.kind()) {
            case DOTPREFIX -> prefixed(bytes);
            case STRIP_WHITESPACE -> white(bytes, false);
            case COMPRESS_WHITESPACE -> white(bytes, true);
            case TO_LOWERCASE -> Fold.folded(bytes);
            case TO_UPPERCASE -> upper(bytes);
            case TO_MD5 -> Digests.of("MD5", bytes, 0, bytes.length);
            case TO_SHA1 -> Digests.of("SHA-1", bytes, 0, bytes.length);
            case TO_SHA256 -> Digests.of("SHA-256", bytes, 0, bytes.length);
            case URL_DECODE -> decoded(bytes);
            case XOR -> xor(bytes, transform.argument());
            case HEADER_LOWERCASE -> headerNames(bytes);
            case STRIP_PSEUDO_HEADERS -> withoutPseudo(bytes);
            case PCREXFORM -> Pcre.accepted(transform.argument()).first(bytes).orElse(bytes);
            case PLAIN_SCRIPTS, PLAIN_FORM -> bytes;
            case FROM_BASE64 -> Base64Bytes.decode(bytes, 0, bytes.length);
        };
    }

    private static byte[] prefixed(byte[] bytes) {
        byte[] out = new byte[bytes.length + 1];
        out[0] = '.';
        System.arraycopy(bytes, 0, out, 1, bytes.length);
        return out;
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }

    private static byte[] white(byte[] bytes, boolean keepOne) {
        byte[] out = new byte[bytes.length];
        int n = 0;
        boolean before = false;
        for (byte b : bytes) {
            boolean white = isWhite(b);
            if (!white || keepOne && !before) {
                out[n++] = b;
            }
            before = white;
        }
        return java.util.Arrays.copyOf(out, n);
    }

    private static byte[] upper(byte[] bytes) {
        byte[] out = bytes.clone();
        for (int i = 0; i < out.length; i++) {
            if (out[i] >= 'a' && out[i] <= 'z') {
                out[i] -= 32;
            }
        }
        return out;
    }

    private static byte[] decoded(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int n = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length && Character.digit(bytes[i + 1] & 0xff, 16) >= 0
                    && Character.digit(bytes[i + 2] & 0xff, 16) >= 0) {
                out[n++] = (byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                out[n++] = bytes[i] == '+' ? (byte) ' ' : bytes[i];
            }
        }
        return java.util.Arrays.copyOf(out, n);
    }

    private static byte[] xor(byte[] bytes, String key) {
        byte[] out = bytes.clone();
        int length = key.length() / 2;
        for (int i = 0; i < out.length; i++) {
            int k = i % length * 2;
            out[i] ^= (byte) Integer.parseInt(key.substring(k, k + 2), 16);
        }
        return out;
    }

    private static byte[] headerNames(byte[] bytes) {
        byte[] out = bytes.clone();
        boolean name = true;
        for (int i = 0; i < out.length; i++) {
            if (out[i] == '\n') {
                name = true;
            } else if (out[i] == ':') {
                name = false;
            } else if (name) {
                out[i] = Fold.TABLE[out[i] & 0xff];
            }
        }
        return out;
    }

    private static byte[] withoutPseudo(byte[] bytes) {
        StringBuilder kept = new StringBuilder();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
            kept.append(line.startsWith(":") ? "" : line);
        }
        return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
