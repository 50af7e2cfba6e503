package org.netrospect.protocols.dns;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.dns.DnsMessage.Question;
import org.netrospect.protocols.dns.DnsMessage.ResourceRecord;

/** Shows the messages of one session to signatures, each as a transaction. */
final class DnsInspection {
    private static final int FIRST_UNKNOWN_OPCODE = 7;
    private static final int RESERVED = 0x40;

    private final SessionContext context;
    private long transactions;

    DnsInspection(SessionContext context) {
        this.context = context;
    }

    /** A message that cannot be read. */
    void malformed(boolean fromClient) {
        event(fromClient, "dns.malformed_data");
        end();
    }

    void message(boolean fromClient, DnsMessage m, ByteWindow bytes) {
        if (!context.inspection().wanted()) {
            return;
        }
        events(fromClient, m, bytes.u16(6));
        for (Question q : m.questions()) {
            if (!m.response()) {
                name("dns.query", fromClient, q.name());
            }
            context.inspection().number("dns.rrtype", fromClient, q.type());
        }
        context.inspection().number("dns.opcode", fromClient, m.opcode());
        for (ResourceRecord r : m.answers()) {
            name("dns.answer.name", fromClient, r.name());
        }
        end();
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

    private void event(boolean fromClient, String name) {
        context.inspection().text("app-layer-event", fromClient, name);
    }

    private void name(String buffer, boolean fromClient, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        context.inspection().buffer(buffer, fromClient, new ByteWindow(bytes, 0, bytes.length));
    }

    private void end() {
        context.inspection().transactionEnd("dns", transactions++);
    }
}
