package org.netrospect.core.protocol;

import java.util.Set;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** An application protocol: how it is recognised and who reads it. Stateless, thread-safe. */
public interface Protocol {
    /** As it stands in {@code service}: {@code http}. */
    String name();

    /** IP protocols that carry it: {@link org.netrospect.core.net.IpProtocol#TCP} … */
    Set<Integer> transports();

    /** Ports of the server that decide if no protocol recognises the first bytes. */
    default Set<Integer> ports() {
        return Set.of();
    }

    /** Ports of the server at which nobody wonders about it; empty if it is at home at any. */
    default Set<Integer> usualPorts() {
        return ports();
    }

    /**
     * What the first bytes say. A read beyond what is there ({@link MalformedInput}) counts as
     * {@link Recognition#MORE}.
     */
    Recognition recognise(Opening opening);

    /** Reads a session of this protocol from its first byte; says {@link SessionContext#service} itself. */
    Analyzer analyzer(SessionContext context);
}
