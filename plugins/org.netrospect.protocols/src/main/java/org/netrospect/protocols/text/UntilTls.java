package org.netrospect.protocols.text;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Reads both streams of a session until TLS begins in them, and hands over what comes then. */
public abstract class UntilTls implements Analyzer {
    private static final int HANDSHAKE = 0x16;

    private final SessionContext context;
    private Optional<Analyzer> inner = Optional.empty();

    protected UntilTls(SessionContext context) {
        this.context = context;
    }

    /** What comes next, in either direction, is TLS. */
    protected final void beginTls() {
        inner = Optional.of(context.inner(IpProtocol.TCP));
    }

    /** Whether it is TLS where the client's next byte looks like it, though nobody said so. */
    protected boolean awaitsTls() {
        return false;
    }

    /** Reads on, at least one byte. @return where it stopped: at the end, or where TLS may begin */
    protected abstract int read(boolean fromClient, ByteWindow bytes, int from);

    /** A {@link #gap} before TLS. */
    protected abstract void lost(boolean fromClient, long length);

    /** An {@link #end} before TLS. */
    protected abstract void over(boolean fromClient);

    @Override
    public final void data(boolean fromClient, ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            if (inner.isEmpty() && fromClient && bytes.u8(at) == HANDSHAKE && awaitsTls()) {
                beginTls();
            }
            if (inner.isPresent()) {
                inner.get().data(fromClient, bytes.slice(at, bytes.length() - at));
                return;
            }
            at = read(fromClient, bytes, at);
        }
    }

    @Override
    public final void gap(boolean fromClient, long length) {
        if (inner.isPresent()) {
            inner.get().gap(fromClient, length);
        } else {
            lost(fromClient, length);
        }
    }

    @Override
    public final void end(boolean fromClient) {
        if (inner.isPresent()) {
            inner.get().end(fromClient);
        } else {
            over(fromClient);
        }
    }
}
