package org.netrospect.protocols.discovery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.LineReader;

/** Reads messages in the form of HTTP, each in a datagram. */
final class SsdpMessages implements Datagrams.Reader {
    private static final int MOST_FIELDS = 64;

    private final Announcements messages;
    private final Banner software;

    SsdpMessages(SessionContext context) {
        messages = new Announcements(context, "ssdp");
        software = new Banner(context, "ssdp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        LineReader reader = new LineReader(4096);
        int at = reader.take(bytes, 0);
        String first = reader.text();
        String kind = first.startsWith("M-SEARCH ") ? "search" : first.startsWith("NOTIFY ") ? "notify"
                : first.startsWith("HTTP/1.") ? "answer" : "";
        if (kind.isEmpty()) {
            throw new MalformedInput("begins with no line of SSDP");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        while (at < bytes.length() && fields.size() < MOST_FIELDS) {
            at = reader.take(bytes, at);
            String line = reader.text();
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        String target = fields.getOrDefault("st", fields.getOrDefault("nt", ""));
        Details details = new Details().put("target", target).put("state", fields.getOrDefault("nts", ""))
                .put("usn", fields.getOrDefault("usn", "")).put("location", fields.getOrDefault("location", ""))
                .put("server", fields.getOrDefault("server", ""))
                .put("user_agent", fields.getOrDefault("user-agent", ""));
        messages.said(kind, fields.getOrDefault("location", target), details);
        products(fromClient, fields.getOrDefault("server", ""), "SSDP SERVER");
        products(fromClient, fields.getOrDefault("user-agent", ""), "SSDP USER-AGENT");
    }

    /** {@code Linux/3.14.0 UPnP/1.0 IpBridge/1.15.0}; the version of UPnP is no product. */
    private void products(boolean fromClient, String text, String source) {
        for (String each : text.split("[ ,]+", 8)) {
            int slash = each.indexOf('/');
            if (slash > 0 && !each.startsWith("UPnP/")) {
                software.product(fromClient, each.substring(0, slash), each.substring(slash + 1), source);
            }
        }
    }

    @Override
    public void end() {
        messages.end();
    }
}
