package org.netrospect.protocols.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
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

    private final SessionContext context;
    private final String transport;
    private final DnsInspection shown;
    private final Map<Key, List<Asked>> waiting = new LinkedHashMap<>();
    private int waitingCount;

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
        shown = new DnsInspection(context);
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
        shown.message(fromClient, m, bytes);
    }

    private DnsMessage read(boolean fromClient, ByteWindow bytes) {
        try {
            return DnsMessage.of(bytes);
        } catch (MalformedInput e) {
            shown.malformed(fromClient);
            throw e;
        }
    }

    private void query(ByteWindow bytes, DnsMessage m, Question q) {
        Details details = asked(m, q.name(), q.type(), q.classNumber());
        if (m.opcode() != 0) {
            details.put("opcode", DnsTypes.opcode(m.opcode()));
        }
        Edns.put(bytes, m, details, "client_subnet");
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
        Edns.put(bytes, m, details, "scope_subnet");
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

    /** What was not answered is told so. */
    @Override
    public void end() {
        waiting.values().forEach(this::tell);
        waiting.clear();
    }
}
