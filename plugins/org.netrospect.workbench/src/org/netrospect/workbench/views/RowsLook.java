package org.netrospect.workbench.views;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
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
            List.of("time", "protocol", "from", "to", "subject", "attachments", "date"),
            Map.of("time", 18, "protocol", 8, "from", 26, "to", 30, "subject", 40, "attachments", 26, "date", 30),
            "No mail crossed the wire in clear."),
    TLS("TLS", Tables.TLS, "",
            List.of("time", "client", "server", "sni", "version", "alpn", "ja4", "subject", "not_after"),
            Map.of("time", 18, "sni", 28, "version", 8, "alpn", 8, "ja4", 36, "subject", 36, "not_after", 23),
            "No TLS, DTLS or QUIC handshakes were read."),
    LOGINS("Logins", Tables.LOGINS, "",
            List.of("time", "protocol", "client", "server", "user", "secret_kind", "secret", "success"),
            Map.of("time", 18, "protocol", 9, "user", 28, "secret_kind", 12, "secret", 16,
                    "success", 8),
            "No logins were seen."),
    SHARES("Shares", Tables.EVENTS, "protocol in (\"smb\", \"nfs\")",
            List.of("time", "client", "server", "protocol", "kind", "subject", "detail"),
            Map.of("time", 18, "protocol", 8, "kind", 11, "subject", 34, "detail", 60),
            "No files were shared over SMB or NFS."),
    VOICE("Voice", Tables.EVENTS, "protocol in (\"sip\", \"rtp\", \"rtcp\", \"sdp\")",
            List.of("time", "client", "server", "protocol", "kind", "subject", "detail"),
            Map.of("time", 18, "protocol", 8, "kind", 11, "subject", 34, "detail", 60),
            "No calls were made over SIP and RTP."),
    SOFTWARE("Software", Tables.SOFTWARE, "",
            List.of("time", "addr", "product", "version", "source"),
            Map.of("time", 18, "product", 28, "version", 20, "source", 24),
            "No host said what software it runs."),
    ALERTS("Alerts", Tables.ALERTS, "",
            List.of("time", "priority", "message", "saddr", "daddr", "dport", "state", "note", "sid", "rev", "run",
                    "class"),
            Map.of("time", 18, "priority", 4, "sid", 9, "rev", 4, "message", 42, "class", 26, "dport", 6, "run", 4,
                    "state", 13, "note", 20),
            "No alerts. Replay… runs signature rules over the captures of this case."),
    VERDICTS("Verdicts", Tables.VERDICTS, "",
            List.of("first_time", "verdict", "signature", "name", "sha256", "hosts", "run"),
            Map.of("first_time", 18, "verdict", 10, "signature", 34, "name", 30, "sha256", 24, "hosts", 24, "run", 4),
            "No verdicts. A scan asks virus signatures of today about the files that were recovered.");

    private final String title;
    private final TableLook look;
    private final String filter;

    RowsLook(String title, TableSchema schema, String filter, List<String> columns, Map<String, Integer> characters,
            String empty) {
        this.title = title;
        this.filter = filter;
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

    /** Id of the view. */
    public String view() {
        return "org.netrospect.workbench." + title.toLowerCase(Locale.ROOT);
    }
}
