package org.netrospect.core.analysis;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/**
 * Reads sessions again together with those that announced them, and tells what is found in them. The recording is over;
 * one thread.
 */
final class SecondLook implements AnalysisSink {
    /** Packets read in one go: their places are in memory. */
    private static final long BATCH = 1 << 20;

    private final AnalysisSink sink;
    private final Map<Place, Session> awaited = new LinkedHashMap<>();
    private final Map<Session, Session> met = new HashMap<>();

    /** What a session is known by: the same whichever side was taken for the client. */
    private record Place(int capture, long packet, int depth, int protocol, long high, long low, int ports) {
        static Place of(Session s) {
            return new Place(s.capture(), s.firstPacket(), s.depth(), s.protocol(), s.clientHigh() + s.serverHigh(),
                    s.clientLow() + s.serverLow(), s.clientPort() + s.serverPort());
        }
    }

    /** Makes the pipeline for one go. */
    interface Making {
        Pipeline into(AnalysisSink sink);
    }

    private SecondLook(AnalysisSink sink) {
        this.sink = sink;
    }

    /** @param announced each with the one that announced it */
    static void run(Map<Session, Session> announced, PacketsAgain packets, Making pipeline, AnalysisSink sink) {
        SecondLook look = new SecondLook(sink);
        Set<Session> batch = new LinkedHashSet<>();
        long size = 0;
        for (Map.Entry<Session, Session> each : announced.entrySet()) {
            Session session = each.getKey();
            look.awaited.put(Place.of(session), session);
            if (!AnnouncedSessions.readable(session) || !AnnouncedSessions.readable(each.getValue())) {
                look.unread("it or the session that announced it has too many packets");
                continue;
            }
            for (Session one : List.of(each.getValue(), session)) {
                size += batch.add(one) ? one.spkts() + one.dpkts() : 0;
            }
            if (size >= BATCH) {
                look.read(batch, packets, pipeline);
                batch.clear();
                size = 0;
            }
        }
        look.read(batch, packets, pipeline);
    }

    private void read(Set<Session> batch, PacketsAgain packets, Making making) {
        if (batch.isEmpty()) {
            return;
        }
        String problem = "its packets were not found again";
        try (Pipeline pipeline = making.into(this)) {
            packets.read(List.copyOf(batch), pipeline);
            pipeline.finish();
        } catch (IOException e) {
            problem = e.getMessage();
        }
        unread(problem);
    }

    /** Tells those that are still awaited. */
    private void unread(String problem) {
        for (Session session : awaited.values()) {
            sink.irregularity(new Irregularity(session.capture(), session.firstPacket(), session.firstTime(),
                    Optional.of(session), "announced session not read", "Another session announced this one, but "
                            + problem + "; its contents are not told."));
            sink.ended(session);
        }
        awaited.clear();
        met.clear();
    }

    @Override
    public long opened(Session session) {
        Optional<Session> known = Optional.ofNullable(awaited.get(Place.of(session)));
        known.ifPresent(it -> {
            met.put(session, it);
            sink.again(it);
        });
        return known.map(Session::id).orElse(0L);
    }

    @Override
    public void ended(Session session) {
        Optional.ofNullable(met.remove(session)).ifPresent(known -> {
            awaited.remove(Place.of(known));
            known.explainedBy(session);
            sink.ended(known);
        });
    }

    @Override
    public void irregularity(Irregularity i) {
        i.session().map(met::get).ifPresent(known -> sink.irregularity(new Irregularity(i.capture(), i.packet(),
                i.time(), Optional.of(known), i.what(), i.detail())));
    }

    @Override
    public void event(Event event) {
        Optional.ofNullable(met.get(event.session())).ifPresent(known -> sink
                .event(new Event(known, event.at(), event.kind(), event.subject(), event.details())));
    }

    @Override
    public void file(RecoveredFile file) {
        Optional<Session> known = Optional.ofNullable(met.get(file.session()));
        known.ifPresentOrElse(it -> sink.file(of(it, file)), file::discard);
    }

    private static RecoveredFile of(Session session, RecoveredFile f) {
        return new RecoveredFile(session, f.at(), f.offer(), f.size(), f.missing(), f.missingRanges(), f.digests(),
                f.examination(), f.content(), f.nested().stream().map(each -> of(session, each)).toList());
    }

    @Override
    public void checkpoint() {
        sink.checkpoint();
    }
}
