package org.netrospect.carving.examine;

import java.io.IOException;
import org.netrospect.core.bytes.ByteWindow;

/** Shannon's entropy of bytes. */
final class Entropy {
    /** Bytes of a file that are counted: more would not change the figure. */
    static final long MOST = 64L << 20;

    private Entropy() {
    }

    /** Bits a byte, 0 to 8; -1 for an empty file. */
    static double of(Content content) throws IOException {
        long[] counts = new long[256];
        long end = Math.min(content.length(), MOST);
        for (long at = 0; at < end;) {
            ByteWindow piece = content.upTo(at, (int) Math.min(1 << 16, end - at));
            byte[] bytes = piece.array();
            for (int i = piece.arrayOffset(); i < piece.arrayOffset() + piece.length(); i++) {
                counts[bytes[i] & 0xff]++;
            }
            at += piece.length();
        }
        return end == 0 ? -1 : of(counts, end);
    }

    private static double of(long[] counts, long all) {
        double bits = 0;
        for (long count : counts) {
            if (count > 0) {
                double share = (double) count / all;
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return Math.round(Math.max(0, bits) * 1000) / 1000.0;
    }
}
