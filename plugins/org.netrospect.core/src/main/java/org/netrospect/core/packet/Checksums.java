package org.netrospect.core.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The Internet checksum (RFC 1071) and SCTP's CRC32c (RFC 9260, section 6.8). Sums are kept in native order of little
 * endian machines and unfolded, so that partial sums can be added: {@link #fold} gives the 16 bits in network order.
 */
public final class Checksums {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();

    private Checksums() {
    }

    /**
     * Adds up {@code length} bytes. Two 32-bit halves are added to a long at a time: no carry is lost below 16 GB.
     *
     * @param initial what was summed before, over an even number of bytes
     */
    public static long sum(byte[] data, int offset, int length, long initial) {
        long a = initial;
        long b = 0;
        int i = offset;
        int end = offset + length;
        for (; i <= end - 32; i += 32) {
            long w0 = (long) LONG.get(data, i);
            long w1 = (long) LONG.get(data, i + 8);
            long w2 = (long) LONG.get(data, i + 16);
            long w3 = (long) LONG.get(data, i + 24);
            a += (w0 & 0xffff_ffffL) + (w0 >>> 32) + (w1 & 0xffff_ffffL) + (w1 >>> 32);
            b += (w2 & 0xffff_ffffL) + (w2 >>> 32) + (w3 & 0xffff_ffffL) + (w3 >>> 32);
        }
        a += b;
        for (; i <= end - 8; i += 8) {
            long w = (long) LONG.get(data, i);
            a += (w & 0xffff_ffffL) + (w >>> 32);
        }
        for (int shift = 0; i < end; i++, shift ^= 8) {
            a += (data[i] & 0xffL) << shift;
        }
        return a;
    }

    /** Adds a 16-bit value as it would stand in network order. */
    public static long add(long sum, int value) {
        return sum + ((value & 0xff) << 8 | value >>> 8 & 0xff);
    }

    /** Folds a sum to 16 bits in network order: 0xffff if the bytes summed hold a correct checksum. */
    public static int fold(long sum) {
        long s = (sum >>> 32) + (sum & 0xffff_ffffL);
        s = (s >>> 32) + (s & 0xffff_ffffL);
        s = (s >>> 16) + (s & 0xffff);
        s = (s >>> 16) + (s & 0xffff);
        s = (s >>> 16) + (s & 0xffff);
        return (int) (s << 8 & 0xff00 | s >>> 8 & 0xff);
    }

    /**
     * Sum of the pseudo header (RFC 9293, section 3.1; RFC 8200, section 8.1). That of IPv6 gives the same result for
     * IPv4 addresses, whose upper bits are 0.
     */
    public static long pseudoHeader(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow,
            int protocol, int length) {
        long sum = halves(sourceHigh) + halves(sourceLow) + halves(destinationHigh) + halves(destinationLow);
        int folded = fold(sum);
        // The addresses are numbers, not bytes in memory: folded they are swapped, and add() swaps them back.
        long total = add(0, (folded & 0xff) << 8 | folded >>> 8);
        total = add(total, protocol);
        total = add(total, length >>> 16);
        return add(total, length & 0xffff);
    }

    private static long halves(long word) {
        return (word & 0xffff_ffffL) + (word >>> 32);
    }

    /**
     * CRC32c of an SCTP packet with its checksum field, at {@code offset + 8}, taken as 0; as it stands in the packet.
     */
    public static int sctp(CRC32C crc, byte[] data, int offset, int length) {
        crc.reset();
        crc.update(data, offset, 8);
        for (int i = 0; i < 4; i++) {
            crc.update(0);
        }
        crc.update(data, offset + 12, length - 12);
        return Integer.reverseBytes((int) crc.getValue());
    }
}
