package org.netrospect.protocols.snmp;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.frame.Datagrams;

/** SNMP over UDP and TCP (RFC 3430): who may manage what, what was asked, set and reported. */
public final class SnmpProtocol implements Protocol {
    private static final int VERSION_3 = 3;

    @Override
    public String name() {
        return "snmp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP, IpProtocol.TCP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.u8(0) != Ber.SEQUENCE) {
            return Recognition.NO;
        }
        long total = Ber.total(bytes);
        if (opening.datagrams() ? total != opening.first() : total > SnmpStream.LONGEST) {
            return Recognition.NO;
        }
        int at = behindHead(bytes, 0);
        if (bytes.u16(at) != 0x201) {
            return Recognition.NO;
        }
        int version = bytes.u8(at + 2);
        int next = bytes.u8(at + 3);
        if (version == VERSION_3) {
            // the number of the message; a PKCS #12 file begins like it, but has the name of a type there
            return next == Ber.SEQUENCE && bytes.u8(behindHead(bytes, at + 3)) == Ber.INTEGER ? Recognition.YES
                    : Recognition.NO;
        }
        if (version > 1 || next != Ber.OCTET_STRING || bytes.u8(at + 4) > 127) {
            return Recognition.NO;
        }
        int pdu = bytes.u8(at + 5 + bytes.u8(at + 4));
        return pdu >= SnmpMessage.GET && pdu <= SnmpMessage.REPORT ? Recognition.YES : Recognition.NO;
    }

    private static int behindHead(ByteWindow bytes, int at) {
        int first = bytes.u8(at + 1);
        return at + 2 + (first < 128 ? 0 : first & 127);
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        SnmpSession session = new SnmpSession(context);
        return context.session().protocol() == IpProtocol.TCP ? new SnmpStream(context, session)
                : new Datagrams(context, "SNMP message", session);
    }
}
