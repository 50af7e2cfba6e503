package org.netrospect.protocols.enip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts TCP streams into messages; after lost bytes it goes on with the next segment that begins with one. */
final class EnipStream implements Analyzer {
    private static final int MOST = 1 << 13;

    private final SessionContext context;
    private final EnipMessages messages;
    private final FrameReader client;
    private final FrameReader server;
    private final boolean[] lost = new boolean[2];
    private int ends;

    EnipStream(SessionContext context, EnipMessages messages) {
        this.context = context;
        this.messages = messages;
        client = new FrameReader(EnipStream::length, MOST, (b, n) -> messages.datagram(true, b));
        server = new FrameReader(EnipStream::length, MOST, (b, n) -> messages.datagram(false, b));
    }

    private static long length(ByteWindow b) {
        if (b.length() < EnipProtocol.HEADER) {
            return -1;
        }
        if (EnipCommands.name(b.u16le(0)).isEmpty()) {
            throw new MalformedInput("a message of EtherNet/IP has the command " + b.u16le(0));
        }
        return EnipProtocol.HEADER + b.u16le(2);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            if (bytes.length() < EnipProtocol.HEADER || EnipCommands.name(bytes.u16le(0)).isEmpty()
                    || bytes.u32le(20) != 0) {
                return;
            }
            lost[side] = false;
        }
        (fromClient ? client : server).data(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        FrameReader frames = fromClient ? client : server;
        if (!frames.gap(length)) {
            context.irregularity("EtherNet/IP messages lost", "Bytes of an EtherNet/IP stream are in no capture; "
                    + "reading went on with the next segment that begins with a message.");
            lost[fromClient ? 0 : 1] = true;
            frames.restart();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            messages.end();
        }
    }
}
