package org.netrospect.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.netrospect.core.file.Digests;

/**
 * SHA-256 over pieces of arrays, computed by a thread of its own while the caller goes on with the same bytes. A piece
 * must not change before {@link #await} for its array has returned. All methods are the caller's, of one thread.
 */
final class Hasher implements Closeable {
    /** Pieces that may wait: more than there are blocks in a pipeline, so that the reader seldom waits. */
    private static final int WAITING = 16;
    /** Up to here a thread costs more than it saves. */
    private static final int INLINE = 128 * 1024;

    private record Piece(byte[] array, int from, int length, long end) {
    }

    private static final Piece LAST = new Piece(new byte[0], 0, 0, 0);

    private final MessageDigest digest = Digests.digest("SHA-256");
    private final BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(WAITING);
    private final List<Piece> busy = new ArrayList<>();
    private final Object progress = new Object();
    private final Thread thread;
    private boolean running;
    private long submitted;
    private long hashed;
    private String result = "";

    Hasher() {
        thread = new Thread(this::run, "capture hash");
        thread.setDaemon(true);
    }

    /** Hashes these bytes behind all that were submitted before. */
    void submit(byte[] array, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        submitted += length;
        if (!running && length <= INLINE) {
            digest.update(array, from, length);
            synchronized (progress) {
                hashed = submitted;
            }
            return;
        }
        if (!running) {
            running = true;
            thread.start();
        }
        Piece piece = new Piece(array, from, length, submitted);
        busy.removeIf(p -> p.array == array || p.end <= hashedSoFar());
        busy.add(piece);
        put(piece);
    }

    /** Returns when no piece of {@code array} waits to be hashed. */
    void await(byte[] array) throws IOException {
        for (int i = 0; i < busy.size(); i++) {
            if (busy.get(i).array == array) {
                awaitPosition(busy.get(i).end);
                return;
            }
        }
    }

    /** Waits until all is hashed; lower-case hex. Nothing can be submitted afterwards. */
    String finish() throws IOException {
        if (result.isEmpty()) {
            awaitPosition(submitted);
            close();
            result = HexFormat.of().formatHex(digest.digest());
        }
        return result;
    }

    /** Returns when all that was submitted is hashed: the arrays then belong to their owners alone. */
    void drain() throws IOException {
        awaitPosition(submitted);
        busy.clear();
    }

    private long hashedSoFar() {
        synchronized (progress) {
            return hashed;
        }
    }

    private void awaitPosition(long end) throws IOException {
        synchronized (progress) {
            while (hashed < end) {
                try {
                    progress.wait();
                } catch (InterruptedException e) {
                    throw interrupted();
                }
            }
        }
    }

    private void put(Piece piece) throws IOException {
        try {
            queue.put(piece);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("Reading the capture was interrupted.");
    }

    private void run() {
        try {
            for (Piece piece = queue.take(); piece != LAST; piece = queue.take()) {
                digest.update(piece.array, piece.from, piece.length);
                synchronized (progress) {
                    hashed = piece.end;
                    progress.notifyAll();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but close(), when the reader is abandoned: the hash is then not wanted.
            synchronized (progress) {
                hashed = Long.MAX_VALUE;
                progress.notifyAll();
            }
        }
    }

    /** Ends the thread and waits for it, so that no array is read any more. */
    @Override
    public void close() throws IOException {
        if (!running) {
            return;
        }
        running = false;
        busy.clear();
        if (hashedSoFar() < submitted) {
            thread.interrupt();
        } else {
            put(LAST);
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
