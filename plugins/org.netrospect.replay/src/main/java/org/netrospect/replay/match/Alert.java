package org.netrospect.replay.match;

import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.Rule;

/**
 * A rule has matched and its alert counts.
 *
 * @param at the packet with which it did
 * @param fromClient whether the client sent what matched: it is then the alert's source
 */
public record Alert(Rule rule, Session session, Mark at, boolean fromClient) {
}
