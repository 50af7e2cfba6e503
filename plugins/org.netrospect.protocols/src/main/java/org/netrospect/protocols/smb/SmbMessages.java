package org.netrospect.protocols.smb;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;

/** Cuts one direction of a NetBIOS session into messages. One thread. */
final class SmbMessages {
    static final int SMB1 = 0xff534d42;
    static final int SMB2 = 0xfe534d42;
    static final int ENCRYPTED = 0xfd534d42;
    static final int COMPRESSED = 0xfc534d42;
    /** Bytes of the largest message that is put together: SMB 3 reads and writes at most 8 MB at a time. */
    private static final int LARGEST = (8 << 20) + (1 << 16);
    private static final int HEADER = 4;

    private byte[] buffer = new byte[512];
    private int have;
    private long skip;
    private boolean lost;

    /** Receives whole messages. */
    @FunctionalInterface
    interface Receiver {
        /** @param message borrowed, behind the NetBIOS header */
        void message(ByteWindow message);
    }

    /** @return false if a message was too large and is left out */
    boolean data(ByteWindow bytes, Receiver receiver) {
        int at = 0;
        boolean fits = true;
        while (at < bytes.length()) {
            if (skip > 0) {
                int step = (int) Math.min(skip, bytes.length() - at);
                skip -= step;
                at += step;
                continue;
            }
            if (lost) {
                at = resume(bytes, at);
                continue;
            }
            int need = have < HEADER ? HEADER : HEADER + length();
            int step = Math.min(need - have, bytes.length() - at);
            room(have + step);
            System.arraycopy(bytes.array(), bytes.arrayOffset() + at, buffer, have, step);
            have += step;
            at += step;
            if (have == HEADER && length() > LARGEST) {
                skip = length();
                have = 0;
                fits = false;
            } else if (have >= HEADER && have == HEADER + length()) {
                int length = length();
                have = 0;
                if (length > 0 && buffer[0] == 0) {
                    receiver.message(new ByteWindow(buffer, HEADER, length));
                }
            }
        }
        return fits;
    }

    private int length() {
        return (buffer[1] & 0xff) << 16 | (buffer[2] & 0xff) << 8 | buffer[3] & 0xff;
    }

    private void room(int size) {
        if (size > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size, (int) Math.min(LARGEST + HEADER, buffer.length * 2L)));
        }
    }

    /** After lost bytes: the place where a message seems to begin; what stands before is passed over. */
    private int resume(ByteWindow bytes, int from) {
        for (int i = from; i + HEADER + 4 <= bytes.length(); i++) {
            if (bytes.u8(i) == 0 && (bytes.i32(i + HEADER) == SMB2 || bytes.i32(i + HEADER) == SMB1)) {
                lost = false;
                return i;
            }
        }
        return bytes.length();
    }

    /** Bytes were lost: the message in hand is left out, and if its end was lost too, the next one is looked for. */
    void gap(long length) {
        if (skip > 0) {
            long over = length - skip;
            skip = Math.max(0, skip - length);
            lost = over > 0;
        } else if (have >= HEADER) {
            long rest = HEADER + length() - have;
            have = 0;
            skip = Math.max(0, rest - length);
            lost = length > rest;
        } else {
            have = 0;
            lost = true;
        }
    }
}
