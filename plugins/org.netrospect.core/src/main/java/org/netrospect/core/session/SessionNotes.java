package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with a session, each kind once with how often it was met, until the session ends. */
final class SessionNotes {
    /**
     * Different irregularities kept of one session: names come from analyzers, and could otherwise grow with the
     * input.
     */
    private static final int MOST = 64;

    private List<Note> notes = List.of();

    /** One thing that is wrong, where it was met first, and how often. */
    private static final class Note {
        private final String what;
        private final String detail;
        private final Mark first;
        private long count = 1;

        Note(String what, String detail, Mark first) {
            this.what = what;
            this.detail = detail;
            this.first = first;
        }

        Irregularity irregularity(Session session) {
            String text = detail.isEmpty() ? what : detail;
            String often = count == 1 ? "packet " + first.packet()
                    : count + " packets, the first is " + first.packet();
            return new Irregularity(first.capture(), first.packet(), first.time(), Optional.of(session), what,
                    text + " (" + often + ")");
        }
    }

    /** Keeps what is wrong, or counts it if it was met before; the detail is that of the first time. */
    void add(String what, String detail, Mark at) {
        for (Note note : notes) {
            if (note.what.equals(what)) {
                note.count++;
                return;
            }
        }
        if (notes.isEmpty()) {
            notes = new ArrayList<>(2);
        }
        if (notes.size() < MOST) {
            notes.add(new Note(what, detail, at));
        }
    }

    /** Says all of it, in the order in which it was met first. */
    void tell(Session session, List<Irregularity> to) {
        for (Note note : notes) {
            to.add(note.irregularity(session));
        }
    }
}
