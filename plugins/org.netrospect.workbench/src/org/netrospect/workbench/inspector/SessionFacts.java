package org.netrospect.workbench.inspector;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.inspector.FactSheet.Builder;
import org.netrospect.workbench.inspector.FactSheet.Style;
import org.netrospect.workbench.inspector.FactSheet.Text;

/** Says what is known about one session. */
record SessionFacts(SessionRow session, List<PacketSpan> packets, List<Remark> remarks, ZoneId zone) {
    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ENGLISH);

    /** The packets of a session in one capture, from the first to the last number. */
    record PacketSpan(Optional<CaptureInfo> capture, int captureId, long first, long last, long count) {
    }

    /** An irregularity of the session. */
    record Remark(String what, String detail) {
    }

    void write(Builder out) {
        TimeFormat times = new TimeFormat(zone);
        boolean tcp = session.text("proto").equals("tcp");
        out.line("Session", new Text(session.title(), Style.MONO,
                List.of(session.equal("id"), session.equal("community_id")),
                0));
        out.line("", session.value("proto").in(Style.DIM), Text.dim(" · session " + session.number("id")));
        long start = session.number("stime");
        out.line("When", Text.value(moment(start, times), "stime >= " + times.iso(start), "stime <= "
                + times.iso(start)));
        String utc = new TimeFormat(ZoneOffset.UTC).longText(start);
        out.line("", Text.dim((offset(start) ? utc.substring(11) + " UTC · " : "") + "lasted "
                + Amounts.duration(session.number("dur"))));
        side(out, "Client", "saddr", "sport", "smac", "sttl");
        side(out, "Server", "daddr", "dport", "dmac", "dttl");
        if (session.has("service")) {
            out.line("Service", session.value("service").in(Style.PLAIN));
        }
        if (session.has("state")) {
            out.line("State", Text.plain(StateWords.state(session.text("state"), tcp) + "  "),
                    session.value("state").in(Style.DIM));
        } else {
            out.line("State", Text.plain("open"), Text.dim(" · the import has not come to its end yet"));
        }
        if (session.has("history")) {
            out.line("History", session.value("history"));
            out.line("", Text.dim(StateWords.history(session.text("history"))));
        }
        direction(out, "Sent", "s", tcp);
        direction(out, "Received", "d", tcp);
        if (session.has("abr")) {
            out.line("Balance", Text.plain(balance(session.decimal("abr"))));
        }
        if (session.has("vlans")) {
            out.line("VLAN", session.value("vlans"));
        }
        if (session.has("tunnel")) {
            out.line("Tunnel", session.value("tunnel"));
        }
        out.line("Community", session.value("community_id"));
        captures(out);
        for (int i = 0; i < remarks.size(); i++) {
            out.line(i == 0 ? "Irregular" : "", new Text(remarks.get(i).what, Style.WARN,
                    List.of("irregularity.what = \"" + remarks.get(i).what + "\""), 0),
                    Text.dim("  " + remarks.get(i).detail));
        }
    }

    /** {@code Wed 2024-06-12 16:28:00.123 +02:00} */
    private String moment(long nanos, TimeFormat times) {
        ZonedDateTime local = Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).atZone(zone);
        return DAY.format(local) + " " + times.longText(nanos) + " " + OFFSET.format(local);
    }

    private boolean offset(long nanos) {
        return !zone.getRules().getOffset(Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND))).equals(ZoneOffset.UTC);
    }

    private void side(Builder out, String label, String address, String port, String mac, String ttl) {
        List<Text> texts = new ArrayList<>();
        texts.add(session.host(address));
        if (session.hasPorts()) {
            texts.add(Text.dim(" port "));
            texts.add(session.port(port));
        } else if (session.icmp()) {
            texts.add(Text.dim(port.equals("sport") ? " type " : " answer type or code "));
            texts.add(session.port(port));
        }
        out.line(label, texts);
        List<Text> more = new ArrayList<>();
        if (session.has(mac)) {
            more.add(session.value(mac).in(Style.DIM));
        }
        if (session.has(ttl)) {
            more.add(Text.dim((more.isEmpty() ? "" : " · ") + "TTL " + session.number(ttl)));
        }
        if (!more.isEmpty()) {
            out.line("", more);
        }
    }

    private void direction(Builder out, String label, String prefix, boolean tcp) {
        long packets = session.number(prefix + "pkts");
        if (packets == 0) {
            out.line(label, Text.dim("nothing"));
            return;
        }
        long payload = session.number(prefix + "appbytes");
        out.line(label, Text.plain(Amounts.count(packets, "packet", "packets") + ", "
                + Amounts.exactBytes(session.number(prefix + "bytes"))));
        List<String> more = new ArrayList<>();
        if (session.has(prefix + "appbytes")) {
            more.add(payload == 0 ? "no payload" : Amounts.exactBytes(payload) + " of payload");
        }
        long load = Math.round(session.decimal(prefix + "load"));
        if (load > 0) {
            more.add(Amounts.scaled(load, "bit/s"));
        }
        out.line("", Text.dim(String.join(" · ", more)));
        List<Text> losses = new ArrayList<>();
        if (tcp && session.number(prefix + "retrans") > 0) {
            losses.add(Text.plain(Amounts.count(session.number(prefix + "retrans"), "packet repeats", "packets repeat")
                    + " bytes already sent").in(Style.WARN));
        }
        if (session.number(prefix + "gap") > 0) {
            losses.add(Text.plain((losses.isEmpty() ? "" : "; ") + Amounts.count(session.number(prefix + "gap"),
                    "byte is",
                    "bytes are") + " not in the capture").in(Style.WARN));
        }
        if (!losses.isEmpty()) {
            out.line("", losses);
        }
    }

    private static String balance(double ratio) {
        String number = String.format(Locale.ENGLISH, "%+.2f", ratio);
        String words = ratio >= 0.98 ? "the client only sent" : ratio <= -0.98 ? "the client only received"
                : ratio > 0.2 ? "the client sent more than it received"
                : ratio < -0.2 ? "the client received more than it sent" : "as much sent as received";
        return number + ", " + words;
    }

    private void captures(Builder out) {
        for (int i = 0; i < packets.size(); i++) {
            PacketSpan span = packets.get(i);
            String name = span.capture.map(c -> String.valueOf(c.file().getFileName()))
                    .orElse("capture " + span.captureId);
            out.line(i == 0 ? "Capture" : "", new Text(name, Style.PLAIN, List.of("capture = " + span.captureId), 0));
            out.line("", Text.dim(span.first == span.last ? "packet " + Amounts.count(span.first)
                    : Amounts.count(span.count) + " of the packets " + Amounts.count(span.first) + " to "
                            + Amounts.count(span.last)));
            span.capture.filter(c -> !c.sha256().isEmpty())
                    .ifPresent(c -> out.line("", Text.dim("SHA-256 "), Text.value(c.sha256()).in(Style.DIM)));
        }
    }
}
