package org.netrospect.workbench.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.netrospect.core.table.Table;

/**
 * The packet with which something began or became known.
 *
 * @param session that it belongs to
 * @param capture that it is in; 0 if that is unknown
 * @param number in the capture, from 1
 */
public record PacketChoice(long session, long capture, long number) {
    /** What a row tells, which may be on the disk; empty if it tells of no packet of a session. */
    public static Optional<PacketChoice> of(Table table, int row) {
        long session = number(table, row, "session");
        long packet = number(table, row, "packet");
        return session == 0 || packet == 0 ? Optional.empty()
                : Optional.of(new PacketChoice(session, number(table, row, "capture"), packet));
    }

    private static long number(Table table, int row, String column) {
        OptionalInt found = table.schema().find(column);
        return found.isEmpty() || table.isNull(found.getAsInt(), row) ? 0 : table.longAt(found.getAsInt(), row);
    }

    /** Whether it is this packet. */
    public boolean is(long inCapture, long withNumber) {
        return number == withNumber && (capture == 0 || capture == inCapture);
    }
}
