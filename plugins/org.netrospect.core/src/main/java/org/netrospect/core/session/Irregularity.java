package org.netrospect.core.session;

import java.util.Optional;

/**
 * Input that breaks its format, or a limit that was reached.
 *
 * @param capture id of the capture it is in; for one of a session the capture of {@code packet}
 * @param packet number of the packet in its capture, 0 if it belongs to none
 * @param time nanoseconds since 1970 UTC, 0 if unknown
 * @param session the session it belongs to, if any; its id is known once the sink has it
 * @param what short name, the same for the same thing
 * @param detail a sentence for the analyst: what, where, consequence
 */
public record Irregularity(int capture, long packet, long time, Optional<Session> session, String what, String detail) {
}
