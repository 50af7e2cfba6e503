package org.netrospect.workbench.model;

import java.util.Optional;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * An alert that is looked at.
 *
 * @param session it belongs to; 0 if it belongs to none
 * @param packet that completed the match; 0 if that is unknown
 * @param fromClient whether the client's bytes matched; empty if that is unknown
 */
public record AlertChoice(long run, long session, long gid, long sid, long rev, long packet,
        Optional<Boolean> fromClient) {

    /** Reads a row of the table {@code alerts}, which may be on the disk. */
    public static AlertChoice of(Table alerts, int row) {
        String detail = alerts.textAt(Tables.ALERTS.index("detail"), row);
        Optional<Boolean> client = detail.contains("\"from\":\"client\"") ? Optional.of(true)
                : detail.contains("\"from\":\"server\"") ? Optional.of(false) : Optional.empty();
        return new AlertChoice(number(alerts, row, "run"), number(alerts, row, "session"), number(alerts, row, "gid"),
                number(alerts, row, "sid"), number(alerts, row, "rev"), number(alerts, row, "packet"), client);
    }

    private static long number(Table alerts, int row, String column) {
        return alerts.longAt(Tables.ALERTS.index(column), row);
    }

    /** Whether it is of the same rule in the same run and session. */
    public boolean like(AlertChoice other) {
        return run == other.run && session == other.session && gid == other.gid && sid == other.sid
                && rev == other.rev;
    }
}
