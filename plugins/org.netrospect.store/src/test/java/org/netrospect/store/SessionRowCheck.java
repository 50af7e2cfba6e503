package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.net.MacAddress;
import org.netrospect.core.session.CommunityId;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;

/** Holds a row of the table of sessions against the session it was made from. */
final class SessionRowCheck {
    private SessionRowCheck() {
    }

    static void check(Table table, int row, Session s, long id) {
        boolean ports = s.protocol() != 47;
        number(table, row, "id", id);
        number(table, row, "capture", s.capture());
        number(table, row, "stime", s.firstTime());
        number(table, row, "ltime", s.lastTime());
        number(table, row, "dur", s.lastTime() - s.firstTime());
        text(table, row, "proto", IpProtocol.name(s.protocol()));
        text(table, row, "saddr", new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow()).toString());
        text(table, row, "daddr", new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow()).toString());
        text(table, row, "sport", ports ? Integer.toString(s.clientPort()) : "");
        text(table, row, "dport", ports ? Integer.toString(s.serverPort()) : "");
        text(table, row, "service", s.service());
        text(table, row, "state", s.state().name());
        text(table, row, "history", s.history());
        number(table, row, "spkts", s.spkts());
        number(table, row, "dpkts", s.dpkts());
        number(table, row, "sbytes", s.sbytes());
        number(table, row, "dbytes", s.dbytes());
        number(table, row, "sappbytes", s.sappbytes());
        number(table, row, "dappbytes", s.dappbytes());
        number(table, row, "sretrans", s.sretrans());
        number(table, row, "dretrans", s.dretrans());
        number(table, row, "sgap", s.sgap());
        number(table, row, "dgap", s.dgap());
        text(table, row, "sttl", s.sttl() < 0 ? "" : Integer.toString(s.sttl()));
        text(table, row, "dttl", s.dttl() < 0 ? "" : Integer.toString(s.dttl()));
        text(table, row, "vlans", s.encapsulation().vlans());
        text(table, row, "tunnel", s.encapsulation().tunnel());
        number(table, row, "packet", s.firstPacket());
        text(table, row, "smac", s.clientMac() < 0 ? "" : MacAddress.text(s.clientMac()));
        text(table, row, "dmac", s.serverMac() < 0 ? "" : MacAddress.text(s.serverMac()));
        text(table, row, "community_id", new CommunityId().of(s));
        text(table, row, "score", "");
        text(table, row, "sco", "");
    }

    private static void number(Table table, int row, String column, long expected) {
        assertEquals(expected, table.longAt(table.schema().index(column), row), column + " of row " + row);
    }

    private static void text(Table table, int row, String column, String expected) {
        assertEquals(expected, text(table, table.schema().index(column), row), column + " of row " + row);
    }

    /** Any value as text, "" for none. */
    static String text(Table table, int index, int row) {
        Column column = table.schema().column(index);
        if (table.isNull(index, row)) {
            return "";
        }
        if (column.type() == ColumnType.ADDRESS) {
            return table.addressAt(index, row).orElseThrow().toString();
        }
        if (column.type() == ColumnType.TEXT) {
            return table.textAt(index, row);
        }
        return column.type() == ColumnType.DECIMAL ? Double.toString(table.doubleAt(index, row))
                : Long.toString(table.longAt(index, row));
    }
}
