package org.netrospect.core.session;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;

/**
 * One thing that a protocol did.
 *
 * @param session whose id is known once the sink has it
 * @param at where it began
 * @param subject what it was about, in a few words: the name looked up, the address fetched
 */
public record Event(Session session, Mark at, EventKind kind, String subject, Details details) {
}
