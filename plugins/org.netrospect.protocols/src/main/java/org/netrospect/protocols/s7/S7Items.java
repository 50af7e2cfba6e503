package org.netrospect.protocols.s7;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;

/** Names of variables and their values. */
final class S7Items {
    private static final int MOST = 20;

    private S7Items() {
    }

    /** The variables that a job names: {@code DB1.10.0 BYTE ×4}. */
    static String names(ByteWindow parameters) {
        StringBuilder names = new StringBuilder();
        int count = parameters.u8(1);
        int at = 2;
        for (int i = 0; i < count && at + 2 <= parameters.length(); i++) {
            int length = parameters.u8(at + 1);
            if (i < MOST) {
                names.append(i == 0 ? "" : ", ").append(name(parameters.slice(at, 2 + length)));
            }
            at += 2 + length;
        }
        return names + (count > MOST ? " …" : "");
    }

    private static String name(ByteWindow item) {
        if (item.length() < 12 || item.u8(2) != 0x10) {
            return item.length() > 2 ? "address of type " + item.u8(2) : "?";
        }
        int area = item.u8(8);
        int address = item.u24(9);
        String place = switch (area) {
            case 0x81 -> "I";
            case 0x82 -> "Q";
            case 0x83 -> "M";
            case 0x84 -> "DB" + item.u16(6) + ".";
            case 0x85 -> "DI" + item.u16(6) + ".";
            case 0x86 -> "L";
            case 0x1c, 0x1e -> "C";
            case 0x1d, 0x1f -> "T";
            case 0x80 -> "P";
            default -> "area " + area + " ";
        };
        boolean counted = area == 0x1c || area == 0x1d || area == 0x1e || area == 0x1f;
        return place + (counted ? Integer.toString(address) : (address >> 3) + "." + (address & 7)) + " "
                + type(item.u8(3)) + " ×" + item.u16(4);
    }

    private static String type(int transportSize) {
        return switch (transportSize) {
            case 1 -> "BIT";
            case 2 -> "BYTE";
            case 3 -> "CHAR";
            case 4 -> "WORD";
            case 5 -> "INT";
            case 6 -> "DWORD";
            case 7 -> "DINT";
            case 8 -> "REAL";
            case 28 -> "COUNTER";
            case 29 -> "TIMER";
            default -> "type " + transportSize;
        };
    }

    /** Values in hexadecimal. @param most bytes of each that are shown */
    static String values(ByteWindow data, int most) {
        StringBuilder values = new StringBuilder();
        int at = 0;
        for (int i = 0; i < MOST && at + 4 <= data.length(); i++) {
            int size = data.u8(at + 1);
            int length = size >= 3 && size <= 5 ? (data.u16(at + 2) + 7) / 8 : data.u16(at + 2);
            int there = Math.min(length, data.length() - at - 4);
            values.append(i == 0 ? "" : ", ").append(HexFormat.of().formatHex(data.bytes(at + 4,
                    Math.min(there, most)))).append(there > most ? "…" : "");
            at += 4 + length + (length & 1);
        }
        return values.toString();
    }

    /** A text with its length in a byte before it, "" if it is not there. */
    static String text(ByteWindow b, int at) {
        return at >= b.length() ? "" : b.latin1(at + 1, Math.min(b.u8(at), b.length() - at - 1));
    }
}
