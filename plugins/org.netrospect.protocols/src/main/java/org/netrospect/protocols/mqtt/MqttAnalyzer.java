package org.netrospect.protocols.mqtt;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts both streams into control packets (MQTT 5, section 2.1). */
final class MqttAnalyzer implements Analyzer {
    /** Bytes kept of a packet: of a longer message the end is missing. */
    private static final int MOST = 1 << 20;
    private static final int MOST_LENGTH_BYTES = 4;

    private final SessionContext context;
    private final MqttDialogue dialogue;
    private final FrameReader client;
    private final FrameReader server;
    private final boolean[] lost = new boolean[2];
    private int ends;

    MqttAnalyzer(SessionContext context) {
        this.context = context;
        dialogue = new MqttDialogue(context);
        client = new FrameReader(MqttAnalyzer::length, MOST, (b, n) -> dialogue.packet(true, b, n));
        server = new FrameReader(MqttAnalyzer::length, MOST, (b, n) -> dialogue.packet(false, b, n));
    }

    private static long length(ByteWindow b) {
        int length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            if (b.length() < i + 2) {
                return -1;
            }
            int next = b.u8(i + 1);
            length |= (next & 0x7f) << 7 * i;
            if (next < 0x80) {
                return 2L + i + length;
            }
        }
        throw new MalformedInput("a length of MQTT has more than four bytes");
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!lost[fromClient ? 0 : 1]) {
            (fromClient ? client : server).data(bytes);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        int side = fromClient ? 0 : 1;
        if (!lost[side] && !(fromClient ? client : server).gap(length)) {
            lost[side] = true;
            context.irregularity("MQTT packets lost", "Bytes of an MQTT stream are in no capture; what its "
                    + (fromClient ? "client" : "server") + " sent behind them was not read.");
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            dialogue.end();
        }
    }
}
