package org.netrospect.protocols.rtp;

import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** RTP and RTCP that nobody announced, where payload type, size and ports fit together (RFC 3550, RFC 3551). */
public final class RtpProtocol implements Protocol {
    private static final int HEADER = 12;
    /** A report of nobody, as receivers send that have not received anything. */
    private static final int EMPTY_REPORT = 8;
    private static final int PLAIN = 0x80;
    /** The last kind of packets of RTCP: extended reports (RFC 3611). */
    private static final int LAST_KIND = 207;
    private static final int LAST_WELL_KNOWN_PORT = 1023;

    @Override
    public String name() {
        return "rtp";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        int length = Math.min(opening.first(), bytes.length());
        if (length < EMPTY_REPORT || bytes.u8(0) >> 6 != 2) {
            return Recognition.NO;
        }
        Session session = opening.session();
        if (Math.min(session.clientPort(), session.serverPort()) <= LAST_WELL_KNOWN_PORT) {
            return Recognition.NO;
        }
        int type = bytes.u8(1);
        if (type == RtcpReader.SENDER_REPORT || type == RtcpReader.RECEIVER_REPORT) {
            return reports(bytes, length) ? Recognition.YES : Recognition.NO;
        }
        if (length < HEADER) {
            return Recognition.NO;
        }
        boolean even = (session.clientPort() & 1) == 0 && (session.serverPort() & 1) == 0;
        return bytes.u8(0) == PLAIN && even && fits(type & 0x7f, bytes, length - HEADER) ? Recognition.YES
                : Recognition.NO;
    }

    /**
     * A report with as many blocks as it says, and what is sent with it (RFC 3550, section 6.1), fill the datagram. The
     * description of its source should be there, but some leave it out.
     */
    private static boolean reports(ByteWindow bytes, int length) {
        int least = (bytes.u8(1) == RtcpReader.SENDER_REPORT ? 28 : 8) + 24 * (bytes.u8(0) & 31);
        int at = 4 * (bytes.u16(2) + 1);
        boolean described = false;
        if (at < least) {
            return false;
        }
        while (at + 4 <= length && bytes.u8(at) >> 6 == 2 && known(bytes.u8(at + 1))) {
            described |= bytes.u8(at + 1) == RtcpReader.DESCRIPTION;
            at += 4 * (bytes.u16(at + 2) + 1);
        }
        return at == length || described && at < length;
    }

    private static boolean known(int type) {
        return type >= RtcpReader.SENDER_REPORT && type <= LAST_KIND;
    }

    /** Whether a payload has a usual length of its type: frames of 10, 20, 30, 40 or 60 milliseconds. */
    private static boolean fits(int type, ByteWindow bytes, int payload) {
        return switch (type) {
            case 0, 8, 9 -> payload % 80 == 0 && payload >= 80 && payload <= 480 && payload != 400;
            case 3 -> payload == 33 || payload == 66 || payload == 99;
            case 4 -> payload == 24 || payload == 20 || payload == 48;
            case 18 -> payload == 10 || payload == 20 || payload == 30 || payload == 40 || payload == 60;
            case 33 -> payload >= 188 && payload % 188 == 0 && bytes.u8(HEADER) == 0x47
                    && (payload == 188 || bytes.u8(HEADER + 188) == 0x47);
            default -> false;
        };
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        return ExpectedSessions.elsewhere(context).orElseGet(() -> new RtpAnalyzer(context, Optional.empty()));
    }
}
