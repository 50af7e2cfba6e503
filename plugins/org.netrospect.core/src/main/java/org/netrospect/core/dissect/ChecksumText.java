package org.netrospect.core.dissect;

import java.util.zip.CRC32C;
import org.netrospect.core.packet.Checksums;

/** Says whether a checksum is right: {@code 0x1c46 (correct)}, {@code 0x1c46 (should be 0xb1e6)}. */
final class ChecksumText {
    private ChecksumText() {
    }

    /**
     * An Internet checksum (RFC 1071).
     *
     * @param at where it stands
     * @param covered bytes that it covers, from the reader's first one
     * @param initial sum of what it covers besides: a pseudo header
     */
    static String internet(FieldReader f, int at, int covered, long initial) {
        int stored = f.window().u16(at);
        if (covered > f.available() || covered < at + 2) {
            return FieldReader.hex(stored, 4) + " (not checked: cut)";
        }
        byte[] bytes = f.window().bytes(0, covered);
        bytes[at] = 0;
        bytes[at + 1] = 0;
        int wanted = ~Checksums.fold(Checksums.sum(bytes, 0, covered, initial)) & 0xffff;
        bytes[at] = (byte) (stored >>> 8);
        bytes[at + 1] = (byte) stored;
        // not by comparing: 0 and 0xffff are the same number in ones' complement
        boolean right = Checksums.fold(Checksums.sum(bytes, 0, covered, initial)) == 0xffff;
        return verdict(stored, wanted, right, 4);
    }

    /** The CRC32c of an SCTP packet. */
    static String sctp(FieldReader f) {
        long stored = f.window().u32(8);
        if (f.cut()) {
            return FieldReader.hex(stored, 8) + " (not checked: cut)";
        }
        byte[] bytes = f.window().bytes(0, f.available());
        long wanted = Checksums.sctp(new CRC32C(), bytes, 0, bytes.length) & 0xffff_ffffL;
        return verdict(stored, wanted, stored == wanted, 8);
    }

    private static String verdict(long stored, long wanted, boolean right, int digits) {
        return FieldReader.hex(stored, digits)
                + (right ? " (correct)" : " (should be " + FieldReader.hex(wanted, digits) + ")");
    }
}
