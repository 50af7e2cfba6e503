package org.netrospect.pcap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of either byte order out of an array; a place outside the array throws IndexOutOfBoundsException. */
final class Bytes {
    private static final VarHandle INT_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {
    }

    static int i32(byte[] b, int at, boolean bigEndian) {
        return bigEndian ? (int) INT_BE.get(b, at) : (int) INT_LE.get(b, at);
    }

    static long u32(byte[] b, int at, boolean bigEndian) {
        return i32(b, at, bigEndian) & 0xffff_ffffL;
    }

    static int u16(byte[] b, int at, boolean bigEndian) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    static long i64(byte[] b, int at, boolean bigEndian) {
        long first = u32(b, at, bigEndian);
        long second = u32(b, at + 4, bigEndian);
        return bigEndian ? first << 32 | second : second << 32 | first;
    }
}
