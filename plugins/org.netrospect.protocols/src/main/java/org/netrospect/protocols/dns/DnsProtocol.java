package org.netrospect.protocols.dns;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** DNS (RFC 1035), multicast DNS (RFC 6762), LLMNR (RFC 4795) and the NetBIOS name service (RFC 1002). */
public final class DnsProtocol implements Protocol {
    static final int NETBIOS_PORT = 137;
    static final int MULTICAST_PORT = 5353;
    static final int LLMNR_PORT = 5355;

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(53, NETBIOS_PORT, MULTICAST_PORT, LLMNR_PORT);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean port = ports().contains(opening.session().serverPort())
                || opening.session().clientPort() == MULTICAST_PORT;
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (opening.datagrams()) {
            return message(bytes, opening.first(), port);
        }
        int length = bytes.u16(0);
        if (length < DnsMessage.HEADER + 5) {
            return Recognition.NO;
        }
        if (bytes.length() < 2 + Math.min(length, 40)) {
            return Recognition.MORE;
        }
        return message(bytes.slice(2, Math.min(length, bytes.length() - 2)), length, port);
    }

    /** Off the usual ports every byte must fit. */
    private static Recognition message(ByteWindow bytes, int length, boolean port) {
        int flags = bytes.u16(2);
        int opcode = flags >> 11 & 15;
        boolean counts = bytes.u16(4) <= DnsMessage.MOST_QUESTIONS
                && bytes.u16(4) + bytes.u16(6) + bytes.u16(8) + bytes.u16(10) > 0;
        if (opcode == 3 || opcode > 6 || !counts) {
            return port ? Recognition.UNSURE : Recognition.NO;
        }
        try {
            DnsMessage message = DnsMessage.of(bytes);
            if (port) {
                return Recognition.YES;
            }
            boolean whole = message.damaged().isEmpty() && message.end() == length && !message.questions().isEmpty()
                    && message.questions().stream().allMatch(q -> DnsTypes.known(q.type()) && q.classNumber() == 1);
            return whole ? Recognition.YES : Recognition.NO;
        } catch (MalformedInput e) {
            return port ? Recognition.UNSURE : Recognition.NO;
        }
    }

    /**
     * Tells an answer that came over HTTPS (RFC 8484); the question stands in it.
     *
     * @throws MalformedInput if it is none
     */
    public static void overHttps(SessionContext context, ByteWindow message) {
        DnsExchange answer = new DnsExchange(context, "https");
        answer.datagram(false, message);
        answer.end();
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        return context.session().protocol() == IpProtocol.TCP ? DnsStream.of(context)
                : new Datagrams(context, "DNS message", new DnsExchange(context));
    }
}
