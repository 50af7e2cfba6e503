package org.netrospect.protocols.syslog;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Messages in a stream: each behind its length, or up to the end of a line (RFC 6587, 3.4). */
final class SyslogStream implements Analyzer {
    private static final long MOST_OCTETS = 1 << 20;

    private final SessionContext context;
    private final SyslogLines lines;
    private byte[] kept = new byte[256];
    private int have;
    /** Octets of a counted message that are still to come; -1 while its length is read, 0 in a line. */
    private long left;
    private boolean begins = true;
    private boolean skips;

    SyslogStream(SessionContext context, SyslogLines lines) {
        this.context = context;
        this.lines = lines;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (!fromClient) {
            return;
        }
        for (int i = 0; i < bytes.length(); i++) {
            next(bytes.u8(i));
        }
    }

    private void next(int c) {
        if (skips) {
            skips = c != '\n';
        } else if (begins) {
            begin(c);
        } else if (left < 0) {
            length(c);
        } else if (left > 0) {
            keep(c);
            if (--left == 0) {
                message();
            }
        } else if (c == '\n' || c == 0) {
            message();
        } else {
            keep(c);
        }
    }

    private void begin(int c) {
        if (c == '\n' || c == '\r' || c == 0) {
            return;
        }
        begins = false;
        if (c >= '1' && c <= '9') {
            left = -1 - (c - '0');
        } else {
            left = 0;
            keep(c);
        }
    }

    /** The length so far stands as a negative number, less one. */
    private void length(int c) {
        long octets = -1 - left;
        if (c >= '0' && c <= '9') {
            octets = 10 * octets + c - '0';
            left = -1 - octets;
        }
        if (octets > MOST_OCTETS || (c < '0' || c > '9') && c != ' ') {
            lines.end();
            throw new MalformedInput("no syslog message begins where one should");
        }
        if (c == ' ') {
            left = octets;
        }
    }

    private void keep(int c) {
        if (have < SyslogLines.LONGEST) {
            if (have == kept.length) {
                kept = Arrays.copyOf(kept, Math.min(2 * have, SyslogLines.LONGEST));
            }
            kept[have++] = (byte) c;
        }
    }

    private void message() {
        begins = true;
        int length = have;
        have = 0;
        try {
            lines.datagram(true, new ByteWindow(kept, 0, length));
        } catch (MalformedInput e) {
            context.irregularity("unreadable syslog message", "A line is no syslog message as it should be: it "
                    + e.getMessage() + "; it was left out.");
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (fromClient) {
            context.irregularity("syslog messages left out",
                    "Bytes are not in the capture; syslog messages are read again from the next end of a line.");
            have = 0;
            left = 0;
            begins = true;
            skips = true;
        }
    }

    @Override
    public void end(boolean fromClient) {
        if (fromClient) {
            if (!begins && have > 0) {
                message();
            }
            lines.end();
        }
    }
}
