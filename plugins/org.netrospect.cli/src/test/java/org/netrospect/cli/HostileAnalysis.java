package org.netrospect.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.PacketsAgain;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.dissect.Dissection;
import org.netrospect.core.dissect.Dissector;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.replay.match.AlertGate;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.RuleAnalyzers;

/**
 * Packets through the whole analysis on the calling thread, everything said being looked at and thrown away: all
 * protocols, carving, the examination of files, and the built-in rule engine if there are rules.
 */
final class HostileAnalysis implements AnalysisSink {
    private static final int BLOCK = 1 << 16;

    private final AnalyzerFactory analyzers;
    private final Optional<CompiledRules> rules;
    private Optional<AlertGate> gate = Optional.empty();
    private long opened;
    private long ended;
    private long events;
    private long files;
    private long irregularities;
    private long alerts;

    /** @param staging folder for files on their way */
    HostileAnalysis(Path staging, Optional<CompiledRules> rules) {
        AnalyzerFactory plain = Analyses.with(new FileStaging(staging), new KeyLog());
        analyzers = rules.map(r -> (AnalyzerFactory) new RuleAnalyzers(r, plain)).orElse(plain);
        this.rules = rules;
    }

    /**
     * Analyses packets as one recording.
     *
     * @return nanoseconds of processor time on this thread
     */
    long run(CaptureReader reader) throws IOException {
        return run(reader, PacketsAgain.NONE);
    }

    /** The same, with a second look at sessions that were announced by those of other hosts. */
    long run(List<Packet> packets) throws IOException {
        return run(CapturedPackets.reader(packets),
                (sessions, into) -> into.run(CapturedPackets.reader(packets), 1, Progress.NONE));
    }

    private long run(CaptureReader reader, PacketsAgain again) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        gate = rules.map(r -> new AlertGate(r, alert -> alerts++));
        long before = opened - ended;
        try (reader; Pipeline pipeline = new Pipeline(Limits.DEFAULT, 1, BLOCK, analyzers, this, again)) {
            pipeline.run(reader, 1, Progress.NONE);
            pipeline.finish();
        }
        if (opened - ended != before) {
            throw new IllegalStateException(opened - ended - before + " sessions did not end");
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    /** Shows each packet as the inspector does. */
    static void dissect(List<Packet> packets) {
        Dissector dissector = new Dissector();
        long number = 0;
        for (Packet p : packets) {
            Dissection shown = dissector.dissect(new RawPacket(++number, p.time(),
                    Math.max(p.wire(), p.bytes().length), p.link(), 0, 0, p.bytes()));
            if (shown.layers().isEmpty()) {
                throw new IllegalStateException("packet " + number + " shows nothing");
            }
        }
    }

    /** What may be needed at most, in nanoseconds of processor time: a second, and one more for every megabyte. */
    static long allowed(List<Packet> packets) {
        return 1_000_000_000L + 1000L * packets.stream().mapToLong(p -> p.bytes().length).sum();
    }

    /** The packets of one link type, those of the first packet. */
    static List<Packet> ofOneLink(List<Packet> packets) {
        return packets.stream().filter(p -> p.link() == packets.get(0).link())
                .sorted(Comparator.comparingLong(Packet::time)).toList();
    }

    String said() {
        return opened + " sessions, " + events + " events, " + files + " files, " + alerts + " alerts, "
                + irregularities + " irregularities";
    }

    @Override
    public long opened(Session session) {
        return ++opened;
    }

    @Override
    public long trail(long previous, int capture, byte[] bytes, int length) {
        return -1;
    }

    @Override
    public void ended(Session session) {
        ended++;
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        irregularities++;
        said(irregularity.what() + irregularity.detail());
    }

    @Override
    public void event(Event event) {
        events++;
        gate.ifPresent(g -> g.event(event));
        said(event.kind().kind() + event.subject() + event.details());
    }

    private static void said(String text) {
        if (text.isEmpty()) {
            throw new IllegalStateException("nothing was said");
        }
    }

    @Override
    public void file(RecoveredFile file) {
        files++;
        said(file.offer().name() + file.examination().facts() + file.digests().sha256());
        file.nested().forEach(this::file);
        try {
            file.content().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void checkpoint() {
        // nothing is shown while it runs
    }
}
