package org.netrospect.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.file.FileStaging;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.KeyLog;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/**
 * The whole analysis of a flood with ordinary traffic in its midst, of which everything said is kept, so that it can be
 * held against what is said without the flood; of the flood only counts are kept. On the calling thread.
 */
final class FloodAnalysis implements AnalysisSink {
    /** Packets of the flood between two of the ordinary traffic. */
    private static final long APART = 100;

    private final Set<Long> ordinary = new HashSet<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, Long> irregularities = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();
    private final List<Packet> bystanders;
    private long opened;
    private long files;
    private long bytes;

    private FloodAnalysis(List<Packet> bystanders) {
        this.bystanders = bystanders;
    }

    /** Alone: the ordinary packets at the times that they would have in a flood of so many packets. */
    static FloodAnalysis without(List<Packet> ordinary, Path staging, Limits limits, long packets)
            throws IOException {
        return of(new Floods.Flood("nothing", n -> new byte[0]), ordinary, staging, limits, packets);
    }

    static FloodAnalysis of(Floods.Flood flood, List<Packet> ordinary, Path staging, Limits limits, long packets)
            throws IOException {
        FloodAnalysis analysis = new FloodAnalysis(ordinary);
        try (CaptureReader reader = CapturedPackets.reader(analysis.new Mixed(flood, packets));
                Pipeline pipeline = new Pipeline(limits, 1, 1 << 18,
                        Analyses.with(new FileStaging(staging), new KeyLog()), analysis)) {
            pipeline.run(reader, 1, Progress.NONE);
            pipeline.finish();
            analysis.bytes = reader.consumed();
        }
        return analysis;
    }

    /** What was said about the ordinary traffic; sorted, as a session may end sooner beside a flood. */
    List<String> said() {
        return said.stream().sorted().toList();
    }

    /** How often each kind of irregularity was told, the ordinary traffic included. */
    Map<String, Long> irregularities() {
        return irregularities;
    }

    /** Events of a protocol, those of the flood alone. */
    long events(String protocol) {
        return events.getOrDefault(protocol, 0L);
    }

    long sessions() {
        return opened;
    }

    /** Files of the flood alone. */
    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** Every session of a flood has a host in 240.0.0.0/8. */
    private static boolean ofFlood(Session s) {
        return (s.clientLow() & 0xff00_0000L) == 0xf000_0000L || (s.serverLow() & 0xff00_0000L) == 0xf000_0000L;
    }

    @Override
    public long opened(Session session) {
        opened++;
        if (!ofFlood(session)) {
            ordinary.add(opened);
        }
        return opened;
    }

    @Override
    public void ended(Session s) {
        if (ordinary.contains(s.id())) {
            said.add(s.clientPort() + " " + s.serverPort() + " " + s.service() + " " + s.state() + " " + s.history()
                    + " " + s.spkts() + " " + s.dpkts() + " " + s.sappbytes() + " " + s.dappbytes() + " " + s.sgap()
                    + " " + s.dgap() + " " + s.firstTime() + " " + s.lastTime());
        }
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        irregularities.merge(irregularity.what(), 1L, Long::sum);
    }

    @Override
    public void event(Event event) {
        if (ordinary.contains(event.session().id())) {
            said.add(event.kind().kind() + " " + event.subject() + " " + event.details());
        } else {
            events.merge(event.kind().protocol(), 1L, Long::sum);
        }
    }

    @Override
    public void file(RecoveredFile file) {
        if (ordinary.contains(file.session().id())) {
            said.add(file.offer().name() + " " + file.digests().sha256() + " " + file.examination().facts());
        } else {
            files++;
        }
        file.discard();
    }

    /** The flood; behind its middle every so many packets one of the ordinary traffic. */
    private final class Mixed implements Iterator<Packet> {
        private final Floods.Flood flood;
        private final long packets;
        private long flooded;
        private int stood;
        private Optional<Packet> next = Optional.empty();

        Mixed(Floods.Flood flood, long packets) {
            this.flood = flood;
            this.packets = packets;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty()) {
                boolean turn = stood < bystanders.size() && flooded >= packets / 2 + stood * APART;
                if (!turn && flooded >= packets) {
                    return false;
                }
                long time = Floods.BEGIN + flooded * Floods.STEP;
                byte[] bytes = turn ? bystanders.get(stood++).bytes() : flood.at(flooded++).bytes();
                next = Optional.of(new Packet(1, time, bytes, bytes.length)).filter(p -> p.bytes().length > 0);
            }
            return true;
        }

        @Override
        public Packet next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Packet packet = next.orElseThrow();
            next = Optional.empty();
            return packet;
        }
    }
}
