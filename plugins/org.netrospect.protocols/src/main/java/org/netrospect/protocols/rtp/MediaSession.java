package org.netrospect.protocols.rtp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Media that two sides agree on beforehand, and what they say of it. The thread of their sessions. */
public final class MediaSession {
    private static final int LAST_PORT = 65535;

    private final String name;
    private final Map<String, String> facts;
    private final Map<Integer, Codec> codecs = new HashMap<>();
    private boolean encrypted;
    private boolean fax;

    private MediaSession(String name, Map<String, String> facts) {
        this.name = name;
        this.facts = facts;
    }

    /**
     * Media of a call.
     *
     * @param from who calls
     * @param to who is called
     */
    public static MediaSession ofCall(String callId, String from, String to) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("call_id", callId);
        facts.put("from", from);
        facts.put("to", to);
        return new MediaSession(callId, facts);
    }

    /** Media that a server plays or records. @param uri what was set up */
    public static MediaSession ofUri(String uri) {
        return new MediaSession(uri, Map.of("uri", uri));
    }

    /** A payload type's meaning; there are 128. */
    public void codec(int payloadType, Codec codec) {
        codecs.put(payloadType & 0x7f, codec);
    }

    /** Payloads are encrypted (RFC 3711). */
    public void encrypted() {
        encrypted = true;
    }

    /** It is, or becomes, a fax. */
    public void fax() {
        fax = true;
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
                this::analyzer);
    }

    /** Reads media that come by another way than the sessions that are expected. */
    public Analyzer analyzer(SessionContext context) {
        return new RtpAnalyzer(context, Optional.of(this));
    }

    /** What begins the name of a file with it. */
    String name() {
        return name;
    }

    /** Tells what it belongs to. */
    void tell(Details details) {
        facts.forEach(details::put);
    }

    boolean isFax() {
        return fax;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    Optional<Codec> codec(int payloadType) {
        return Optional.ofNullable(codecs.get(payloadType));
    }
}
