package org.netrospect.core.protocol;

import java.util.Optional;
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

/** The context of a session, in which for a while an earlier packet is the one in hand. */
final class EarlierContext implements SessionContext {
    private final SessionContext context;
    private Optional<Mark> earlier = Optional.empty();

    EarlierContext(SessionContext context) {
        this.context = context;
    }

    void earlier(Mark at) {
        earlier = Optional.of(at);
    }

    void now() {
        earlier = Optional.empty();
    }

    @Override
    public Session session() {
        return context.session();
    }

    @Override
    public Mark mark() {
        return earlier.isPresent() ? earlier.get() : context.mark();
    }

    @Override
    public ByteWindow header() {
        return context.header();
    }

    @Override
    public void service(String name) {
        context.service(name);
    }

    @Override
    public void irregularity(String what, String detail) {
        context.irregularity(what, detail);
    }

    @Override
    public void event(Mark at, EventKind kind, String subject, Details details) {
        context.event(at, kind, subject, details);
    }

    @Override
    public FileWriter file(FileOffer offer) {
        return context.file(offer);
    }

    @Override
    public Inspection inspection() {
        return context.inspection();
    }

    @Override
    public Secrets secrets() {
        return context.secrets();
    }

    @Override
    public Analyzer inner(int transport) {
        return context.inner(transport);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<T> make) {
        return context.shared(type, make);
    }

    @Override
    public void announced(Announcement announcement) {
        context.announced(announcement);
    }

    @Override
    public boolean unexplained() {
        return context.unexplained();
    }
}
