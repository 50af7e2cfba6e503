package org.netrospect.protocols.openvpn;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** OpenVPN over UDP and TCP: how its control channel is protected, and, if it is not, the TLS inside. */
public final class OpenvpnProtocol implements Protocol {
    @Override
    public String name() {
        return "openvpn";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(1194);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean fromClient = opening.client().length() > 0;
        ByteWindow bytes = fromClient ? opening.client() : opening.server();
        int at = opening.datagrams() ? 0 : 2;
        int opcode = bytes.u8(at);
        int length = opening.datagrams() ? opening.first() : bytes.u16(0);
        if (opcode == Packet.CLIENT_RESET_2 << 3 || opcode == Packet.SERVER_RESET_2 << 3
                || opcode == Packet.CLIENT_RESET_3 << 3) {
            if (length < Packet.LEAST_RESET || length > Packet.MOST_RESET) {
                return Recognition.NO;
            }
            return Packet.protection(bytes.slice(at, bytes.length() - at), length).isPresent()
                    ? Recognition.YES : Recognition.NO;
        }
        return opening.datagrams() && (opcode >> 3 == Packet.DATA_1 || opcode >> 3 == Packet.DATA_2)
                && length > Packet.LEAST_RESET ? Recognition.UNSURE : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        OpenvpnSession session = new OpenvpnSession(context);
        return context.session().protocol() == IpProtocol.TCP ? OpenvpnStream.of(context, session)
                : new Datagrams(context, "OpenVPN packet", session);
    }
}
