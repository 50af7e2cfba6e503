package org.netrospect.protocols.tpkt;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts a stream into transport packets, and puts data that comes in several of them together. One thread. */
public final class TransportReader {
    /** Code of a connection request. */
    public static final int CONNECTION_REQUEST = 0xe0;
    /** Code of a connection confirm. */
    public static final int CONNECTION_CONFIRM = 0xd0;
    private static final int DATA = 0xf0;
    private static final int HEADER = 4;
    private static final int MOST = 1 << 16;
    private static final int LONGEST = 1 << 18;
    private static final int LAST = 0x80;

    private final Taker taker;
    private final FrameReader frames = new FrameReader(TransportReader::length, MOST, this::packet);
    private byte[] begun = new byte[0];

    /** Takes what is carried. */
    public interface Taker {
        /**
         * A request or a confirm of a connection, or its end.
         *
         * @param parameters behind the fixed part
         */
        void connection(int code, ByteWindow parameters);

        /** Data that belongs together; borrowed. */
        void data(ByteWindow data);
    }

    public TransportReader(Taker taker) {
        this.taker = taker;
    }

    private static long length(ByteWindow b) {
        if (b.u8(0) != 3) {
            throw new MalformedInput("a transport packet has the version " + b.u8(0) + " instead of 3");
        }
        return b.length() < HEADER ? -1 : b.u16(2);
    }

    /** Takes bytes up to the end of a packet, or all there are. @return offset behind the last one taken */
    public int take(ByteWindow bytes, int from) {
        return frames.take(bytes, from);
    }

    private void packet(ByteWindow b, long length) {
        if (b.length() < length) {
            return;
        }
        int header = b.u8(HEADER);
        int code = b.u8(HEADER + 1) & 0xf0;
        if (code != DATA) {
            int fixed = Math.min(7, header + 1);
            taker.connection(code, b.slice(HEADER + fixed, Math.max(0, Math.min(header + 1, b.length() - HEADER)
                    - fixed)));
            return;
        }
        int from = HEADER + 1 + header;
        ByteWindow data = b.slice(from, b.length() - from);
        boolean last = (b.u8(HEADER + 2) & LAST) != 0;
        if (last && begun.length == 0) {
            taker.data(data);
            return;
        }
        if (begun.length + data.length() > LONGEST) {
            throw new MalformedInput("data in transport packets is longer than " + LONGEST + " bytes");
        }
        int had = begun.length;
        begun = Arrays.copyOf(begun, had + data.length());
        System.arraycopy(data.array(), data.arrayOffset(), begun, had, data.length());
        if (last) {
            byte[] whole = begun;
            begun = new byte[0];
            taker.data(new ByteWindow(whole, 0, whole.length));
        }
    }

    /** Bytes are missing. @return whether it is still known where the next packet begins */
    public boolean gap(long length) {
        begun = new byte[0];
        return frames.gap(length);
    }

    /** Whether no packet is under way. */
    public boolean between() {
        return frames.between();
    }

    /** What comes next begins a packet. */
    public void restart() {
        begun = new byte[0];
        frames.restart();
    }
}
