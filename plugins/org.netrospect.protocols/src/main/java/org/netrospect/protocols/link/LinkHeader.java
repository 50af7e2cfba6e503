package org.netrospect.protocols.link;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Printable;

/** Hardware addresses of the link before a message. */
final class LinkHeader {
    private static final int ETHERNET = 14;

    private LinkHeader() {
    }

    /** Details that begin with the address that sends the frame, where the link tells it. */
    static Details details(SessionContext context) {
        ByteWindow header = context.header();
        return new Details().put("mac", header.length() >= ETHERNET ? Printable.colons(header, 6, 6) : "");
    }
}
