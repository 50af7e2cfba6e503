package org.netrospect.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.MadeSessions;
import org.netrospect.core.session.PacketTrail;
import org.netrospect.core.session.Session;

/** Feeds an import as the pipeline would, from numbers. */
final class SyntheticFeed {
    private SyntheticFeed() {
    }

    static CaptureInfo info(int id, String file, long packets, CaptureInfo.State state) {
        return new CaptureInfo(id, Path.of(file).toAbsolutePath(), "%064x".formatted(file.hashCode() & 0xffff_ffffL),
                1000, 42, "pcap", packets, MadeSessions.START, MadeSessions.START + 1000, 3,
                packets / 300, 1000, state,
                List.of(new CaptureInterface(1, 262_144, 1_000_000, "eth0", "", "tcp", "Linux")));
    }

    /** One capture with sessions numbered from {@code from}; every hundredth has an irregularity and a note. */
    static void capture(CaptureImport target, String file, long from, int sessions) {
        int capture = target.begin(info(0, file, 0, CaptureInfo.State.IMPORTING));
        for (long n = from; n < from + sessions; n++) {
            session(target, n, capture);
            if (n % 64 == 0) {
                target.checkpoint();
            }
        }
        target.complete(info(capture, file, sessions * 3L, CaptureInfo.State.COMPLETE), "layout of " + file);
    }

    static void session(CaptureImport target, long n, int capture) {
        Session session = MadeSessions.session(n, capture);
        session.id(target.opened(session));
        PacketTrail trail = new PacketTrail();
        for (int i = 0; i < 3; i++) {
            trail.add(capture, session.firstPacket() + i, 24 + (session.firstPacket() + i) * 100, i == 1);
        }
        int length = trail.length();
        session.trail(target.trail(-1, capture, trail.take(), length));
        if (n % 100 == 0) {
            target.irregularity(new Irregularity(capture, n, session.firstTime(), Optional.of(session), "checksum",
                    "Packet " + n + " has a wrong checksum; it was read all the same."));
            target.note(capture, new CaptureNote(n, "comment", "note " + n));
        }
        target.ended(session);
    }
}
