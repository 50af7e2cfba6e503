package org.netrospect.protocols.mqtt;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;

/** Control packets of both directions (MQTT 5, section 2.1). */
record MqttPackets(MqttDialogue dialogue) implements FramedStreams.Reader {
    /** Bytes kept of a packet: of a longer message the end is missing. */
    private static final int MOST = 1 << 20;
    private static final int MOST_LENGTH_BYTES = 4;

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "MQTT", MOST, new MqttPackets(new MqttDialogue(context)));
    }

    @Override
    public long length(boolean fromClient, ByteWindow b) {
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
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        dialogue.packet(fromClient, begin, length);
    }

    @Override
    public void end() {
        dialogue.end();
    }
}
