package org.netrospect.protocols.sip;

import org.netrospect.core.session.Mark;

/** A request that waits for its final response. */
record Transaction(Mark at, String callId, boolean fromClient, SipMessage request) {
}
