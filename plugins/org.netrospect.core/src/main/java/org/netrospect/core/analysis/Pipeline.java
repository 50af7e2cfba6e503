package org.netrospect.core.analysis;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.Decoder;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.SessionTable;

/**
 * Takes the packets of a recording through decoder and sessions into a sink. Its state lives as long as the recording:
 * run the captures of one recording one after the other, then {@link #finish}.
 *
 * <p>
 * The calling thread reads and decodes. Sessions are spread over {@link #SHARDS} shards by address pair, and shards
 * over worker threads; what they say is merged in packet order and given to the sink by a thread of its own. The number
 * of shards is fixed, so limits and order, and with them the result, do not depend on the number of threads.
 */
public final class Pipeline implements Closeable {
    /** Shards of the session table: more than any laptop has cores. */
    static final int SHARDS = 64;
    /** One more, so that a flood to the ports of DHCP fills no other. */
    private static final int DHCP = SHARDS;
    /** Bytes of a block: large enough to amortise the hand-over, small enough to stay in the second-level cache. */
    public static final int BLOCK = 1 << 20;

    /** The first block is filled this far, so that it can be shown soon; each that follows four times as far. */
    private static final int FIRST_FILL = 1 << 16;

    private final Limits limits;
    private final int workers;
    private final AnalysisSink sink;
    private final AnalyzerFactory factory;
    private final PacketsAgain packetsAgain;
    private final SessionTable[] shards;
    private final Decoder decoder;
    private final BlockingQueue<BlockWork> free;
    private final PipelineThreads threads;
    private final AnnouncedSessions announced;
    private final List<Irregularity> pending = new ArrayList<>();
    private int lastCapture;
    private int fill = FIRST_FILL;

    /**
     * @param threads threads that work on sessions, at least 1; with 1 everything happens on the calling thread
     * @param blockSize bytes of a block; {@link #BLOCK} but in tests
     */
    public Pipeline(Limits limits, int threads, int blockSize, AnalyzerFactory factory, AnalysisSink sink) {
        this(limits, threads, blockSize, factory, sink, PacketsAgain.NONE);
    }

    /** @param again gives packets again when sessions were announced by those of other hosts */
    public Pipeline(Limits limits, int threads, int blockSize, AnalyzerFactory factory, AnalysisSink sink,
            PacketsAgain again) {
        this(limits, Math.max(1, Math.min(threads, SHARDS)), blockSize, factory, sink, again,
                new SessionTable[SHARDS + 1]);
        Arrays.setAll(shards, i -> new SessionTable(limits, SHARDS, factory));
    }

    /** Reads sessions again, all of them in one shard. */
    private Pipeline(Limits limits, AnalyzerFactory factory, AnalysisSink sink) {
        this(limits, 1, BLOCK, factory, sink, PacketsAgain.NONE, new SessionTable[1]);
        shards[0] = new SessionTable(limits, 1, factory, true);
    }

    private Pipeline(Limits limits, int workers, int blockSize, AnalyzerFactory factory, AnalysisSink sink,
            PacketsAgain again, SessionTable[] shards) {
        this.limits = limits;
        this.factory = factory;
        this.sink = sink;
        this.workers = workers;
        this.shards = shards;
        packetsAgain = again;
        decoder = new Decoder(limits);
        int blocks = workers == 1 ? 1 : 4 + workers;
        free = new ArrayBlockingQueue<>(blocks);
        for (int i = 0; i < blocks; i++) {
            free.add(new BlockWork(blockSize, workers));
        }
        announced = new AnnouncedSessions(again != PacketsAgain.NONE);
        threads = new PipelineThreads(workers, shards, new OutputMerger(sink, announced, workers), sink, free);
    }

    /**
     * Reads a capture to its end or until cancelled. After an exception only {@link #close} may be called.
     *
     * @param capture its id within the case
     * @return what was counted; a capture that could not be read to its end says why, and what was read before counts
     * @throws IOException the sink failed
     */
    public CaptureTotals run(CaptureReader reader, int capture, Progress progress) throws IOException {
        PacketCensus census = new PacketCensus(capture, limits.irregularitiesPerKind(), pending::add);
        CaptureTotals.End end = CaptureTotals.End.COMPLETE;
        String problem = "";
        try {
            while (true) {
                if (progress.cancelled()) {
                    end = CaptureTotals.End.CANCELLED;
                    break;
                }
                BlockWork work = free.take();
                threads.check();
                work.block.most(fill);
                fill = Math.min(fill, PacketBlock.ALL / 4) * 4;
                boolean more = false;
                try {
                    more = reader.read(work.block);
                } catch (IOException e) {
                    end = CaptureTotals.End.BROKEN;
                    problem = e.getMessage() == null ? e.toString() : e.getMessage();
                }
                if (!more) {
                    free.add(work);
                    if (end == CaptureTotals.End.COMPLETE && reader.changed()) {
                        end = CaptureTotals.End.CHANGED;
                    }
                    break;
                }
                submit(work, capture, census);
                progress.worked(reader.consumed());
            }
            CaptureTotals totals = census.finish(end, problem);
            threads.drain();
            givePending();
            progress.worked(reader.consumed());
            return totals;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The import was interrupted.");
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Tells the sink, in its turn, what belongs to no session. On the thread that calls {@link #run}. */
    public void irregularity(Irregularity irregularity) {
        pending.add(irregularity);
    }

    private void givePending() {
        pending.forEach(sink::irregularity);
        pending.clear();
    }

    private void submit(BlockWork work, int capture, PacketCensus census) throws InterruptedException {
        PacketBlock block = work.block;
        block.capture(capture);
        lastCapture = capture;
        decoder.decode(block);
        census.count(block);
        share(work);
    }

    private void share(BlockWork work) throws InterruptedException {
        work.clear();
        work.watched = sink.watching();
        PacketBlock block = work.block;
        work.irregularities.addAll(pending);
        pending.clear();
        for (int i = 0; i < block.datagramCount(); i++) {
            int shard = shard(block.datagram(i));
            work.part(shard % workers).add(i, shard);
        }
        threads.submit(work);
    }

    /**
     * The same for both directions, so that a session and what is sent beside it meet in one shard. DHCP has one of its
     * own: who has no address asks all and is answered elsewhere, so its sessions have no address in common.
     */
    private int shard(Datagram d) {
        if (shards.length == 1) {
            return 0;
        }
        if (d.protocol == IpProtocol.UDP && (dhcp(d.sourcePort) || dhcp(d.destinationPort))) {
            return DHCP;
        }
        long mixed = (d.sourceHigh ^ d.destinationHigh) * 31 + (d.sourceLow ^ d.destinationLow)
                + (d.sourceHigh + d.sourceLow + d.destinationHigh + d.destinationLow) * 0x9E3779B97F4A7C15L;
        mixed *= 0xD6E8FEB86659FD93L;
        return (int) (mixed >>> 58);
    }

    private static boolean dhcp(int port) {
        return port == 67 || port == 68;
    }

    /** Ends the recording: every open session ends. Nothing more can be run. */
    public void finish() throws IOException {
        try {
            finishFragments();
            threads.drain();
            givePending();
            finishSessions();
            SecondLook.run(announced.sessions(), packetsAgain, into -> new Pipeline(limits, factory, into), sink);
            sink.checkpoint();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The import was interrupted.");
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What fragments left behind goes the way of the packets. */
    private void finishFragments() throws InterruptedException {
        BlockWork work = free.take();
        PacketBlock block = work.block;
        block.clear(1);
        block.capture(lastCapture);
        decoder.finish(block);
        for (int k = 0; k < block.flawCount(); k++) {
            Flaw flaw = block.flaw(k);
            pending.add(new Irregularity(block.flawCapture(k), block.flawNumber(k), block.flawTime(k),
                    Optional.empty(), flaw.what(), flaw.sentence()));
        }
        share(work);
    }

    /** In the order of the shards, whatever the number of threads; no more are under way than fit into memory. */
    private void finishSessions() throws InterruptedException, IOException {
        for (int shard = 0; shard < shards.length; shard += workers) {
            BlockWork work = free.take();
            work.clear();
            work.watched = false;
            work.end(shard, Math.min(shard + workers, shards.length));
            threads.submit(work);
            if (shard / workers % 2 == 1) {
                threads.drain();
            }
        }
        threads.drain();
    }

    /** Stops the threads; what was not finished is dropped. */
    @Override
    public void close() {
        threads.close();
    }
}
