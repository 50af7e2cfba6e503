package org.netrospect.protocols.s7;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.tpkt.TransportReader;

/** Reads both streams as transport packets with messages of S7comm in them. */
final class S7Analyzer implements Analyzer {
    private final SessionContext context;
    private final S7Dialogue dialogue;
    private final S7Plus plus;
    private final TransportReader client = new TransportReader(new Side(true));
    private final TransportReader server = new TransportReader(new Side(false));
    private final boolean[] lost = new boolean[2];
    private int ends;

    /** One direction. */
    private final class Side implements TransportReader.Taker {
        private final boolean fromClient;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        @Override
        public void connection(int code, ByteWindow parameters) {
            dialogue.connection(code, parameters);
        }

        @Override
        public void data(ByteWindow data) {
            if (data.length() == 0) {
                return;
            }
            try {
                if (data.u8(0) == S7Protocol.CLASSIC) {
                    dialogue.message(fromClient, data);
                } else if (data.u8(0) == S7Protocol.PLUS) {
                    plus.message(fromClient, data);
                }
            } catch (MalformedInput e) {
                context.irregularity("S7comm message not understood", "A message of S7comm " + e.getMessage()
                        + "; it was left out.");
            }
        }
    }

    S7Analyzer(SessionContext context) {
        this.context = context;
        dialogue = new S7Dialogue(context);
        plus = new S7Plus(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int side = fromClient ? 0 : 1;
        if (lost[side]) {
            // messages are small: most segments begin with one
            if (bytes.length() < 4 || bytes.u16(0) != 0x0300 || bytes.u16(2) > bytes.length()) {
                return;
            }
            lost[side] = false;
        }
        int at = 0;
        while (at < bytes.length()) {
            at = (fromClient ? client : server).take(bytes, at);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        TransportReader reader = fromClient ? client : server;
        if (!reader.gap(length)) {
            context.irregularity("S7comm messages lost", "Bytes of an S7comm stream are in no capture; reading went on "
                    + "with the next segment that begins with a message.");
            lost[fromClient ? 0 : 1] = true;
            reader.restart();
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            dialogue.end();
            plus.end();
        }
    }
}
