package org.netrospect.workbench.inspector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** How bytes are put on the clipboard. */
enum BytesText {
    /** {@code 47 45 54} */
    HEX("Copy as Hex") {
        @Override
        String of(byte[] bytes) {
            return HexFormat.ofDelimiter(" ").formatHex(bytes);
        }
    },
    /** One character a byte, control characters as dots, line ends kept. */
    TEXT("Copy as Text") {
        @Override
        String of(byte[] bytes) {
            StringBuilder out = new StringBuilder(bytes.length);
            for (byte b : bytes) {
                out.append(b == '\n' || b == '\t' ? (char) b : b == '\r' ? "" : printable(b));
            }
            return out.toString();
        }
    },
    /** Offset, hexadecimal and text, sixteen bytes a line. */
    DUMP("Copy as Hex Dump") {
        @Override
        String of(byte[] bytes) {
            StringBuilder out = new StringBuilder(bytes.length * 5);
            for (int from = 0; from < bytes.length; from += HexRow.WIDE.bytes()) {
                out.append(HexRow.WIDE.line(from, bytes, from)).append('\n');
            }
            return out.toString();
        }
    },
    /** An initialiser in C, twelve bytes a line. */
    C_ARRAY("Copy as C Array") {
        private static final int PER_LINE = 12;

        @Override
        String of(byte[] bytes) {
            StringBuilder out = new StringBuilder("unsigned char bytes[").append(bytes.length).append("] = {");
            for (int i = 0; i < bytes.length; i++) {
                out.append(i % PER_LINE == 0 ? "\n    " : " ").append("0x").append(HexFormat.of().toHexDigits(bytes[i]))
                        .append(i + 1 < bytes.length ? "," : "");
            }
            return out.append("\n};\n").toString();
        }
    },
    BASE64("Copy as Base64") {
        @Override
        String of(byte[] bytes) {
            return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
        }
    };

    private final String title;

    BytesText(String title) {
        this.title = title;
    }

    /** As in a menu. */
    String title() {
        return title;
    }

    abstract String of(byte[] bytes);

    /** The text of a part of an array. */
    final String of(byte[] bytes, int from, int to) {
        return of(Arrays.copyOfRange(bytes, from, to));
    }

    /** The ASCII character of a byte, a dot for all that have none. */
    static char printable(byte b) {
        return b >= 0x20 && b < 0x7f ? (char) b : '.';
    }
}
