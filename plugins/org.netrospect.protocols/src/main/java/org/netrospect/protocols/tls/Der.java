package org.netrospect.protocols.tls;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * One element of the distinguished encoding rules (X.690, section 8.1). Read leniently: lengths may be longer coded
 * than needed.
 *
 * @param tag the identifier, of one byte
 * @param content behind the length
 * @param whole with identifier and length
 */
record Der(int tag, ByteWindow content, ByteWindow whole) {
    static final int BOOLEAN = 1;
    static final int INTEGER = 2;
    static final int OBJECT_IDENTIFIER = 6;
    static final int BMP_STRING = 30;
    static final int UTC_TIME = 23;
    static final int GENERALIZED_TIME = 24;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** Elements of one sequence that are read. */
    private static final int MOST = 2000;

    /** The element at an offset. */
    static Der at(ByteWindow bytes, int offset) {
        int tag = bytes.u8(offset);
        if ((tag & 31) == 31) {
            throw new MalformedInput("A certificate has a tag of several bytes.");
        }
        int length = bytes.u8(offset + 1);
        int head = 2;
        if (length > 127) {
            int count = length & 127;
            if (count == 0 || count > 4) {
                throw new MalformedInput("A certificate has a length of " + count + " bytes.");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes.u8(offset + 2 + i);
            }
            head += count;
        }
        if (length < 0) {
            throw new MalformedInput("A certificate has an element of more than 2 GB.");
        }
        return new Der(tag, bytes.slice(offset + head, length), bytes.slice(offset, bytes.length() - offset)
                .slice(0, head + length));
    }

    /** The elements inside, as far as they are whole. */
    List<Der> elements() {
        List<Der> inside = new ArrayList<>();
        int at = 0;
        while (at < content.length() && inside.size() < MOST) {
            Der next = at(content, at);
            inside.add(next);
            at += next.whole().length();
        }
        return inside;
    }
}
