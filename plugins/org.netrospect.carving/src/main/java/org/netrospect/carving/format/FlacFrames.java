package org.netrospect.carving.format;

import org.netrospect.carving.extent.Search;

/**
 * Finds the end of FLAC (RFC 9639): behind the frame with which all samples are there, where its checksum fits; without
 * a count of samples, where no frame begins for longer than one can be.
 */
final class FlacFrames implements Search {
    /** Sync code, two bytes of codes, a number of up to 7 bytes, block size, sample rate, checksum. */
    private static final int LONGEST_HEADER = 16;
    private static final int SHORTEST_HEADER = 6;
    private static final int WITHOUT_LIMIT = 1 << 20;

    private final long samples;
    private final int block;
    private final int least;
    private final int most;
    private final byte[] window = new byte[LONGEST_HEADER];
    private long count;
    private int sinceSync = LONGEST_HEADER;
    private long quiet;
    private long told;
    private boolean lastFrame;
    private int frame;
    private int crc;

    /**
     * @param samples of the whole, 0 if that is not known
     * @param block samples of each frame but the last, 0 if they differ
     * @param least bytes of a frame, 0 if that is not known
     * @param most bytes of a frame, 0 if that is not known
     */
    FlacFrames(long samples, int block, int least, int most) {
        this.samples = samples;
        this.block = block;
        this.least = least;
        this.most = most == 0 ? WITHOUT_LIMIT : most + LONGEST_HEADER;
    }

    @Override
    public int find(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (next(bytes[i])) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean next(byte b) {
        boolean sync = count > 0 && at(1) == 0xff && (b & 0xfe) == 0xf8;
        window[(int) (count++ & LONGEST_HEADER - 1)] = b;
        sinceSync = sync ? 2 : sinceSync + 1;
        quiet = sync ? 0 : quiet + 1;
        if (lastFrame) {
            crc = crc16(crc, b);
            frame++;
            return crc == 0 && frame >= least && frame > SHORTEST_HEADER + 2 || frame > most;
        }
        if (quiet > most) {
            return true;
        }
        if (sinceSync >= SHORTEST_HEADER && sinceSync <= LONGEST_HEADER && samples > 0 && crc8(sinceSync) == 0) {
            header(sinceSync);
        }
        return false;
    }

    /** The byte so many before the next. */
    private int at(int back) {
        return window[(int) (count - back & LONGEST_HEADER - 1)] & 0xff;
    }

    /** A header whose checksum fits: counts its samples if its number is the next. */
    private void header(int length) {
        int code = at(length - 2) >> 4;
        int rate = at(length - 2) & 15;
        int number = Math.max(1, Integer.numberOfLeadingZeros(~at(length - 4) << 24));
        int extra = code == 6 ? 1 : code == 7 ? 2 : 0;
        int more = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
        if (length != 4 + number + extra + more + 1 || code == 0) {
            return;
        }
        long value = number == 1 ? at(length - 4) : at(length - 4) & 0x7f >> number;
        for (int i = 1; i < number; i++) {
            value = value << 6 | at(length - 4 - i) & 0x3f;
        }
        boolean fixed = (at(length - 1) & 1) == 0;
        long begin = fixed ? value * block : value;
        if (begin != told) {
            return;
        }
        int size = switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << code - 2;
            case 6 -> at(length - 4 - number) + 1;
            case 7 -> (at(length - 4 - number) << 8 | at(length - 5 - number)) + 1;
            default -> 256 << code - 8;
        };
        told += size;
        if (told >= samples) {
            lastFrame = true;
            frame = length;
            crc = 0;
            for (int back = length; back > 0; back--) {
                crc = crc16(crc, (byte) at(back));
            }
        }
    }

    /** Of the last bytes: 0 if the last is the checksum of those before. */
    private int crc8(int length) {
        int sum = 0;
        for (int back = length; back > 0; back--) {
            sum ^= at(back);
            for (int bit = 0; bit < 8; bit++) {
                sum = (sum & 0x80) != 0 ? (sum << 1 ^ 0x07) & 0xff : sum << 1;
            }
        }
        return sum;
    }

    private static int crc16(int before, byte b) {
        int sum = before ^ (b & 0xff) << 8;
        for (int bit = 0; bit < 8; bit++) {
            sum = (sum & 0x8000) != 0 ? (sum << 1 ^ 0x8005) & 0xffff : sum << 1;
        }
        return sum;
    }
}
