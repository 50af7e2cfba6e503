package org.netrospect.protocols.dcerpc;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/**
 * Finds the texts among the arguments of a call without knowing its types: every conformant and varying array of wide
 * characters ([C706] 14.3.7) whose counts fit and whose characters are printable.
 */
final class StubTexts {
    /** Bytes of arguments that are looked through. */
    private static final int DEEPEST = 1 << 14;
    private static final int MOST = 16;
    private static final int LONGEST = 1024;
    /** A single character may as well be a number. */
    private static final int SHORTEST = 2;
    private static final int COUNTS = 12;

    private StubTexts() {
    }

    static List<String> in(ByteWindow stub) {
        List<String> texts = new ArrayList<>();
        int end = Math.min(stub.length(), DEEPEST);
        int at = 0;
        while (at + COUNTS + 2 <= end && texts.size() < MOST) {
            int length = length(stub, at, end);
            if (length > 0) {
                texts.add(text(stub, at + COUNTS, length));
                at += (COUNTS + 2 * length + 3) / 4 * 4;
            } else {
                at += 4;
            }
        }
        return texts;
    }

    /** Characters of the text whose counts stand here; 0 for none. */
    private static int length(ByteWindow stub, int at, int end) {
        long most = stub.u32le(at);
        long offset = stub.u32le(at + 4);
        long count = stub.u32le(at + 8);
        if (offset != 0 || count < SHORTEST || count > most || most > 1 << 16 || at + COUNTS + 2 * count > end) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            int c = stub.u16le(at + COUNTS + 2 * i);
            boolean ends = c == 0 && i == count - 1 && i >= SHORTEST;
            boolean printable = c >= ' ' && c < 0xd800 && c != 127 || c == '\n' || c == '\r' || c == '\t';
            if (!ends && !printable) {
                return 0;
            }
        }
        return (int) count;
    }

    private static String text(ByteWindow stub, int at, int count) {
        int length = Math.min(count, LONGEST);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = (char) stub.u16le(at + 2 * i);
            if (c != 0) {
                text.append(c);
            }
        }
        return length < count ? text.append('…').toString() : text.toString();
    }
}
