package org.netrospect.protocols.http;

import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Who reads a session on after it was upgraded to HTTP/2 (RFC 7540, section 3.2). */
@FunctionalInterface
public interface HttpUpgrades {
    /** @param exchange whose request asked for it, and whose response comes as the stream 1 */
    Analyzer http2(SessionContext context, Exchange exchange, boolean requestFromClient);
}
