package org.netrospect.protocols.rtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;

/** What a source says of itself and of what it received: one event. */
final class RtcpSource {
    private static final EventKind REPORT = EventKind.of("rtcp", "report");
    /** RFC 3550, section 12.2. */
    private static final String[] ITEMS = {"", "cname", "name", "email", "phone", "loc", "tool", "note"};

    private final Mark begun;
    private final boolean fromClient;
    private final long ssrc;
    private final Map<String, String> items = new LinkedHashMap<>();
    private long reports;
    private long sentPackets;
    private long sentBytes;
    private boolean sender;
    private boolean receiver;
    private long lost;
    private int worst;
    private long jitter;
    private boolean bye;
    private String reason = "";

    RtcpSource(Mark begun, boolean fromClient, long ssrc) {
        this.begun = begun;
        this.fromClient = fromClient;
        this.ssrc = ssrc;
    }

    void sent(long packets, long bytes) {
        report();
        sender = true;
        sentPackets = packets;
        sentBytes = bytes;
    }

    void report() {
        reports++;
    }

    void encryptedReport() {
        reports++;
    }

    /** @param fraction of packets lost since the last report, in 256ths @param total lost, 24 bits with a sign */
    void received(int fraction, int total, long ticks) {
        receiver = true;
        worst = Math.max(worst, fraction);
        lost = Math.max(0, total << 8 >> 8);
        jitter = ticks;
    }

    void item(int type, String text) {
        if (type > 0 && type < ITEMS.length) {
            items.put(ITEMS[type], text);
        }
    }

    void bye(String why) {
        bye = true;
        reason = why;
    }

    void tell(SessionContext context, Optional<MediaSession> media) {
        Details details = new Details().put("direction", fromClient ? "client" : "server")
                .put("ssrc", String.format(Locale.ROOT, "%08x", ssrc)).put("reports", reports);
        items.forEach(details::put);
        if (sender) {
            details.put("sent_packets", sentPackets).put("sent_bytes", sentBytes);
        }
        if (receiver) {
            details.put("cumulative_lost", lost).put("highest_fraction_lost", worst / 256.0).put("jitter", jitter);
        }
        if (bye) {
            details.put("bye", true).put("reason", reason);
        }
        media.ifPresent(session -> session.tell(details));
        String tool = items.getOrDefault("tool", "");
        if (!tool.isEmpty()) {
            new Banner(context, "rtcp").versioned(fromClient, tool, "RTCP SDES TOOL");
        }
        context.event(begun, REPORT, items.getOrDefault("cname", String.format(Locale.ROOT, "%08x", ssrc)), details);
    }
}
