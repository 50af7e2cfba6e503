package org.netrospect.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.netrospect.core.cases.CaseStore.TrailVisitor;
import org.netrospect.core.session.PacketTrail;
import org.netrospect.store.columns.AppendFile;

/**
 * Where the packets of sessions are: pieces one after the other, each with the place of the session's piece before it
 * (8 bytes, -1 for none), the capture (4), its length (4), and its bytes as {@link PacketTrail} codes them.
 */
final class TrailFile {
    private static final int HEAD = 16;
    /** A piece is handed over soon after {@link PacketTrail#PIECE}; more is damage. */
    private static final int LONGEST_PIECE = 1 << 16;
    /** Bytes read at once: nearly every piece is within. */
    private static final int USUAL = HEAD + PacketTrail.PIECE + HEAD * 2;
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private volatile long length;

    /** @param length bytes that count */
    TrailFile(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Bytes that count. */
    long length() {
        return length;
    }

    /** Makes pieces visible, or takes them back. */
    void length(long now) {
        length = now;
    }

    Writer append() throws IOException {
        return new Writer(new AppendFile(file, length, BUFFER));
    }

    /** Appends pieces. One thread. */
    record Writer(AppendFile out) implements Closeable {
        /** Appends a piece. @return its place */
        long add(long previous, int capture, byte[] bytes, int count) throws IOException {
            long place = out.length();
            out.room(HEAD).putLong(previous).putInt(capture).putInt(count);
            out.write(bytes, count);
            return place;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Visits the packets of a session in order, given the place of its last piece. */
    void visit(long last, TrailVisitor visitor) throws IOException {
        if (last < 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = buffer(USUAL);
            long[] places = places(channel, last, buffer);
            for (int i = places.length - 1; i >= 0; i--) {
                read(channel, places[i], USUAL, buffer);
                int capture = buffer.getInt(8);
                int count = buffer.getInt(12);
                if (count < 0 || count > LONGEST_PIECE) {
                    throw damaged(places[i]);
                }
                if (buffer.limit() < HEAD + count) {
                    buffer = buffer.capacity() < HEAD + count ? buffer(HEAD + count) : buffer;
                    read(channel, places[i], HEAD + count, buffer);
                }
                if (buffer.limit() < HEAD + count) {
                    throw damaged(places[i]);
                }
                byte[] piece = Arrays.copyOfRange(buffer.array(), HEAD, HEAD + count);
                PacketTrail.read(piece, count,
                        (number, position, fromServer) -> visitor.packet(capture, number, position, fromServer));
            }
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Places of a session's pieces, the last first. */
    private long[] places(FileChannel channel, long last, ByteBuffer buffer) throws IOException {
        long[] places = new long[8];
        int count = 0;
        long place = last;
        while (place >= 0) {
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
            }
            places[count++] = place;
            read(channel, place, HEAD, buffer);
            long previous = buffer.getLong(0);
            if (buffer.limit() < HEAD || previous >= place) {
                throw damaged(place);
            }
            place = previous;
        }
        return Arrays.copyOf(places, count);
    }

    private void read(FileChannel channel, long place, int most, ByteBuffer buffer) throws IOException {
        if (place + HEAD > length) {
            throw damaged(place);
        }
        buffer.clear().limit(most);
        while (buffer.hasRemaining() && channel.read(buffer, place + buffer.position()) >= 0) {
            // until as much is read as there is
        }
        buffer.flip();
    }

    private IOException damaged(long place) {
        return new IOException("The case's file " + file + " is damaged at " + place
                + ": the packets of the session cannot be found. Import the capture again.");
    }
}
