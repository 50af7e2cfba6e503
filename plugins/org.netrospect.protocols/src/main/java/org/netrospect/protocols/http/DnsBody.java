package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.dns.DnsProtocol;

/** An answer of DNS over HTTPS (RFC 8484): told like others, and a body like others. */
final class DnsBody implements ByteSink {
    static final String TYPE = "application/dns-message";
    private static final int LONGEST = 1 << 16;

    private final SessionContext context;
    private final ByteSink target;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
    private boolean readable = true;

    DnsBody(SessionContext context, ByteSink target) {
        this.context = context;
        this.target = target;
    }

    @Override
    public void data(ByteWindow bytes) {
        readable &= kept.size() + bytes.length() <= LONGEST;
        if (readable) {
            kept.write(bytes.array(), bytes.arrayOffset(), bytes.length());
        }
        target.data(bytes);
    }

    @Override
    public void gap(long length) {
        readable = false;
        target.gap(length);
    }

    @Override
    public void end(boolean whole) {
        target.end(whole);
        if (readable && whole && kept.size() > 0) {
            try {
                DnsProtocol.overHttps(context, new ByteWindow(kept.toByteArray(), 0, kept.size()));
            } catch (MalformedInput e) {
                context.irregularity("unreadable DNS message", "A body that is said to be a DNS message is none: it "
                        + e.getMessage());
            }
        }
    }
}
