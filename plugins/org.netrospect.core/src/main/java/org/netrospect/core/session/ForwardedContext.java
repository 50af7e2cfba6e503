package org.netrospect.core.session;

import java.util.function.Supplier;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;

/** A context that hands everything on to another, but for what it does otherwise. */
public abstract class ForwardedContext implements SessionContext {
    /** The context that is asked and told, which may be another from one call to the next. */
    protected abstract SessionContext to();

    @Override
    public Session session() {
        return to().session();
    }

    @Override
    public Mark mark() {
        return to().mark();
    }

    @Override
    public ByteWindow header() {
        return to().header();
    }

    @Override
    public void service(String name) {
        to().service(name);
    }

    @Override
    public void irregularity(String what, String detail) {
        to().irregularity(what, detail);
    }

    @Override
    public void event(Mark at, EventKind kind, String subject, Details details) {
        to().event(at, kind, subject, details);
    }

    @Override
    public FileWriter file(FileOffer offer) {
        return to().file(offer);
    }

    @Override
    public Inspection inspection() {
        return to().inspection();
    }

    @Override
    public Secrets secrets() {
        return to().secrets();
    }

    @Override
    public Analyzer inner(int transport) {
        return to().inner(transport);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return to().shared(type, make);
    }

    @Override
    public void announced(Announcement announcement) {
        to().announced(announcement);
    }

    @Override
    public boolean unexplained() {
        return to().unexplained();
    }
}
