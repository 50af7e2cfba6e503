package org.netrospect.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.ShardOutput;

/**
 * A block of packets on its way: which worker takes which datagram, and what each worker had to say. Written by the
 * reading thread, then by each worker in its own part, then read by the sink's thread; the queues and the latch order
 * these.
 */
final class BlockWork {
    final PacketBlock block;
    /** What is wrong with packets as such, given to the sink before what the workers say. */
    final List<Irregularity> irregularities = new ArrayList<>();
    /** Whether open sessions are to be shown after it. */
    boolean watched;
    private int endFrom;
    private int endTo;
    private final Part[] parts;
    private CountDownLatch latch = new CountDownLatch(0);

    BlockWork(int capacity, int workers) {
        block = new PacketBlock(capacity);
        parts = new Part[workers];
        for (int i = 0; i < workers; i++) {
            parts[i] = new Part();
        }
    }

    Part part(int worker) {
        return parts[worker];
    }

    /** Before the block is handed to the workers. */
    void begin() {
        latch = new CountDownLatch(parts.length);
    }

    /** All sessions of these shards end with it; none do unless this is said. */
    void end(int fromShard, int toShard) {
        endFrom = fromShard;
        endTo = toShard;
    }

    boolean ends(int shard) {
        return shard >= endFrom && shard < endTo;
    }

    void clear() {
        irregularities.clear();
        end(0, 0);
        for (Part part : parts) {
            part.clear();
        }
    }

    void partDone() {
        latch.countDown();
    }

    void awaitParts() throws InterruptedException {
        latch.await();
    }

    /**
     * One worker's share: its datagrams and shards, and its output with marks of which datagram, or shard whose
     * sessions ended, caused which entry.
     */
    static final class Part {
        private int[] datagrams = new int[256];
        private int[] shards = new int[256];
        private int size;

        final ShardOutput output = new ShardOutput();
        /** Sessions that are open after it, if they are to be shown. */
        final List<OpenSession> open = new ArrayList<>();
        /** Numbers of a mark: index of the datagram, then the sizes of the output's lists after it. */
        private static final int MARK = 1 + ShardOutput.LISTS;
        private int[] marks = new int[64 * MARK];
        private int marked;
        private int markedEntries;

        void add(int datagram, int shard) {
            if (size == datagrams.length) {
                datagrams = Arrays.copyOf(datagrams, size * 2);
                shards = Arrays.copyOf(shards, size * 2);
            }
            datagrams[size] = datagram;
            shards[size++] = shard;
        }

        int size() {
            return size;
        }

        int datagram(int i) {
            return datagrams[i];
        }

        int shard(int i) {
            return shards[i];
        }

        /** Remembers that everything new in the output came from this datagram; nothing if nothing is new. */
        void mark(int datagram) {
            // most datagrams cause nothing
            int entries = output.size();
            if (entries == markedEntries) {
                return;
            }
            markedEntries = entries;
            List<List<?>> lists = output.lists();
            if (marked == marks.length) {
                marks = Arrays.copyOf(marks, marked * 2);
            }
            marks[marked++] = datagram;
            for (int i = 0; i < lists.size(); i++) {
                marks[marked++] = lists.get(i).size();
            }
        }

        int marks() {
            return marked / MARK;
        }

        int markedDatagram(int mark) {
            return marks[mark * MARK];
        }

        /** Size of the list {@code list} of the output after mark {@code mark}; 0 for mark -1. */
        int markedSize(int mark, int list) {
            return mark < 0 ? 0 : marks[mark * MARK + 1 + list];
        }

        void clear() {
            size = 0;
            marked = 0;
            markedEntries = 0;
            output.clear();
            open.clear();
        }
    }
}
