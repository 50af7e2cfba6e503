package org.netrospect.protocols.syslog;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.text.LineReader;

/** Tells messages; one that is repeated at once is told with how often it came. */
final class SyslogLines implements Datagrams.Reader {
    /** Bytes read of a message. */
    static final int LONGEST = 1 << 13;
    private static final EventKind KIND = EventKind.of("syslog", "message");

    private final SessionContext context;
    private Optional<Said> last = Optional.empty();

    private record Said(Mark at, SyslogMessage message, int count) {
    }

    SyslogLines(SessionContext context) {
        this.context = context;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        int end = Math.min(bytes.length(), LONGEST);
        while (end > 0 && (bytes.u8(end - 1) == '\n' || bytes.u8(end - 1) == '\r' || bytes.u8(end - 1) == 0)) {
            end--;
        }
        SyslogMessage message = SyslogMessage.of(LineReader.text(bytes.array(), bytes.check(0, end), end));
        Optional<Said> before = last.filter(said -> said.message().repeats(message));
        if (before.isPresent()) {
            last = before.map(said -> new Said(said.at(), said.message(), said.count() + 1));
        } else {
            end();
            last = Optional.of(new Said(context.mark(), message, 1));
        }
    }

    @Override
    public void end() {
        last.ifPresent(said -> {
            Details details = said.message().details();
            if (said.count() > 1) {
                details.put("count", said.count());
            }
            context.event(said.at(), KIND, said.message().subject(), details);
        });
        last = Optional.empty();
    }
}
