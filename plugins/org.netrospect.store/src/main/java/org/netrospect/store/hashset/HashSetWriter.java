package org.netrospect.store.hashset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.netrospect.core.cases.HashSets;

/**
 * Sorts digests into the file of a set: sorted pieces of a bounded size are written beside it and merged in the end.
 * One thread.
 */
final class HashSetWriter implements Closeable {
    /** Digests sorted in memory at once: about 60 MB of the longest. */
    private static final int PIECE = 1 << 20;

    private final Path target;
    private final HashSets.Kind kind;
    private final Path folder;
    private final int[] used = new int[HashSetFile.SIZES.length];
    private final byte[][][] pending = new byte[HashSetFile.SIZES.length][][];
    private final List<List<Path>> pieces = new ArrayList<>();

    HashSetWriter(Path target, HashSets.Kind kind) throws IOException {
        this.target = target.toAbsolutePath();
        this.kind = kind;
        folder = Files.createTempDirectory(this.target.getParent(), "hashset");
        for (int i = 0; i < pending.length; i++) {
            pending[i] = new byte[1024][];
            pieces.add(new ArrayList<>());
        }
    }

    void add(byte[] digest) throws IOException {
        int index = HashSetFile.index(digest.length);
        if (used[index] == PIECE) {
            spill(index);
        }
        if (used[index] == pending[index].length) {
            pending[index] = Arrays.copyOf(pending[index], Math.min(PIECE, used[index] * 2));
        }
        pending[index][used[index]++] = digest;
    }

    private void spill(int index) throws IOException {
        Arrays.sort(pending[index], 0, used[index], Arrays::compareUnsigned);
        Path piece = folder.resolve(index + "-" + pieces.get(index).size());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(piece), 1 << 16)) {
            for (int i = 0; i < used[index]; i++) {
                out.write(pending[index][i]);
            }
        }
        pieces.get(index).add(piece);
        Arrays.fill(pending[index], 0, used[index], null);
        used[index] = 0;
    }

    /** Writes the file. @return digests in it */
    long finish() throws IOException {
        Path made = folder.resolve("set");
        Path body = folder.resolve("body");
        long[] counts = new long[pending.length];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(body), 1 << 16)) {
            for (int i = 0; i < pending.length; i++) {
                if (used[i] > 0) {
                    spill(i);
                }
                counts[i] = merge(i, out);
            }
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made)))) {
            out.writeLong(HashSetFile.MAGIC);
            out.writeLong(kind.ordinal());
            for (long count : counts) {
                out.writeLong(count);
            }
            Files.copy(body, out);
        }
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Arrays.stream(counts).sum();
    }

    private long merge(int index, OutputStream out) throws IOException {
        PriorityQueue<Piece> queue = new PriorityQueue<>((a, b) -> Arrays.compareUnsigned(a.digest, b.digest));
        List<Piece> open = new ArrayList<>();
        long count = 0;
        try {
            for (Path path : pieces.get(index)) {
                Piece piece = new Piece(path, HashSetFile.SIZES[index]);
                open.add(piece);
                if (piece.next()) {
                    queue.add(piece);
                }
            }
            byte[] last = new byte[0];
            for (Piece piece = queue.poll(); piece != null; piece = queue.poll()) {
                if (!Arrays.equals(last, piece.digest)) {
                    last = piece.digest;
                    out.write(last);
                    count++;
                }
                if (piece.next()) {
                    queue.add(piece);
                }
            }
        } finally {
            for (Piece piece : open) {
                piece.in.close();
            }
        }
        return count;
    }

    private static final class Piece {
        private final InputStream in;
        private final int size;
        private byte[] digest = new byte[0];

        Piece(Path file, int size) throws IOException {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 15);
            this.size = size;
        }

        boolean next() throws IOException {
            digest = in.readNBytes(size);
            return digest.length == size;
        }
    }

    /** Removes what is left beside the set. */
    @Override
    public void close() throws IOException {
        for (List<Path> its : pieces) {
            for (Path piece : its) {
                Files.deleteIfExists(piece);
            }
        }
        Files.deleteIfExists(folder.resolve("body"));
        Files.deleteIfExists(folder.resolve("set"));
        Files.deleteIfExists(folder);
    }
}
