package org.netrospect.protocols.snmp;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts TCP streams into messages, which say themselves how long they are (RFC 3430, section 2). */
final class SnmpStream implements Analyzer {
    /** Bytes of one message. */
    static final int LONGEST = 1 << 16;

    private final SessionContext context;
    private final SnmpSession session;
    private final FrameReader client;
    private final FrameReader server;
    private final boolean[] lost = new boolean[2];
    private int ends;

    SnmpStream(SessionContext context, SnmpSession session) {
        this.context = context;
        this.session = session;
        client = new FrameReader(SnmpStream::length, LONGEST, (b, n) -> session.datagram(true, b));
        server = new FrameReader(SnmpStream::length, LONGEST, (b, n) -> session.datagram(false, b));
    }

    private static long length(ByteWindow b) {
        long total = b.u8(0) == Ber.SEQUENCE ? Ber.total(b) : Long.MAX_VALUE;
        if (total > LONGEST) {
            throw new MalformedInput("a message of SNMP begins with " + b.u8(0) + " or is longer than any");
        }
        return total;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side] && (bytes.length() < 2 || bytes.u8(0) != Ber.SEQUENCE)) {
            return;
        }
        lost[side] = false;
        (fromClient ? client : server).data(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        context.irregularity("SNMP messages lost", "Bytes of an SNMP stream are in no capture; reading went on with "
                + "the next segment that begins with a message.");
        lost[fromClient ? 0 : 1] = true;
        (fromClient ? client : server).restart();
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            session.end();
        }
    }
}
