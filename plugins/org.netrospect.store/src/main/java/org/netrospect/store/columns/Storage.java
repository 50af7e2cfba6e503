package org.netrospect.store.columns;

/** How a column's values lie in its file, little endian. The smallest number of a width stands for no value. */
public enum Storage {
    BYTE(1),
    SHORT(2),
    INT(4),
    LONG(8),
    /** A number of at least 0 that is nearly always below 2^31: four bytes, larger ones in the heap. */
    COUNT(4),
    /** Place of the text in the heap, in units of four bytes; 0 for none. */
    TEXT(4),
    /** 0 for none; IPv4 in the lower 32 bits, marked by the bit above; IPv6 in the heap, marked by the sign. */
    ADDRESS(8);

    /** Bytes a value takes in the column's file. */
    final int width;

    Storage(int width) {
        this.width = width;
    }
}
