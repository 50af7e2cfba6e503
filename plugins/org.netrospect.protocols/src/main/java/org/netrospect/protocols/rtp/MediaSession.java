package org.netrospect.protocols.rtp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.SessionContext;

/** Media that two sides agree on beforehand, and what they say of it. The thread of their sessions. */
public final class MediaSession {
    private static final int LAST_PORT = 65535;

    private final String callId;
    private final String from;
    private final String to;
    private final Map<Integer, Codec> codecs = new HashMap<>();
    private boolean encrypted;

    /**
     * Media of a call.
     *
     * @param from who calls
     * @param to who is called
     */
    public MediaSession(String callId, String from, String to) {
        this.callId = callId;
        this.from = from;
        this.to = to;
    }

    /** A payload type's meaning; there are 128. */
    public void codec(int payloadType, Codec codec) {
        codecs.put(payloadType & 0x7f, codec);
    }

    /** Payloads are encrypted (RFC 3711). */
    public void encrypted() {
        encrypted = true;
    }

    /** Expects media at an address, and reports at another port. @param rtcpPort the same one if they share it */
    public void expect(SessionContext context, IpAddress address, int port, int rtcpPort) {
        add(context, address, port);
        if (rtcpPort != port && rtcpPort <= LAST_PORT) {
            add(context, address, rtcpPort);
        }
    }

    private void add(SessionContext context, IpAddress address, int port) {
        ExpectedSessions.of(context).add(address.version(), address.high(), address.low(), port, IpProtocol.UDP,
                media -> new RtpAnalyzer(media, Optional.of(this)));
    }

    String callId() {
        return callId;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    Optional<Codec> codec(int payloadType) {
        return Optional.ofNullable(codecs.get(payloadType));
    }
}
