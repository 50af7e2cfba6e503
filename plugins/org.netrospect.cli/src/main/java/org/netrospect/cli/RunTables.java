package org.netrospect.cli;

import static org.netrospect.core.table.ColumnType.ADDRESS;
import static org.netrospect.core.table.ColumnType.DURATION;
import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;
import static org.netrospect.core.table.ColumnType.TIME;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.replay.run.AlertDifference;
import org.netrospect.replay.run.Change;
import org.netrospect.replay.run.DwellTime;
import org.netrospect.replay.run.SignatureDate;
import org.netrospect.replay.run.VerdictChange;
import org.netrospect.replay.run.VerdictDifference;

/** What is said about runs, as tables to be printed. */
final class RunTables {
    private static final TableSchema ALERTS = new TableSchema("diff", List.of(column("change", TEXT),
            column("gid", INTEGER), column("sid", INTEGER), column("rev_before", INTEGER), column("rev", INTEGER),
            column("message", TEXT), column("priority", INTEGER), column("session", INTEGER),
            column("saddr", ADDRESS), column("daddr", ADDRESS), column("alerts", INTEGER), column("first", TIME),
            column("last", TIME)));
    private static final TableSchema VERDICTS = new TableSchema("diff", List.of(column("change", TEXT),
            column("sha256", TEXT), column("file", INTEGER), column("name", TEXT), column("verdict_before", TEXT),
            column("signature_before", TEXT), column("verdict", TEXT), column("signature", TEXT),
            column("first_time", TIME), column("hosts", TEXT), column("session", INTEGER)));
    private static final TableSchema DWELL = new TableSchema("dwell", List.of(column("gid", INTEGER),
            column("sid", INTEGER), column("rev", INTEGER), column("message", TEXT), column("host", ADDRESS),
            column("first", TIME), column("last", TIME), column("alerts", INTEGER), column("sessions", INTEGER),
            column("found_time", TIME), column("unnoticed", DURATION), column("new_peers", INTEGER),
            column("sent_to_them", INTEGER), column("signature_time", TIME), column("signature_from", TEXT),
            column("before_signature", DURATION), column("peers", TEXT)));
    private static final TableSchema CARRIERS = new TableSchema("dwell", List.of(column("sha256", TEXT),
            column("file", INTEGER), column("name", TEXT), column("verdict", TEXT), column("signature", TEXT),
            column("verdict_before", TEXT), column("host", ADDRESS), column("role", TEXT), column("first", TIME),
            column("last", TIME), column("sessions", TEXT), column("found_time", TIME), column("unnoticed", DURATION),
            column("signature_time", TIME), column("signature_from", TEXT), column("hour_sessions", INTEGER),
            column("hour_peers", INTEGER), column("hour_new_peers", INTEGER), column("hour_sent", INTEGER),
            column("hour_services", TEXT), column("peers", TEXT)));

    private RunTables() {
    }

    /** Columns by their names and types, in order. */
    static List<Column> columns(List<String> names, List<ColumnType> types) {
        return IntStream.range(0, names.size()).mapToObj(i -> column(names.get(i), types.get(i))).toList();
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type, name, name);
    }

    static Table alerts(List<AlertDifference.Entry> entries, boolean same) {
        return new MemoryTable(ALERTS, entries.stream().filter(e -> same || e.change() != Change.SAME)
                .map(e -> List.<Object>of(word(e.change()), e.gid(), e.sid(), atLeast(0, e.revBefore()),
                        atLeast(0, e.rev()), e.message(), e.priority(), atLeast(1, e.session()), address(e.client()),
                        address(e.server()), e.alerts(), e.first(), e.last())).toList());
    }

    static Table verdicts(List<VerdictDifference.Entry> entries, boolean same) {
        return new MemoryTable(VERDICTS, entries.stream().filter(e -> same || e.change() != Change.SAME)
                .map(e -> List.<Object>of(word(e.change()), e.sha256(), e.file(), text(e.name()), text(e.before()),
                        text(e.signatureBefore()), text(e.after()), text(e.signature()), e.firstTime(),
                        text(e.hosts()), atLeast(1, e.session()))).toList());
    }

    static Table dwell(List<DwellTime> times) {
        return new MemoryTable(DWELL, times.stream().map(t -> List.<Object>of(t.gid(), t.sid(), t.rev(), t.message(),
                address(t.host()), t.first(), t.last(), t.alerts(), t.sessions(), t.found(), t.unnoticed(), t.peers(),
                t.sent(), known(t.signature()), t.signature().source().word(), t.beforeSignature(), joined(t.named())))
                .toList());
    }

    /** One row for each file and host that carried it. */
    static Table carriers(List<VerdictChange> files) {
        return new MemoryTable(CARRIERS, files.stream().flatMap(f -> f.carriers().stream().map(c -> List.<Object>of(
                f.sha256(), f.file(), text(f.name()), f.verdict(), text(f.signatures()), text(f.before()),
                address(c.host()), c.received() ? "received" : "sent", c.first(), c.last(),
                joined(c.sessions().stream().map(Object::toString).toList()), f.found(),
                Math.max(0, f.found() - c.first()), known(f.signature()), f.signature().source().word(),
                c.after().sessions(), c.after().peers(), c.after().newPeers(), c.after().sent(),
                joined(c.after().services()), joined(c.after().named())))).toList());
    }

    private static Object known(SignatureDate date) {
        return date.source() == SignatureDate.Source.UNKNOWN ? Optional.empty() : (Object) date.time();
    }

    private static Object joined(List<String> texts) {
        return text(String.join(",", texts));
    }

    private static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    private static Object atLeast(long least, long value) {
        return value < least ? Optional.empty() : (Object) value;
    }

    /** A cell, without a value if the text is empty. */
    static Object text(String text) {
        return text.isEmpty() ? Optional.empty() : text;
    }

    /** A cell, without a value if the text is no address. */
    static Object address(String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        return address.isPresent() ? address.get() : Optional.empty();
    }
}
