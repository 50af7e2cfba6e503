package org.netrospect.protocols.quic;

import java.util.function.Supplier;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** The session in which the last packet of a connection came. */
final class CurrentContext implements SessionContext {
    private SessionContext now;

    CurrentContext(SessionContext now) {
        this.now = now;
    }

    void become(SessionContext other) {
        now = other;
    }

    boolean is(SessionContext other) {
        return now == other;
    }

    @Override
    public Session session() {
        return now.session();
    }

    @Override
    public Mark mark() {
        return now.mark();
    }

    @Override
    public ByteWindow header() {
        return now.header();
    }

    @Override
    public void service(String name) {
        now.service(name);
    }

    @Override
    public void irregularity(String what, String detail) {
        now.irregularity(what, detail);
    }

    @Override
    public void event(Mark at, EventKind kind, String subject, Details details) {
        now.event(at, kind, subject, details);
    }

    @Override
    public FileWriter file(FileOffer offer) {
        return now.file(offer);
    }

    @Override
    public Inspection inspection() {
        return now.inspection();
    }

    @Override
    public Secrets secrets() {
        return now.secrets();
    }

    @Override
    public Analyzer inner(int transport) {
        return now.inner(transport);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return now.shared(type, make);
    }

    @Override
    public void announced(Announcement announcement) {
        now.announced(announcement);
    }

    @Override
    public boolean unexplained() {
        return now.unexplained();
    }
}
