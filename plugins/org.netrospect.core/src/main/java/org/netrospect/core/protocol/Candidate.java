package org.netrospect.core.protocol;

import java.util.Set;

/** A protocol that a session may speak. @param ports those of the protocol, asked for once */
record Candidate(Protocol protocol, Set<Integer> ports) {
}
