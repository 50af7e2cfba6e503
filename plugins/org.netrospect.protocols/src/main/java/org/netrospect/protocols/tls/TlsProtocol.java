package org.netrospect.protocols.tls;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** TLS 1.0 to 1.3 and SSL 3.0 (RFC 8446, 5246, 4346, 2246, 6101), and hellos in the form of SSL 2.0. */
public final class TlsProtocol implements Protocol {
    /** A header and what authenticates. */
    private static final int SHORTEST_ENCRYPTED = RecordReader.HEADER + 16;

    private final Certificates certificates = new Certificates();

    @Override
    public String name() {
        return "tls";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(443, 465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 5061, 8443);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.client().length() == 0) {
            return side(opening.server(), opening.first());
        }
        Recognition client = side(opening.client(), opening.first());
        return client == Recognition.UNSURE && opening.server().length() > 0
                && side(opening.server(), opening.first()) == Recognition.YES ? Recognition.YES : client;
    }

    private static Recognition side(ByteWindow bytes, int first) {
        int type = bytes.u8(0);
        if (type >= 0x80) {
            return old(bytes);
        }
        if (type < RecordReader.CHANGE_CIPHER_SPEC || type > RecordReader.HEARTBEAT
                || bytes.u8(1) != 3 || bytes.u8(2) > 4) {
            return Recognition.NO;
        }
        int length = bytes.u16(3);
        if (length == 0 || length > RecordReader.LONGEST) {
            return Recognition.NO;
        }
        return switch (type) {
            case RecordReader.HANDSHAKE -> handshake(bytes, length);
            case RecordReader.ALERT -> length == 2 && (bytes.u8(5) == 1 || bytes.u8(5) == 2)
                    ? Recognition.YES : following(bytes, RecordReader.HEADER + length, first);
            case RecordReader.CHANGE_CIPHER_SPEC -> length == 1 && bytes.u8(5) == 1
                    ? Recognition.YES : Recognition.NO;
            default -> following(bytes, RecordReader.HEADER + length, first);
        };
    }

    private static Recognition handshake(ByteWindow bytes, int length) {
        int message = bytes.u8(5);
        if (message == HandshakeReader.CLIENT_HELLO || message == HandshakeReader.SERVER_HELLO) {
            // a hello may go on in further records
            return bytes.u8(6) == 0 && bytes.u16(7) + 4 >= Math.min(length, 38) && bytes.u8(9) == 3
                    ? Recognition.YES : Recognition.NO;
        }
        // joined in the middle of a handshake, perhaps where it is encrypted already
        return bytes.u8(6) == 0 && message <= 24 && message != 3 ? Recognition.YES : Recognition.UNSURE;
    }

    /**
     * Encrypted records without a beginning: a second one behind the first is evidence enough, and so is one that ends
     * where the first segment does.
     */
    private static Recognition following(ByteWindow bytes, int next, int first) {
        if (next == first && next > SHORTEST_ENCRYPTED) {
            return Recognition.YES;
        }
        if (next + RecordReader.HEADER > bytes.length()) {
            return Recognition.UNSURE;
        }
        int type = bytes.u8(next);
        return type >= RecordReader.CHANGE_CIPHER_SPEC && type <= RecordReader.HEARTBEAT && bytes.u8(next + 1) == 3
                && bytes.u8(next + 2) <= 4 ? Recognition.YES : Recognition.NO;
    }

    /** A client hello of SSL 2.0, with a challenge of 16 to 32 bytes, as every client sends it. */
    private static Recognition old(ByteWindow bytes) {
        int length = bytes.u16(0) & 0x7fff;
        if (bytes.u8(2) != 1 || bytes.u16(3) != Versions.SSL_2 && bytes.u8(3) != 3) {
            return Recognition.NO;
        }
        int suites = bytes.u16(5);
        int challenge = bytes.u16(9);
        return suites % 3 == 0 && suites > 0 && challenge >= 16 && challenge <= 32
                && length == 9 + suites + bytes.u16(7) + challenge ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new TlsSession(context, certificates);
    }
}
