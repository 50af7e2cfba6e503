package org.netrospect.protocols.rtsp;

import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Cuts both directions into messages and packets of media between them (RFC 2326, section 10.12). */
final class RtspStreams implements Analyzer {
    /** Bytes kept of a message; the longest packet is as long. */
    private static final int MOST = (1 << 16) + 4;
    private static final int PACKET = '$';
    private static final int USUAL_CHANNELS = 16;
    private static final int LONGEST_LINE = 1000;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

    private final SessionContext context;
    private final Presentation presentation;
    private final RtspDialogue dialogue;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private int ends;

    RtspStreams(SessionContext context) {
        this.context = context;
        presentation = new Presentation(context);
        dialogue = new RtspDialogue(context, presentation);
    }

    /** One direction. */
    private final class Side {
        private final boolean fromClient;
        private final Form form = new Form();
        private FrameReader frames;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
            frames = new FrameReader(form, MOST, this::frame);
        }

        private void frame(ByteWindow begin, long length) {
            int header = form.restart();
            if (header > 0) {
                int there = Math.min(header, begin.length());
                dialogue.message(fromClient, RtspMessage.of(begin.slice(0, there),
                        begin.slice(there, begin.length() - there)));
            } else if (begin.u8(0) == PACKET && begin.length() == length && length > 4) {
                presentation.packet(fromClient, begin.u8(1), begin.slice(4, begin.length() - 4));
            }
        }

        void gap(long length) {
            if (!frames.gap(length)) {
                context.irregularity("RTSP messages lost", "Bytes of an RTSP stream are in no capture; reading went "
                        + "on with the next message that begins with a line of its own.");
                form.lost();
                frames = new FrameReader(form, MOST, this::frame);
            }
        }
    }

    /** Finds the end of a header, byte by byte, and in it the length of the body; or the length of a packet. */
    private static final class Form implements FrameReader.Format {
        private int newlines;
        private int header;
        private boolean lost;

        /** Bytes are missing: what comes next may stand in the middle of a message or packet. */
        void lost() {
            restart();
            lost = true;
        }

        /** @return length of the header before, 0 if it was none */
        int restart() {
            int length = header;
            newlines = 0;
            header = 0;
            return length;
        }

        @Override
        public long length(ByteWindow begin) {
            int last = begin.u8(begin.length() - 1);
            if (lost) {
                return resume(begin, last);
            }
            if (begin.u8(0) == PACKET) {
                return begin.length() < 4 ? -1 : 4 + begin.u16(2);
            }
            if (begin.length() == 1 && (last == '\r' || last == '\n')) {
                return 1;
            }
            if (begin.length() == 1 && (last < 'A' || last > 'Z')) {
                throw new MalformedInput("neither a message of RTSP nor a packet of media begins with " + last);
            }
            newlines = last == '\n' ? newlines + 1 : last == '\r' ? newlines : 0;
            if (newlines < 2) {
                return -1;
            }
            header = begin.length();
            String length = RtspMessage.of(begin, begin.slice(header, 0)).field("content-length");
            if (length.isEmpty()) {
                return begin.length();
            }
            if (!LENGTH.matcher(length).matches()) {
                throw new MalformedInput("an RTSP message has the content length " + length);
            }
            return header + Long.parseLong(length);
        }

        /** Leaves out bytes until what could begin a packet of RTP, or a line that begins a message. */
        private long resume(ByteWindow begin, int last) {
            if (begin.u8(0) == PACKET) {
                if (begin.length() < 5) {
                    return -1;
                }
                lost = begin.u8(1) >= USUAL_CHANNELS || begin.u8(4) >> 6 != 2;
                return lost ? begin.length() : Math.max(begin.length(), 4 + begin.u16(2));
            }
            if (last >= ' ' && last < 127 && begin.length() < LONGEST_LINE || last == '\r') {
                return -1;
            }
            String line = begin.latin1(0, begin.length()).strip();
            if (last == '\n' && (line.startsWith("RTSP/") || line.endsWith(" RTSP/1.0")
                    || line.endsWith(" RTSP/2.0"))) {
                lost = false;
                newlines = 1;
                return -1;
            }
            return begin.length();
        }
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).frames.data(bytes);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? client : server).gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            dialogue.end();
        }
    }
}
