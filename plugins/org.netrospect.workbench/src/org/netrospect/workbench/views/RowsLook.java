package org.netrospect.workbench.views;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.detail.DetailColumn;
import org.netrospect.workbench.detail.DetailTable;
import org.netrospect.workbench.table.TableLook;

/** What a {@link RowsView} can show. */
public enum RowsLook {
    EVENTS("Events", Tables.EVENTS, "",
            List.of("time", "client", "server", "protocol", "kind", "subject", "detail"),
            Map.of("time", 18, "protocol", 8, "kind", 10, "subject", 34, "detail", 60),
            "No events: nothing in the captures speaks a protocol that is read, or only sessions were imported."),
    WEB("Web", Tables.HTTP, "",
            List.of("time", "client", "method", "host", "uri", "status", "response_type", "response_bytes",
                    "user_agent"),
            Map.of("time", 18, "method", 7, "host", 22, "uri", 36, "status", 6, "response_type", 18,
                    "response_bytes", 10, "user_agent", 30),
            "No web traffic was read. HTTP is recognised on any port; what is encrypted needs a key log."),
    DNS("DNS", Tables.DNS, "",
            List.of("time", "client", "server", "qname", "qtype", "rcode", "answers", "ttls"),
            Map.of("time", 18, "qname", 36, "qtype", 6, "rcode", 10, "answers", 44, "ttls", 12),
            "No names were looked up in what was imported."),
    MAIL("Mail", Tables.MAIL, "",
            List.of("time", "client", "server", "protocol", "from", "to", "subject", "attachments", "date"),
            Map.of("time", 18, "protocol", 8, "from", 26, "to", 26, "subject", 34, "attachments", 20, "date", 30),
            "No mail crossed the wire in clear."),
    TLS("TLS", Tables.TLS, "",
            List.of("time", "client", "server", "sni", "version", "alpn", "ja4", "subject", "not_after"),
            Map.of("time", 18, "sni", 28, "version", 8, "alpn", 10, "ja4", 41, "subject", 36, "not_after", 23),
            "No TLS, DTLS or QUIC handshakes were read."),
    LOGINS("Logins", Tables.LOGINS, "",
            List.of("time", "client", "server", "protocol", "user", "success", "secret_kind", "secret"),
            Map.of("time", 18, "protocol", 9, "user", 32, "secret_kind", 12, "secret", 24, "success", 8),
            "No logins were seen."),
    SHARES("Shares", "protocol in (\"smb\", \"nfs\")",
            List.of(DetailColumn.of("user", ColumnType.TEXT, "User", "Who did it, where the event says so",
                            "user uid"),
                    DetailColumn.of("size", ColumnType.INTEGER, "Size", "Bytes of the file", "size"),
                    DetailColumn.of("read", ColumnType.INTEGER, "Read", "Bytes that were read",
                            "bytes_read read.bytes"),
                    DetailColumn.of("written", ColumnType.INTEGER, "Written", "Bytes that were written",
                            "bytes_written write.bytes"),
                    DetailColumn.of("result", ColumnType.TEXT, "Result",
                            "What became of it: opened or created, renamed to what, refused why",
                            "result to action success")),
            List.of("time", "client", "server", "protocol", "kind", "subject", "result", "size", "read", "written",
                    "detail"),
            Map.of("time", 18, "protocol", 7, "kind", 10, "subject", 44, "result", 16, "detail", 40),
            "No files were shared over SMB or NFS."),
    VOICE("Voice", "protocol in (\"sip\", \"rtp\", \"rtcp\", \"sdp\")",
            List.of(DetailColumn.of("from", ColumnType.TEXT, "From", "Who calls, registers or writes", "from user"),
                    DetailColumn.of("to", ColumnType.TEXT, "To", "Who is called or written to", "to"),
                    DetailColumn.of("outcome", ColumnType.TEXT, "Outcome", "What became of it",
                            "outcome reason success"),
                    DetailColumn.of("codec", ColumnType.TEXT, "Codec", "What the media are coded with", "codec"),
                    DetailColumn.of("duration", ColumnType.DURATION, "Duration", "Seconds of speech, or of the stream",
                            "duration"),
                    DetailColumn.of("lost", ColumnType.INTEGER, "Lost", "Packets of the stream that are missing",
                            "lost"),
                    DetailColumn.of("jitter", ColumnType.DECIMAL, "Jitter ms",
                            "How unevenly packets came, in milliseconds (RFC 3550)", "jitter_ms")),
            List.of("time", "client", "server", "protocol", "kind", "from", "to", "outcome", "codec", "duration",
                    "lost", "jitter", "subject"),
            Map.of("time", 18, "protocol", 8, "kind", 11, "from", 26, "to", 26, "outcome", 16, "codec", 12, "lost", 6,
                    "subject", 40),
            "No calls were made over SIP and RTP."),
    SOFTWARE("Software", Tables.SOFTWARE, "",
            List.of("time", "addr", "product", "version", "source"),
            Map.of("time", 18, "product", 28, "version", 20, "source", 24),
            "No host said what software it runs."),
    ALERTS("Alerts", Tables.ALERTS, "",
            List.of("time", "run", "priority", "sid", "message", "saddr", "daddr", "dport", "state", "note", "rev",
                    "class"),
            Map.of("time", 18, "priority", 4, "sid", 8, "rev", 4, "message", 32, "class", 26, "dport", 5, "run", 3,
                    "state", 9, "note", 20),
            "No alerts. Replay… runs signature rules over the captures of this case."),
    VERDICTS("Verdicts", Tables.VERDICTS, "",
            List.of("first_time", "verdict", "signature", "name", "sha256", "hosts", "run"),
            Map.of("first_time", 18, "verdict", 10, "signature", 34, "name", 30, "sha256", 24, "hosts", 24, "run", 4),
            "No verdicts. Replay… asks virus signatures of today about the files that were recovered.");

    private final String title;
    private final TableLook look;
    private final String filter;
    private final List<DetailColumn> further;

    RowsLook(String title, TableSchema schema, String filter, List<String> columns, Map<String, Integer> characters,
            String empty) {
        this(title, schema, filter, List.of(), columns, characters, empty);
    }

    /** Some of the events, with columns for some of their details. */
    RowsLook(String title, String filter, List<DetailColumn> further, List<String> columns,
            Map<String, Integer> characters, String empty) {
        this(title, DetailTable.schema(further), filter, further, columns, characters, empty);
    }

    RowsLook(String title, TableSchema schema, String filter, List<DetailColumn> further, List<String> columns,
            Map<String, Integer> characters, String empty) {
        this.title = title;
        this.filter = filter;
        this.further = further;
        look = new TableLook(title.toLowerCase(Locale.ROOT), schema, columns, characters, empty);
    }

    static RowsLook of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String title() {
        return title;
    }

    TableLook look() {
        return look;
    }

    /** Which rows of the table belong to it, in the filter language; "" for all. */
    String filter() {
        return filter;
    }

    /** The table with the columns that the look knows. */
    Table over(Table table) {
        return further.isEmpty() ? table : new DetailTable(table, further);
    }

    /** Id of the view. */
    public String view() {
        return "org.netrospect.workbench." + title.toLowerCase(Locale.ROOT);
    }
}
