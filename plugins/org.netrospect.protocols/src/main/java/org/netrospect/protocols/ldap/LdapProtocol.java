package org.netrospect.protocols.ldap;

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

/** LDAP over TCP (RFC 4511), and over UDP as clients look for domain controllers ([MS-ADTS] 6.3.3). */
public final class LdapProtocol implements Protocol {
    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP, IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(389, 3268);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        if (bytes.u8(0) == 0 && !opening.datagrams()) {
            // messages that a security mechanism wrapped: the capture began after the login
            return bytes.u8(1) == 0 && (bytes.u16(4) == LdapStream.KERBEROS_WRAP || bytes.u32le(4) == 1)
                    ? Recognition.UNSURE : Recognition.NO;
        }
        if (bytes.u8(0) != Ber.SEQUENCE) {
            return Recognition.NO;
        }
        int at = bytes.u8(1) < 128 ? 2 : 2 + (bytes.u8(1) & 7);
        int length = bytes.u8(at + 1);
        if (bytes.u8(at) != Ber.INTEGER || length < 1 || length > 4) {
            return Recognition.NO;
        }
        int operation = at + 2 + length;
        int inside = operation + 2 + (bytes.u8(operation + 1) < 128 ? 0 : bytes.u8(operation + 1) & 7);
        return switch (bytes.u8(operation)) {
            case LdapOperation.BIND -> bytes.u8(inside) == Ber.INTEGER && bytes.u8(inside + 1) == 1
                    && bytes.u8(inside + 2) >= 2 && bytes.u8(inside + 2) <= 3 ? Recognition.YES : Recognition.NO;
            case LdapOperation.SEARCH -> bytes.u8(inside) == Ber.OCTET_STRING ? Recognition.YES : Recognition.NO;
            case LdapOperation.EXTENDED -> bytes.u8(inside) == 0x80 ? Recognition.YES : Recognition.NO;
            case LdapOperation.BIND_RESPONSE, LdapOperation.SEARCH_DONE, LdapOperation.EXTENDED_RESPONSE ->
                bytes.u8(inside) == Ber.ENUMERATED && bytes.u8(inside + 1) == 1 ? Recognition.YES : Recognition.NO;
            case LdapOperation.ENTRY, LdapOperation.MODIFY, LdapOperation.ADD, LdapOperation.RENAME,
                    LdapOperation.COMPARE ->
                bytes.u8(inside) == Ber.OCTET_STRING ? Recognition.UNSURE : Recognition.NO;
            case LdapOperation.DELETE, LdapOperation.UNBIND -> Recognition.UNSURE;
            default -> Recognition.NO;
        };
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return context.session().protocol() == IpProtocol.UDP
                ? new Datagrams(context, "LDAP message", new LdapSession(context)) : LdapStream.of(context);
    }
}
