package org.netrospect.store.columns;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.netrospect.core.cases.StoreException;

/**
 * A growing file, read through read-only mappings of equal pieces; the last is mapped anew when the file has grown. No
 * value crosses the border of two pieces. Any thread. The file must not be cut while this is in use.
 */
final class MappedPieces {
    private final Path file;
    private final long pieceBytes;
    // replaced, never changed, so that readers need no lock
    private volatile MappedByteBuffer[] pieces = new MappedByteBuffer[0];

    MappedPieces(Path file, long pieceBytes) {
        this.file = file;
        this.pieceBytes = pieceBytes;
    }

    Path file() {
        return file;
    }

    /** The piece with this index, of which at least the first {@code needed} bytes are there. */
    ByteBuffer piece(int index, int needed) {
        MappedByteBuffer[] now = pieces;
        if (index < now.length) {
            MappedByteBuffer piece = now[index];
            if (piece != null && piece.limit() >= needed) {
                return piece;
            }
        }
        return map(index, needed);
    }

    private synchronized ByteBuffer map(int index, int needed) {
        MappedByteBuffer[] now = pieces;
        if (index < now.length && now[index] != null && now[index].limit() >= needed) {
            return now[index];
        }
        long start = index * pieceBytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = Math.min(pieceBytes, channel.size() - start);
            if (length < needed) {
                throw new IOException("it ends at " + channel.size() + ", bytes up to " + (start + needed)
                        + " were expected");
            }
            MappedByteBuffer piece = channel.map(MapMode.READ_ONLY, start, length);
            piece.order(ByteOrder.LITTLE_ENDIAN);
            MappedByteBuffer[] grown = Arrays.copyOf(now, Math.max(now.length, index + 1));
            grown[index] = piece;
            pieces = grown;
            return piece;
        } catch (IOException e) {
            throw new StoreException("The case's file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
