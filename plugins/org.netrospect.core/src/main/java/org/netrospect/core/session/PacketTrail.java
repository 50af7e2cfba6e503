package org.netrospect.core.session;

import java.util.Arrays;

/**
 * Where the packets of one session are: pieces of bytes, each a run of (packet number, position in the capture,
 * direction) coded as differences. The session writes it while packets pass; full pieces go to the sink. A piece stands
 * alone: its first entry is absolute.
 *
 * <p>
 * Coding of an entry: varint {@code (number - previous number) << 1 | direction} where direction 1 is from the server,
 * then zigzag varint {@code position - previous position}; both previous values are 0 at the start of a piece.
 */
public final class PacketTrail {
    /** A piece is handed over when it has grown to this many bytes; keeps what open sessions hold small. */
    public static final int PIECE = 2048;
    private static final int LONGEST_ENTRY = 20;

    private byte[] bytes = new byte[24];
    private int length;
    private int capture;
    private long number;
    private long position;

    /** Id of the capture that the piece's packets are in; a piece never spans two. */
    public int capture() {
        return capture;
    }

    /**
     * Adds a packet. The piece must be empty or of the same capture.
     *
     * @return true if the piece is full and should be taken
     */
    public boolean add(int packetCapture, long packetNumber, long packetPosition, boolean fromServer) {
        capture = packetCapture;
        if (bytes.length - length < LONGEST_ENTRY) {
            bytes = Arrays.copyOf(bytes, Math.max(48, bytes.length * 2));
        }
        varint(packetNumber - number << 1 | (fromServer ? 1 : 0));
        long step = packetPosition - position;
        varint(step << 1 ^ step >> 63);
        number = packetNumber;
        position = packetPosition;
        return length >= PIECE;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Bytes of the piece so far. */
    public int length() {
        return length;
    }

    /** Turns the direction of every entry of the piece: client and server were taken for each other. */
    void turn() {
        byte[] piece = bytes;
        int pieceLength = length;
        int of = capture;
        bytes = new byte[Math.max(16, piece.length)];
        length = 0;
        number = 0;
        position = 0;
        read(piece, pieceLength, (n, at, fromServer) -> add(of, n, at, !fromServer));
    }

    /** Takes the piece, of which {@link #length()} bytes (asked before) are valid, and begins a new one. */
    public byte[] take() {
        byte[] taken = bytes;
        bytes = new byte[64];
        length = 0;
        number = 0;
        position = 0;
        return taken;
    }

    /** Receives the entries of a piece. */
    @FunctionalInterface
    public interface Visitor {
        void packet(long number, long position, boolean fromServer);
    }

    /** Reads the first {@code length} bytes of a piece. */
    public static void read(byte[] piece, int length, Visitor visitor) {
        long number = 0;
        long position = 0;
        int i = 0;
        while (i < length) {
            long head = 0;
            int shift = 0;
            byte b;
            do {
                b = piece[i++];
                head |= (b & 0x7fL) << shift;
                shift += 7;
            } while (b < 0);
            long step = 0;
            shift = 0;
            do {
                b = piece[i++];
                step |= (b & 0x7fL) << shift;
                shift += 7;
            } while (b < 0);
            number += head >> 1;
            position += step >>> 1 ^ -(step & 1);
            visitor.packet(number, position, (head & 1) != 0);
        }
    }
}
