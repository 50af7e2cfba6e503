package org.netrospect.protocols.ssh;

import java.util.Arrays;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** One direction: its banner, its algorithms, and how much came encrypted. */
final class SshSide {
    private static final int KEXINIT = 20;
    private static final int NEWKEYS = 21;
    /** RFC 4253, section 4.2. */
    private static final int LONGEST_BANNER = 255;
    /** Lines that a server may send before its banner. */
    private static final int MOST_LINES = 50;
    /** Packets before encryption; an algorithm list is the longest (RFC 4253, section 6.1). */
    private static final int LONGEST_PACKET = 35_000;
    private static final int HEADER = 5;
    /** Type, cookie and the lengths of ten lists. */
    private static final int MIN_ALGORITHMS = 57;

    private byte[] kept = new byte[256];
    private int count;
    private int lines;
    private Optional<String> banner = Optional.empty();
    private Optional<KeyExchange> algorithms = Optional.empty();
    /** It is not clear yet where in the exchange the bytes begin. */
    private boolean joining;
    private boolean behindBanner;
    private boolean encrypted;
    private boolean old;
    private long encryptedBytes;

    /** @param joined recorded from the middle: the banner may be in no capture */
    SshSide(boolean joined) {
        joining = joined;
    }

    /** Whether a list of algorithms begins here (RFC 4253, sections 6 and 7.1). */
    static boolean algorithmsBegin(ByteWindow bytes) {
        return bytes.length() > HEADER && bytes.u32(0) > MIN_ALGORITHMS && bytes.u32(0) <= LONGEST_PACKET
                && bytes.u8(4) >= 4 && bytes.u8(HEADER) == KEXINIT;
    }

    /** Takes the next bytes. */
    void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            if (encrypted || old) {
                encryptedBytes += bytes.length() - at;
                return;
            }
            at += joining ? join(bytes, at) : behindBanner ? packet(bytes, at) : line(bytes, at);
        }
    }

    private int join(ByteWindow bytes, int at) {
        int taken = Math.min(HEADER + 1 - count, bytes.length() - at);
        keep(bytes, at, taken);
        if (count == HEADER + 1) {
            joining = false;
            ByteWindow begin = new ByteWindow(kept, 0, count);
            behindBanner = algorithmsBegin(begin);
            if (!behindBanner && !begin.latin1(0, 4).equals("SSH-")) {
                encrypted = true;
                encryptedBytes = count;
                kept = new byte[0];
            }
        }
        return taken;
    }

    private int line(ByteWindow bytes, int at) {
        int end = bytes.indexOf('\n', at);
        int taken = (end < 0 ? bytes.length() : end + 1) - at;
        if (count + taken > 4 * LONGEST_BANNER) {
            throw new MalformedInput("a line before the banner of SSH has more than " + 4 * LONGEST_BANNER + " bytes");
        }
        keep(bytes, at, taken);
        if (end >= 0) {
            String text = new ByteWindow(kept, 0, count).latin1(0, count).stripTrailing();
            count = 0;
            if (text.startsWith("SSH-")) {
                behindBanner = true;
                banner = Optional.of(text.substring(0, Math.min(text.length(), LONGEST_BANNER)));
                old = text.startsWith("SSH-1.") && !text.startsWith("SSH-1.99");
            } else if (++lines > MOST_LINES) {
                throw new MalformedInput("more than " + MOST_LINES + " lines come before the banner of SSH");
            }
        }
        return taken;
    }

    private int packet(ByteWindow bytes, int at) {
        int wanted = count < HEADER ? HEADER : 4 + length();
        int taken = Math.min(wanted - count, bytes.length() - at);
        keep(bytes, at, taken);
        if (count >= HEADER && count == 4 + length()) {
            ByteWindow whole = new ByteWindow(kept, 0, count);
            int padding = whole.u8(4);
            ByteWindow payload = whole.slice(HEADER, count - HEADER - padding);
            int type = payload.u8(0);
            if (type == KEXINIT && algorithms.isEmpty()) {
                algorithms = Optional.of(KeyExchange.read(payload));
            } else if (type == NEWKEYS) {
                encrypted = true;
                kept = new byte[0];
            }
            count = 0;
        }
        return taken;
    }

    private int length() {
        long length = new ByteWindow(kept, 0, count).u32(0);
        if (length < 2 || length > LONGEST_PACKET) {
            throw new MalformedInput("an SSH packet of " + length + " bytes cannot be");
        }
        return (int) length;
    }

    private void keep(ByteWindow bytes, int at, int taken) {
        if (count + taken > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(count + taken, 2 * kept.length));
        }
        System.arraycopy(bytes.array(), bytes.arrayOffset() + at, kept, count, taken);
        count += taken;
    }

    /** Bytes that are in no capture. @return whether reading can go on */
    boolean gap(long length) {
        encryptedBytes += length;
        return encrypted || old;
    }

    Optional<String> banner() {
        return banner;
    }

    Optional<KeyExchange> algorithms() {
        return algorithms;
    }

    boolean encrypted() {
        return encrypted;
    }

    long encryptedBytes() {
        return encryptedBytes;
    }
}
