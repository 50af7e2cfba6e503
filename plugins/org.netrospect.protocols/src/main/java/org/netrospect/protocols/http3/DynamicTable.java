package org.netrospect.protocols.http3;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.http2.Field;

/** The fields that a side sent before (RFC 9204, section 3.2), by their absolute numbers. */
final class DynamicTable {
    /** Bytes that a table may have; a peer may ask for any number. */
    private static final int LARGEST = 1 << 20;

    /** The oldest first; those before {@code dropped} are gone from it. */
    private final List<Field> fields = new ArrayList<>();
    private int dropped;
    private long first;
    private int size;
    private int capacity;
    private int largestCapacity;

    /** How many were ever put in. */
    long inserted() {
        return first + fields.size() - dropped;
    }

    /** The largest capacity that was in use. */
    int largestCapacity() {
        return largestCapacity;
    }

    void capacity(int bytes) {
        if (bytes > LARGEST) {
            throw new MalformedInput("A table of fields of HTTP/3 is to have " + bytes
                    + " bytes, more than are kept.");
        }
        capacity = bytes;
        largestCapacity = Math.max(largestCapacity, bytes);
        shrink(bytes);
    }

    void add(Field field) {
        if (field.size() > capacity) {
            throw new MalformedInput("A field of HTTP/3 is larger than its table.");
        }
        shrink(capacity - field.size());
        fields.add(field);
        size += field.size();
    }

    private void shrink(int to) {
        while (size > to) {
            size -= fields.get(dropped++).size();
            first++;
        }
        if (dropped > 64 && dropped > fields.size() / 2) {
            fields.subList(0, dropped).clear();
            dropped = 0;
        }
    }

    Field get(long number) {
        if (number < first || number >= inserted()) {
            throw new MalformedInput("A field of HTTP/3 has the number " + number + ", which the table does not have.");
        }
        return fields.get((int) (number - first) + dropped);
    }
}
