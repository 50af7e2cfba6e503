package org.netrospect.workbench.inspector;

import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.workbench.inspector.FactSheet.Style;
import org.netrospect.workbench.inspector.FactSheet.Text;

/** One row of the table of sessions, read by column names. Not on the user-interface thread. */
record SessionRow(Table table, int row) {

    boolean has(String column) {
        int at = table.schema().index(column);
        return !table.isNull(at, row) && !(table.schema().column(at).type() == ColumnType.TEXT
                && table.textAt(at, row).isEmpty());
    }

    long number(String column) {
        return table.longAt(table.schema().index(column), row);
    }

    double decimal(String column) {
        return table.doubleAt(table.schema().index(column), row);
    }

    String text(String column) {
        return table.textAt(table.schema().index(column), row);
    }

    String address(String column) {
        return table.addressAt(table.schema().index(column), row).map(Object::toString).orElse("-");
    }

    /** The condition that this value is meant. */
    String equal(String column) {
        return FilterText.equal(column, table, table.schema().index(column), row);
    }

    /** A text column's value, to be filtered to. */
    Text value(String column) {
        return Text.value(text(column), equal(column));
    }

    /** An address, to be filtered to on its side or on either. */
    Text host(String column) {
        String address = address(column);
        return Text.value(address, equal(column), FilterText.equal("host", address)).in(Style.MONO);
    }

    Text port(String column) {
        return Text.value(Long.toString(number(column)), equal(column), "port = " + number(column));
    }

    /** An address with a port as one writes them together. */
    static String endpoint(String address, long port) {
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }

    boolean hasPorts() {
        String proto = text("proto");
        return proto.equals("tcp") || proto.equals("udp") || proto.equals("sctp");
    }

    boolean icmp() {
        return text("proto").endsWith("icmp");
    }

    /** {@code 10.3.0.41:49152 → 185.62.190.44:80} */
    String title() {
        String client = address("saddr");
        String server = address("daddr");
        return hasPorts() ? endpoint(client, number("sport")) + " → " + endpoint(server, number("dport"))
                : client + " → " + server;
    }
}
