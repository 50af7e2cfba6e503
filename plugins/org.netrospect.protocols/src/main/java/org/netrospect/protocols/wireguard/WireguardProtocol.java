package org.netrospect.protocols.wireguard;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** WireGuard: when its ends shook hands and how much they sent; what they sent is encrypted. */
public final class WireguardProtocol implements Protocol {
    @Override
    public String name() {
        return "wireguard";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(51820);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int type = bytes.u8(0);
        if (type == 0 || type > WireguardSession.TRANSPORT || bytes.u24(1) != 0) {
            return Recognition.NO;
        }
        int length = opening.first();
        return switch (type) {
            case WireguardSession.INITIATION -> length == WireguardSession.INITIATION_LENGTH
                    && bytes.i32(4) != 0 ? Recognition.YES : Recognition.NO;
            case WireguardSession.RESPONSE -> length == WireguardSession.RESPONSE_LENGTH
                    && bytes.i32(4) != 0 && bytes.i32(8) != 0 ? Recognition.YES : Recognition.NO;
            case WireguardSession.COOKIE -> length == WireguardSession.COOKIE_LENGTH
                    ? Recognition.UNSURE : Recognition.NO;
            default -> length >= WireguardSession.LEAST_TRANSPORT && length % 16 == 0 ? transport(bytes)
                    : Recognition.NO;
        };
    }

    /** Joined while it runs: to somebody, with a counter below 2^32. */
    private static Recognition transport(ByteWindow bytes) {
        return bytes.i32(4) != 0 && bytes.i32(12) == 0 ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "WireGuard message", new WireguardSession(context));
    }
}
