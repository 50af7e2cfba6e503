package org.netrospect.protocols.http3;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.http2.Field;

/** Decodes the field sections of one side (RFC 9204). One thread. */
final class QpackDecoder {
    /** Characters kept of one field section: a byte of it can stand for thousands. */
    private static final int LARGEST_LIST = 256 << 10;
    private static final int MOST_FIELDS = 1000;
    /** Bytes of one instruction. */
    private static final int LONGEST_INSTRUCTION = 1 << 17;
    private static final int ENTRY = 32;

    private final DynamicTable table = new DynamicTable();
    private final ByteArrayOutputStream instructions = new ByteArrayOutputStream(0);
    private Optional<Integer> allowed = Optional.empty();
    private boolean lost;

    /** The capacity that the other side allows, by which numbers wrap around (section 4.5.1.1). */
    void allowed(int bytes) {
        allowed = Optional.of(bytes);
    }

    /** Bytes of the stream of instructions (section 4.3). */
    void instructions(ByteWindow bytes) {
        if (lost) {
            return;
        }
        instructions.write(bytes.array(), bytes.arrayOffset(), bytes.length());
        byte[] all = instructions.toByteArray();
        ByteWindow window = new ByteWindow(all, 0, all.length);
        int done = 0;
        while (done < all.length) {
            int length = instruction(window.slice(done, all.length - done));
            if (length == 0) {
                break;
            }
            done += length;
        }
        instructions.reset();
        instructions.write(all, done, all.length - done);
        if (instructions.size() > LONGEST_INSTRUCTION) {
            throw new MalformedInput("An instruction of QPACK is longer than any.");
        }
    }

    /** Bytes of them are in no capture: what the table has is not known any more. */
    void lost() {
        lost = true;
    }

    /** @return bytes that the instruction has, 0 if it is not there as a whole */
    private int instruction(ByteWindow bytes) {
        if (!whole(bytes)) {
            return 0;
        }
        FieldBytes in = new FieldBytes(bytes);
        int first = in.peek();
        if (first >= 0x80) {
            int index = in.number(6);
            String name = ((first & 0x40) != 0 ? StaticTable.get(index) : relative(index)).name();
            table.add(new Field(name, in.text(7).value()));
        } else if (first >= 0x40) {
            String name = in.text(5).value();
            table.add(new Field(name, in.text(7).value()));
        } else if (first >= 0x20) {
            table.capacity(in.number(5));
        } else {
            table.add(relative(in.number(5)));
        }
        return in.at();
    }

    /** Whether all of the first instruction is there; looks at lengths alone. */
    private static boolean whole(ByteWindow bytes) {
        int first = bytes.u8(0);
        int at = first >= 0x80 ? behindNumber(bytes, 0, 6) : first < 0x40 ? behindNumber(bytes, 0, 5)
                : behindText(bytes, 0, 5);
        return at >= 0 && (first < 0x40 || behindText(bytes, at, 7) >= 0);
    }

    private static int behindText(ByteWindow bytes, int from, int bits) {
        int at = behindNumber(bytes, from, bits);
        if (at < 0) {
            return -1;
        }
        int length = new FieldBytes(bytes.slice(from, at - from)).number(bits);
        return length <= bytes.length() - at ? at + length : -1;
    }

    private static int behindNumber(ByteWindow bytes, int from, int bits) {
        int mask = (1 << bits) - 1;
        if (from >= bytes.length()) {
            return -1;
        }
        if ((bytes.u8(from) & mask) < mask) {
            return from + 1;
        }
        for (int at = from + 1; at < bytes.length(); at++) {
            if (bytes.u8(at) < 0x80) {
                return at + 1;
            }
        }
        return -1;
    }

    private Field relative(int index) {
        return table.get(table.inserted() - 1 - index);
    }

    /** The fields of a section (section 4.5); none if instructions that it needs have not come. */
    Optional<List<Field>> decode(ByteWindow section) {
        FieldBytes in = new FieldBytes(section);
        long required = required(in.number(8));
        if (required > table.inserted()) {
            return Optional.empty();
        }
        boolean below = (in.peek() & 0x80) != 0;
        int delta = in.number(7);
        long base = below ? required - delta - 1 : required + delta;
        List<Field> fields = new ArrayList<>();
        int size = 0;
        while (in.more()) {
            Field field = field(in, base);
            size += field.size();
            if (size <= LARGEST_LIST && fields.size() < MOST_FIELDS) {
                fields.add(field);
            }
        }
        return Optional.of(fields);
    }

    private long required(int encoded) {
        if (encoded == 0) {
            return 0;
        }
        long most = allowed.orElse(table.largestCapacity()) / ENTRY;
        if (most == 0) {
            // until the settings come it is not known how numbers wrap around
            return Long.MAX_VALUE;
        }
        long full = 2 * most;
        long largest = table.inserted() + most;
        long required = largest / full * full + encoded - 1;
        return required > largest ? required - full : required;
    }

    private Field field(FieldBytes in, long base) {
        int first = in.peek();
        if (first >= 0x80) {
            int index = in.number(6);
            return (first & 0x40) != 0 ? StaticTable.get(index) : table.get(base - 1 - index);
        }
        if (first >= 0x40) {
            int index = in.number(4);
            String name = ((first & 0x10) != 0 ? StaticTable.get(index) : table.get(base - 1 - index)).name();
            return new Field(name, in.text(7).value());
        }
        if (first >= 0x20) {
            String name = in.text(3).value();
            return new Field(name, in.text(7).value());
        }
        if (first >= 0x10) {
            return table.get(base + in.number(4));
        }
        String name = table.get(base + in.number(3)).name();
        return new Field(name, in.text(7).value());
    }
}
