package org.netrospect.protocols.dnp3;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Puts frames together to fragments of the application layer (IEEE 1815, clause 8). */
final class Dnp3Analyzer implements Analyzer {
    /** Outstations send fragments of 2048 bytes. */
    private static final int LONGEST_FRAGMENT = 1 << 14;
    private static final int FIRST = 0x40;
    private static final int FINAL = 0x80;

    private final SessionContext context;
    private final Dnp3Dialogue dialogue;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private int ends;

    /** One direction. */
    private final class Side {
        private final boolean fromClient;
        private final FrameReader frames = new FrameReader(new LinkFrames(), LinkFrames.MOST, (b, n) -> frame(b));
        private byte[] fragment = new byte[0];
        private boolean begun;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        private void frame(ByteWindow b) {
            if (!LinkFrames.frame(b)) {
                context.irregularity("bytes between DNP3 frames", "Bytes of a DNP3 session are no frame, or their "
                        + "check sequence is wrong; they were left out.");
                return;
            }
            try {
                byte[] data = LinkFrames.data(b);
                if (data.length > 1) {
                    segment(data, b.u16le(4), b.u16le(6));
                }
            } catch (MalformedInput e) {
                begun = false;
                context.irregularity("DNP3 frame not understood", "A frame of DNP3 " + e.getMessage()
                        + "; it was left out.");
            }
        }

        private void segment(byte[] data, int destination, int source) {
            if ((data[0] & FIRST) != 0) {
                fragment = new byte[0];
                begun = true;
            }
            if (!begun || fragment.length + data.length > LONGEST_FRAGMENT) {
                begun = false;
                return;
            }
            int had = fragment.length;
            fragment = Arrays.copyOf(fragment, had + data.length - 1);
            System.arraycopy(data, 1, fragment, had, data.length - 1);
            if ((data[0] & FINAL) != 0) {
                begun = false;
                byte[] whole = fragment;
                fragment = new byte[0];
                dialogue.fragment(fromClient, new ByteWindow(whole, 0, whole.length), destination, source);
            }
        }

        void gap() {
            frames.restart();
            begun = false;
        }
    }

    Dnp3Analyzer(SessionContext context) {
        this.context = context;
        dialogue = new Dnp3Dialogue(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).frames.data(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // the next frame is found by its start bytes
        (fromClient ? client : server).gap();
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            dialogue.end();
        }
    }
}
