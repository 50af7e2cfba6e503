package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * What a session has beside its counts: the analyzer that reads its bytes, and what is wrong with it, until it ends.
 */
final class SessionAnalysis implements SessionContext {
    /**
     * Different irregularities kept of one session: names come from analyzers, and could otherwise grow with the
     * input.
     */
    private static final int MOST_NOTES = 64;

    private final Session session;
    private final ByteWindow window = new ByteWindow();
    private List<Note> notes = List.of();
    private Optional<Analyzer> analyzer = Optional.empty();
    private boolean asked;
    private int capture;
    private long packet;
    private long time;

    /** One thing that is wrong, where it was met first, and how often. */
    private static final class Note {
        private final String what;
        private final String detail;
        private final int capture;
        private final long packet;
        private final long time;
        private long count = 1;

        Note(String what, String detail, int capture, long packet, long time) {
            this.what = what;
            this.detail = detail;
            this.capture = capture;
            this.packet = packet;
            this.time = time;
        }

        Irregularity irregularity(Session session) {
            String text = detail.isEmpty() ? what : detail;
            String often = count == 1 ? "packet " + packet : count + " packets, the first is " + packet;
            return new Irregularity(capture, packet, time, Optional.of(session), what, text + " (" + often + ")");
        }
    }

    SessionAnalysis(Session session) {
        this.session = session;
    }

    /** Says which packet is being read. */
    void at(int inCapture, long number, long when) {
        capture = inCapture;
        packet = number;
        time = when;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public long packet() {
        return packet;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public void service(String name) {
        session.service = name;
    }

    @Override
    public void irregularity(String what, String detail) {
        for (Note note : notes) {
            if (note.what.equals(what)) {
                note.count++;
                return;
            }
        }
        if (notes.isEmpty()) {
            notes = new ArrayList<>(2);
        }
        if (notes.size() < MOST_NOTES) {
            notes.add(new Note(what, detail, capture, packet, time));
        }
    }

    /** Asks the factory, once, whether anybody wants the session's bytes. */
    void ask(AnalyzerFactory factory) {
        if (!asked) {
            asked = true;
            try {
                analyzer = factory.analyzer(this);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    boolean wantsBytes() {
        return analyzer.isPresent();
    }

    void data(boolean fromClient, byte[] bytes, int offset, int length) {
        if (analyzer.isPresent()) {
            try {
                analyzer.get().data(fromClient, window.wrap(bytes, offset, length));
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    void gap(boolean fromClient, long length) {
        if (analyzer.isPresent()) {
            try {
                analyzer.get().gap(fromClient, length);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    void end(boolean fromClient) {
        if (analyzer.isPresent()) {
            try {
                analyzer.get().end(fromClient);
            } catch (MalformedInput e) {
                gaveUp(e);
            }
        }
    }

    private void gaveUp(MalformedInput e) {
        analyzer = Optional.empty();
        irregularity("protocol not understood",
                "What the session carries breaks its protocol, its further bytes are not read: " + e.getMessage());
    }

    /** Tells what is wrong with the session, which ends. */
    void tell(ShardOutput out) {
        for (Note note : notes) {
            out.irregularities.add(note.irregularity(session));
        }
    }
}
