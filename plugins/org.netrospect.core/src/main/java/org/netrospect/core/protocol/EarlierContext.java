package org.netrospect.core.protocol;

import java.util.Optional;
import org.netrospect.core.session.ForwardedContext;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** The context of a session, in which for a while an earlier packet is the one in hand. */
final class EarlierContext extends ForwardedContext {
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
    protected SessionContext to() {
        return context;
    }

    @Override
    public Mark mark() {
        return earlier.isPresent() ? earlier.get() : context.mark();
    }
}
