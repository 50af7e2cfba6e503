package org.netrospect.protocols.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.dns.DnsMessage.Question;
import org.netrospect.protocols.dns.DnsMessage.ResourceRecord;
import org.netrospect.protocols.frame.Datagrams;

/** Joins questions and answers of one session: an event each. One thread. */
final class DnsExchange implements Datagrams.Reader {
    private static final EventKind LOOKUP = EventKind.of("dns", "lookup", Tables.DNS);
    /** Questions that wait for their answer: the oldest is told unanswered when there are more. */
    private static final int MOST = 1024;
    private static final int CLIENT_SUBNET = 8;
    private static final int FIRST_UNKNOWN_OPCODE = 7;
    private static final int RESERVED = 0x40;
    private static final int COOKIE = 10;
    private static final int EXTENDED_ERROR = 15;

    private final SessionContext context;
    private final String transport;
    private final Map<Key, List<Asked>> waiting = new LinkedHashMap<>();
    private int waitingCount;
    private long transactions;

    /** Names are equal whatever the case of their letters (RFC 4343, 3). */
    private record Key(int id, String name, int type) {
        Key {
            name = name.toLowerCase(Locale.ROOT);
        }
    }

    private record Asked(Mark at, Details details) {
    }

    DnsExchange(SessionContext context) {
        this(context, transport(context.session()));
        context.service(transport.length() == 3 ? "dns" : transport);
    }

    /** @param transport over which messages come: {@code udp}, {@code https} … */
    DnsExchange(SessionContext context, String transport) {
        this.context = context;
        this.transport = transport;
    }

    private static String transport(Session s) {
        boolean stream = s.protocol() == IpProtocol.TCP;
        // what is sent to a group of hosts is in datagrams (RFC 6762, section 3)
        return port(s, DnsProtocol.MULTICAST_PORT) && !stream ? "mdns" : port(s, DnsProtocol.LLMNR_PORT) ? "llmnr"
                : port(s, DnsProtocol.NETBIOS_PORT) ? "nbns" : stream ? "tcp" : "udp";
    }

    private static boolean port(Session s, int port) {
        return s.serverPort() == port || s.clientPort() == port;
    }

    private boolean netbios() {
        return transport.equals("nbns");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        DnsMessage m = read(fromClient, bytes);
        if (!m.damaged().isEmpty()) {
            context.irregularity("damaged DNS message", "Behind its questions a DNS message is damaged; its other "
                    + "records are not read: it " + m.damaged());
        }
        if (m.response()) {
            response(bytes, m);
        } else {
            for (Question q : m.questions()) {
                query(bytes, m, q);
            }
        }
        if (context.inspection().wanted()) {
            show(fromClient, m, bytes);
        }
    }

    private DnsMessage read(boolean fromClient, ByteWindow bytes) {
        try {
            return DnsMessage.of(bytes);
        } catch (MalformedInput e) {
            event(fromClient, "dns.malformed_data");
            context.inspection().transactionEnd("dns", transactions++);
            throw e;
        }
    }

    private void event(boolean fromClient, String name) {
        context.inspection().text("app-layer-event", fromClient, name);
    }

    /** What signatures know under names of Suricata's. */
    private void events(boolean fromClient, DnsMessage m, int answers) {
        if (m.answers().size() < answers) {
            event(fromClient, "dns.malformed_data");
        }
        if (m.opcode() >= FIRST_UNKNOWN_OPCODE) {
            event(fromClient, "dns.invalid_opcode");
        }
        if ((m.flags() & RESERVED) != 0) {
            event(fromClient, "dns.z_flag_set");
        }
        if (fromClient == m.response()) {
            event(fromClient, fromClient ? "dns.not_a_request" : "dns.not_a_response");
        }
    }

    private void show(boolean fromClient, DnsMessage m, ByteWindow bytes) {
        events(fromClient, m, bytes.u16(6));
        for (Question q : m.questions()) {
            byte[] name = q.name().getBytes(StandardCharsets.ISO_8859_1);
            if (!m.response()) {
                context.inspection().buffer("dns.query", fromClient, new ByteWindow(name, 0, name.length));
            }
            byte[] type = Integer.toString(q.type()).getBytes(StandardCharsets.ISO_8859_1);
            context.inspection().buffer("dns.rrtype", fromClient, new ByteWindow(type, 0, type.length));
        }
        byte[] opcode = Integer.toString(m.opcode()).getBytes(StandardCharsets.ISO_8859_1);
        context.inspection().buffer("dns.opcode", fromClient, new ByteWindow(opcode, 0, opcode.length));
        for (ResourceRecord r : m.answers()) {
            byte[] name = r.name().getBytes(StandardCharsets.ISO_8859_1);
            context.inspection().buffer("dns.answer.name", fromClient, new ByteWindow(name, 0, name.length));
        }
        context.inspection().transactionEnd("dns", transactions++);
    }

    private void query(ByteWindow bytes, DnsMessage m, Question q) {
        Details details = asked(m, q.name(), q.type(), q.classNumber());
        if (m.opcode() != 0) {
            details.put("opcode", DnsTypes.opcode(m.opcode()));
        }
        edns(bytes, m, details, "client_subnet");
        if (waitingCount >= MOST) {
            Key eldest = waiting.keySet().iterator().next();
            tell(waiting.remove(eldest));
        }
        waiting.computeIfAbsent(new Key(m.id(), q.name(), q.type()), key -> new ArrayList<>(1))
                .add(new Asked(context.mark(), details));
        waitingCount++;
    }

    private Details asked(DnsMessage m, String name, int type, int classNumber) {
        Details details = new Details().put("transport", transport).put("id", m.id())
                .put("qname", netbios() ? DnsName.netbios(name) : name)
                .put("qtype", netbios() && type == DnsTypes.NB ? "NB" : netbios() && type == DnsTypes.NBSTAT ? "NBSTAT"
                        : DnsTypes.type(type));
        int plain = classNumber & 0x7fff;
        if (plain != 1) {
            details.put("qclass", plain == 3 ? "CH" : plain == 4 ? "HS" : plain == 254 ? "NONE" : plain == 255 ? "ANY"
                    : "CLASS" + plain);
        }
        return details;
    }

    private void tell(List<Asked> all) {
        for (Asked each : all) {
            waitingCount--;
            tell(each.at(), each.details());
        }
    }

    private void tell(Mark at, Details details) {
        context.event(at, LOOKUP, details.get("qname").map(Object::toString).orElse(""), details);
    }

    private void response(ByteWindow bytes, DnsMessage m) {
        DnsRecordTexts texts = DnsRecordTexts.of(bytes, m, netbios());
        if (texts.cut()) {
            context.irregularity("long DNS message", "The records of a DNS message are more than "
                    + DnsRecordTexts.MOST + " characters as text; those behind are left out.");
        }
        if (m.questions().isEmpty()) {
            ResourceRecord first = m.answers().isEmpty() ? m.others().stream().findFirst().orElse(null)
                    : m.answers().getFirst();
            if (first != null) {
                // answers of the NetBIOS name service repeat no question (RFC 1002, 4.2.13)
                Optional<Asked> asked = netbios() ? waiting(m, first.name(), first.type()) : Optional.empty();
                answered(bytes, m, texts, asked, asked(m, first.name(), first.type(), first.classNumber()));
            }
            return;
        }
        for (Question q : m.questions()) {
            answered(bytes, m, texts, waiting(m, q.name(), q.type()), asked(m, q.name(), q.type(), q.classNumber()));
            // once: many questions before many answers are no reason to repeat them all
            texts = DnsRecordTexts.NONE;
        }
    }

    /** Of questions that were repeated the first gets the answer. */
    private Optional<Asked> waiting(DnsMessage m, String name, int type) {
        Key key = new Key(m.id(), name, type);
        List<Asked> all = waiting.get(key);
        if (all == null) {
            return Optional.empty();
        }
        Asked first = all.removeFirst();
        waitingCount--;
        if (all.isEmpty()) {
            waiting.remove(key);
        }
        return Optional.of(first);
    }

    /** @param plain what stands for a question that is not in the capture */
    private void answered(ByteWindow bytes, DnsMessage m, DnsRecordTexts texts, Optional<Asked> asked, Details plain) {
        Details details = asked.map(Asked::details).orElse(plain);
        details.put("rcode", DnsTypes.code(m.code()));
        details.put("answers", texts.answers()).put("ttls", texts.ttls());
        if (texts.records().size() > 1) {
            details.put("records", texts.records());
        }
        details.put("authority", texts.authority());
        details.put("flags", flags(m.flags()));
        edns(bytes, m, details, "scope_subnet");
        asked.ifPresent(first -> details.put("seconds", (context.mark().time() - first.at().time()) / 1e9));
        tell(asked.map(Asked::at).orElseGet(context::mark), details);
    }

    private static List<String> flags(int flags) {
        List<String> names = new ArrayList<>();
        String[] all = {"AA", "TC", "RD", "RA", "", "AD", "CD"};
        for (int i = 0; i < all.length; i++) {
            if ((flags & 0x400 >> i) != 0 && !all[i].isEmpty()) {
                names.add(all[i]);
            }
        }
        return names;
    }

    /** Options of EDNS (RFC 6891). */
    private static void edns(ByteWindow m, DnsMessage message, Details details, String subnet) {
        for (ResourceRecord r : message.others()) {
            if (r.type() != DnsTypes.OPT) {
                continue;
            }
            details.put("edns_size", r.classNumber());
            if ((r.ttl() & 0x8000) != 0) {
                details.put("dnssec_ok", true);
            }
            int end = r.data() + r.length();
            for (int at = r.data(); at + 4 <= end; at += 4 + m.u16(at + 2)) {
                int length = Math.min(m.u16(at + 2), end - at - 4);
                switch (m.u16(at)) {
                    case CLIENT_SUBNET -> subnet(m, at + 4, length, details, subnet);
                    case COOKIE -> details.put("cookie",
                            HexFormat.of().formatHex(m.bytes(at + 4, Math.min(length, 40))));
                    case EXTENDED_ERROR -> {
                        if (length >= 2) {
                            details.put("extended_error", m.u16(at + 4));
                        }
                    }
                    default -> {
                        // of no use to an analyst
                    }
                }
            }
        }
    }

    /** RFC 7871, 6. */
    private static void subnet(ByteWindow m, int at, int length, Details details, String name) {
        if (length < 4) {
            return;
        }
        int family = m.u16(at);
        byte[] address = new byte[16];
        byte[] given = m.bytes(at + 4, Math.min(length - 4, family == 1 ? 4 : 16));
        System.arraycopy(given, 0, address, 0, given.length);
        ByteWindow whole = new ByteWindow(address, 0, 16);
        details.put(name, (family == 1 ? IpAddress.v4(whole.i32(0)).toString() : DnsData.v6(whole, 0)) + "/"
                + m.u8(at + 2));
    }

    /** What was not answered is told so. */
    @Override
    public void end() {
        waiting.values().forEach(this::tell);
        waiting.clear();
    }
}
