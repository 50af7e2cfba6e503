package org.netrospect.protocols.mail;

import java.util.List;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;

/**
 * What is known of a message beside the message.
 *
 * @param at where its transfer began
 * @param kind of the event: {@code mail}; another for what is less than a message
 * @param from of the SMTP envelope; "" for none
 * @param to of the SMTP envelope
 * @param more further details of the event
 */
record Envelope(Mark at, String kind, String from, List<String> to, Details more) {
    Envelope {
        to = List.copyOf(to);
    }

    /** A message that is fetched from a mailbox, or put there. */
    static Envelope none(Mark at, String kind, Details more) {
        return new Envelope(at, kind, "", List.of(), more);
    }
}
