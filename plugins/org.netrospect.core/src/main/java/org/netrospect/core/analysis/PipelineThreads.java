package org.netrospect.core.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.session.SessionTable;

/**
 * The workers and the sink's thread of a pipeline, or, with one worker, none of them: the same steps on the caller's
 * thread. While nothing is under way (after {@link #drain}) the caller may use the sink. The first failure of any of
 * them is thrown to the caller at its next call.
 */
final class PipelineThreads implements Closeable {
    private final SessionTable[] shards;
    private final OutputMerger merger;
    private final AnalysisSink sink;
    private final BlockingQueue<BlockWork> free;
    private final List<BlockingQueue<BlockWork>> queues = new ArrayList<>();
    private final BlockingQueue<BlockWork> ordered;
    private final List<Thread> threads = new ArrayList<>();
    private final int blocks;
    private final int workers;
    private volatile Throwable failure;

    PipelineThreads(int workers, SessionTable[] shards, OutputMerger merger, AnalysisSink sink,
            BlockingQueue<BlockWork> free) {
        this.workers = workers;
        this.shards = shards;
        this.merger = merger;
        this.sink = sink;
        this.free = free;
        blocks = free.size();
        ordered = new ArrayBlockingQueue<>(blocks);
        if (workers > 1) {
            for (int w = 0; w < workers; w++) {
                BlockingQueue<BlockWork> queue = new ArrayBlockingQueue<>(blocks);
                queues.add(queue);
                int worker = w;
                start("netrospect-sessions-" + w, () -> work(worker, queue));
            }
            start("netrospect-sink", this::sink);
        }
    }

    private void start(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Hands a decoded and shared block on; it comes back through the queue of free ones. */
    void submit(BlockWork work) throws InterruptedException {
        if (queues.isEmpty()) {
            process(work, 0);
            merger.merge(work);
            sink.checkpoint();
            free.add(work);
            return;
        }
        work.begin();
        for (BlockingQueue<BlockWork> queue : queues) {
            queue.add(work);
        }
        ordered.add(work);
    }

    /** Waits until every block that was submitted has reached the sink. */
    void drain() throws InterruptedException, IOException {
        List<BlockWork> all = new ArrayList<>();
        while (all.size() < blocks) {
            check();
            all.add(free.take());
        }
        check();
        free.addAll(all);
    }

    /** Throws what went wrong on any thread. */
    void check() throws IOException {
        Throwable thrown = failure;
        if (thrown instanceof UncheckedIOException io) {
            throw new IOException(io.getMessage(), io);
        }
        if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    private void process(BlockWork work, int worker) {
        BlockWork.Part part = work.part(worker);
        PacketBlock block = work.block;
        for (int i = 0; i < part.size(); i++) {
            int datagram = part.datagram(i);
            shards[part.shard(i)].process(block.datagram(datagram), part.output);
            part.mark(datagram);
        }
        for (int shard = worker; shard < shards.length; shard += workers) {
            if (work.ends(shard)) {
                shards[shard].finish(part.output);
                part.mark(shard);
            }
            if (work.watched) {
                shards[shard].show(part.open);
            }
        }
    }

    private void work(int worker, BlockingQueue<BlockWork> queue) {
        try {
            while (true) {
                BlockWork work = queue.take();
                try {
                    if (failure == null) {
                        process(work, worker);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    work.partDone();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sink() {
        try {
            while (true) {
                BlockWork work = ordered.take();
                work.awaitParts();
                try {
                    if (failure == null) {
                        merger.merge(work);
                        sink.checkpoint();
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    free.add(work);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
