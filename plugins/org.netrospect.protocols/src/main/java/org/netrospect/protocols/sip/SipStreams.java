package org.netrospect.protocols.sip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;

/** Reads SIP over a stream: messages say with Content-Length where they end (RFC 3261, section 18.3). */
final class SipStreams implements Analyzer {
    /** Bytes kept of a message. */
    private static final int MOST = 1 << 16;
    private static final long LONGEST = 1L << 31;

    private final SessionContext context;
    private final SipDialogue dialogue;
    private final Side client = new Side(true);
    private final Side server = new Side(false);
    private int ends;

    /** One direction. */
    private final class Side {
        private final boolean fromClient;
        private final HeaderEnd format = new HeaderEnd();
        private FrameReader messages;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
            messages = new FrameReader(format, MOST, this::message);
        }

        private void message(ByteWindow begin, long length) {
            int header = format.restart();
            if (header > 0) {
                int there = Math.min(header, begin.length());
                dialogue.message(fromClient, begin.slice(0, there),
                        begin.slice(there, begin.length() - there));
            }
        }

        void gap(long length) {
            if (!messages.gap(length)) {
                context.irregularity("SIP messages lost", "Bytes of a SIP stream are in no capture; reading went on "
                        + "with the next byte that is there.");
                format.lost();
                messages = new FrameReader(format, MOST, this::message);
            }
        }
    }

    /** Finds the end of a header, byte by byte, and in it the length of the body. */
    private static final class HeaderEnd implements FrameReader.Format {
        private int newlines;
        private int header;
        private boolean lost;

        /** Bytes are missing: what comes next may stand in the middle of a message. */
        void lost() {
            restart();
            lost = true;
        }

        /** @return length of the header before, 0 if it was a keep-alive */
        int restart() {
            int length = header;
            newlines = 0;
            header = 0;
            return length;
        }

        @Override
        public long length(ByteWindow begin) {
            int last = begin.u8(begin.length() - 1);
            if (begin.length() == 1 && (last == '\r' || last == '\n' || last == 0)) {
                return 1;
            }
            newlines = last == '\n' ? newlines + 1 : last == '\r' ? newlines : 0;
            if (newlines < 2) {
                return -1;
            }
            header = begin.length();
            String length = lost && !first(begin) ? "" : SipMessage.of(begin, begin.slice(header, 0))
                    .field("content-length");
            if (length.isEmpty()) {
                return begin.length();
            }
            if (!length.matches("\\d{1,9}")) {
                throw new MalformedInput("a SIP message has the content length " + length);
            }
            return Math.min(LONGEST, header + Long.parseLong(length));
        }

        /** Whether a message is there again; what is none is left out. */
        private boolean first(ByteWindow begin) {
            String line = begin.latin1(0, begin.indexOf('\n', 0)).strip();
            lost = !line.startsWith("SIP/2.0 ") && !line.endsWith(" SIP/2.0");
            if (lost) {
                header = 0;
            }
            return !lost;
        }
    }

    SipStreams(SessionContext context) {
        this.context = context;
        dialogue = new SipDialogue(context);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).messages.data(bytes);
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
