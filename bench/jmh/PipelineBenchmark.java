package org.netrospect.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netrospect.carving.CarvingPlugin;
import org.netrospect.core.Limits;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.packet.Decoder;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.protocol.AnalysisPlugin;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.SessionTable;
import org.netrospect.core.session.ShardOutput;
import org.netrospect.pcap.PcapOpener;
import org.netrospect.protocols.ProtocolsPlugin;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The steps of the pipeline on one thread, each over the first 16 MB of a capture; a score is milliseconds for all of
 * it. Each step contains those before, so the difference is what it costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PipelineBenchmark {
    private static final int BLOCK = 1 << 20;
    private static final int BLOCKS = 16;

    /** The capture. */
    @Param("")
    public String capture;

    private final List<PacketBlock> blocks = new ArrayList<>();
    private AnalyzerFactory everything;

    /** Wants all bytes and reads none: what is left is reassembly. */
    private static final AnalyzerFactory READER = new AnalyzerFactory() {
        @Override
        public Optional<Analyzer> analyzer(SessionContext context) {
            return Optional.of(Analyzer.NONE);
        }
    };

    /** Processor time of the measuring thread: on a busy machine it says more than time on the wall. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        /** Of all rounds. */
        public long microseconds;
        /** How often the benchmark ran. */
        public long rounds;

        private long start;

        /** Before each round. */
        @Setup(Level.Invocation)
        public void begin() {
            start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        /** After each round. */
        @TearDown(Level.Invocation)
        public void end() {
            microseconds += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1000;
            rounds++;
        }
    }

    /** Reads the capture. */
    @Setup(Level.Trial)
    public void read() throws IOException {
        try (CaptureReader reader = new PcapOpener().open(Path.of(capture), CaptureListener.NONE)) {
            PacketBlock block = new PacketBlock(BLOCK);
            while (blocks.size() < BLOCKS && reader.read(block)) {
                PacketBlock kept = new PacketBlock(0);
                kept.clear(block.number(0));
                kept.bytes = block.bytes.clone();
                for (int i = 0; i < block.count(); i++) {
                    kept.add(block.offset(i), block.captured(i), block.wire(i), block.time(i), block.linkType(i),
                            block.interfaceId(i), block.position(i));
                }
                blocks.add(kept);
            }
        }
        everything = AnalysisPlugin.together(List.of(new ProtocolsPlugin(), new CarvingPlugin()),
                new FileStaging(Files.createTempDirectory("netrospect-jmh")), new KeyLog());
    }

    private void copied(PacketBlock from, PacketBlock to) {
        to.clear(from.number(0));
        to.bytes = from.bytes;
        for (int i = 0; i < from.count(); i++) {
            to.add(from.offset(i), from.captured(i), from.wire(i), from.time(i), from.linkType(i),
                    from.interfaceId(i), from.position(i));
        }
    }

    /** Link layer to transport. */
    @Benchmark
    public long decoder(Processor processor) {
        Decoder decoder = new Decoder(Limits.DEFAULT);
        PacketBlock work = new PacketBlock(0);
        long datagrams = 0;
        for (PacketBlock block : blocks) {
            copied(block, work);
            decoder.decode(work);
            datagrams += work.datagramCount();
        }
        return datagrams;
    }

    private long sessions(AnalyzerFactory analyzers) throws IOException {
        Decoder decoder = new Decoder(Limits.DEFAULT);
        SessionTable table = new SessionTable(Limits.DEFAULT, 1, analyzers);
        ShardOutput out = new ShardOutput();
        PacketBlock work = new PacketBlock(0);
        long said = 0;
        for (PacketBlock block : blocks) {
            copied(block, work);
            decoder.decode(work);
            for (int i = 0; i < work.datagramCount(); i++) {
                table.process(work.datagram(i), out);
            }
            said += taken(out);
        }
        table.finish(out);
        return said + taken(out);
    }

    private static long taken(ShardOutput out) throws IOException {
        long said = out.opened.size() + out.events.size() + out.files.size();
        for (RecoveredFile file : out.files) {
            file.content().close();
        }
        out.clear();
        return said;
    }

    /** Sessions, states, histories; reassembly without bytes. */
    @Benchmark
    public long sessionTable(Processor processor) throws IOException {
        return sessions(AnalyzerFactory.NONE);
    }

    /** Streams put in order, their bytes kept while they wait. */
    @Benchmark
    public long reassembly(Processor processor) throws IOException {
        return sessions(READER);
    }

    /** Recognition, all protocols, files with their digests and examination, carving. */
    @Benchmark
    public long everything(Processor processor) throws IOException {
        return sessions(everything);
    }

    private long digest(String algorithm) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        blocks.forEach(block -> digest.update(block.bytes));
        return digest.digest()[0];
    }

    /** The digest of captures and files. */
    @Benchmark
    public long sha256(Processor processor) throws NoSuchAlgorithmException {
        return digest("SHA-256");
    }

    /** The slowest of the digests that files get. */
    @Benchmark
    public long md5(Processor processor) throws NoSuchAlgorithmException {
        return digest("MD5");
    }
}
