package org.netrospect.protocols.frame;

import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * Cuts both streams of a session into messages that begin with a line, fields and an empty line, and have as many bytes
 * behind that as the field Content-Length says (RFC 2326, section 4.4; RFC 3261, section 18.3). Where bytes are missing
 * it goes on with the next line that begins a message.
 */
public final class HeadedStreams implements Analyzer {
    private static final int LONGEST_LINE = 1000;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

    private final SessionContext context;
    private final String protocol;
    private final int most;
    private final Reader reader;
    private final Side client;
    private final Side server;
    private int ends;

    /** Knows the messages of a protocol and takes them. */
    public interface Reader {
        /** Whether a line, without its end, is the first of a message. */
        boolean begins(String line);

        /**
         * The field Content-Length, "" if it is not there.
         *
         * @throws MalformedInput if this is no header
         */
        String contentLength(ByteWindow header);

        /** @param body borrowed as the header is; shorter than it was if it is long or bytes of it are missing */
        void message(boolean fromClient, ByteWindow header, ByteWindow body);

        /**
         * Length of what stands between messages; -1 if more bytes are needed to say it, 0 if a message begins here.
         *
         * @throws MalformedInput if it is neither
         */
        long between(ByteWindow begin);

        /** The same behind missing bytes, where what looks like it may stand in the midst of something. */
        default long perhapsBetween(ByteWindow begin) {
            return 0;
        }

        /** Takes what stands between messages, if all of it is there. */
        default void between(boolean fromClient, ByteWindow whole) {
            // keep-alives say nothing
        }

        /** Both streams are over. */
        void end();
    }

    /** @param protocol its name in a sentence: {@code SIP} @param most bytes kept of a message */
    public HeadedStreams(SessionContext context, String protocol, int most, Reader reader) {
        this.context = context;
        this.protocol = protocol;
        this.most = most;
        this.reader = reader;
        client = new Side(true);
        server = new Side(false);
    }

    /** One direction. */
    private final class Side implements FrameReader.Format {
        private final boolean fromClient;
        private FrameReader frames = new FrameReader(this, most, this::frame);
        private int newlines;
        /** Length of the header of the message that is under way; 0 if it is none, or has not ended. */
        private int header;
        private boolean between;
        private boolean lost;

        Side(boolean fromClient) {
            this.fromClient = fromClient;
        }

        private void frame(ByteWindow begin, long length) {
            int head = Math.min(header, begin.length());
            boolean inBetween = between;
            restart();
            if (head > 0) {
                reader.message(fromClient, begin.slice(0, head), begin.slice(head, begin.length() - head));
            } else if (inBetween && begin.length() == length) {
                reader.between(fromClient, begin);
            }
        }

        private void restart() {
            newlines = 0;
            header = 0;
            between = false;
        }

        void gap(long length) {
            if (!frames.gap(length)) {
                context.irregularity(protocol + " messages lost", "Bytes of a " + protocol + " stream are in no "
                        + "capture; reading went on with the next line that begins a message.");
                restart();
                lost = true;
                frames = new FrameReader(this, most, this::frame);
            }
        }

        @Override
        public long length(ByteWindow begin) {
            if (lost) {
                return resume(begin);
            }
            long length = reader.between(begin);
            if (length != 0) {
                between = length > 0;
                return length;
            }
            int last = begin.u8(begin.length() - 1);
            newlines = last == '\n' ? newlines + 1 : last == '\r' ? newlines : 0;
            if (newlines < 2) {
                return -1;
            }
            header = begin.length();
            String body = reader.contentLength(begin);
            if (!body.isEmpty() && !LENGTH.matcher(body).matches()) {
                throw new MalformedInput("the content length of a message of " + protocol + " is " + body);
            }
            return body.isEmpty() ? header : header + Long.parseLong(body);
        }

        /** Leaves out bytes until something begins. */
        private long resume(ByteWindow begin) {
            long length = reader.perhapsBetween(begin);
            if (length != 0) {
                lost = length < 0;
                between = length > 0;
                return length;
            }
            int last = begin.u8(begin.length() - 1);
            boolean text = last >= ' ' && last < 127;
            if (text && begin.length() < LONGEST_LINE || last == '\r') {
                return -1;
            }
            if (last == '\n' && reader.begins(begin.latin1(0, begin.length()).strip())) {
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
            reader.end();
        }
    }
}
