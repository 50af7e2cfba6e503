package org.netrospect.protocols.sip;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.frame.HeadedStreams;

/** The Session Initiation Protocol (RFC 3261) over datagrams and streams: calls, logins, messages, media announced. */
public final class SipProtocol implements Protocol {
    private static final int LONGEST_KEEP_ALIVE = 8;
    private static final int LONGEST_METHOD = 12;
    private static final String VERSION = "SIP/2.0";

    @Override
    public String name() {
        return "sip";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP, IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(5060);
    }

    @Override
    public Recognition recognise(Opening opening) {
        if (opening.datagrams() && opening.first() <= LONGEST_KEEP_ALIVE) {
            // devices keep their address translation open in many ways, like "hello" or zeros
            return Recognition.UNSURE;
        }
        Recognition client = side(opening.client());
        return client == Recognition.YES || client == Recognition.NO ? client
                : opening.server().length() == 0 ? client : side(opening.server());
    }

    /** Either side may ask. */
    private static Recognition side(ByteWindow bytes) {
        int at = SipMessage.skipEmpty(bytes, 0);
        if (at == bytes.length()) {
            // keep-alives of double CRLF (RFC 5626, section 3.5.1)
            return at > 0 ? Recognition.UNSURE : Recognition.MORE;
        }
        int from = at;
        while (at < bytes.length() && at - from <= LONGEST_METHOD && upper(bytes.u8(at))) {
            at++;
        }
        if (at == bytes.length()) {
            return at - from <= LONGEST_METHOD ? Recognition.MORE : Recognition.NO;
        }
        if (at - from == 3 && bytes.u8(at) == '/') {
            return Recognition.text(bytes, from, VERSION + " ");
        }
        if (at - from < 3 || bytes.u8(at) != ' ') {
            return Recognition.NO;
        }
        int end = bytes.indexOf('\n', at);
        if (end < 0) {
            boolean address = Recognition.text(bytes, at + 1, "sip:") != Recognition.NO
                    || Recognition.text(bytes, at + 1, "sips:") != Recognition.NO
                    || Recognition.text(bytes, at + 1, "tel:") != Recognition.NO;
            return address ? Recognition.MORE : Recognition.NO;
        }
        int version = end - VERSION.length() - (bytes.u8(end - 1) == '\r' ? 1 : 0);
        return version > at ? Recognition.text(bytes, version, VERSION) : Recognition.NO;
    }

    private static boolean upper(int c) {
        return c >= 'A' && c <= 'Z';
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        SipDialogue dialogue = new SipDialogue(context);
        return context.session().protocol() == IpProtocol.TCP
                ? new HeadedStreams(context, "SIP", SipStreams.MOST, new SipStreams(dialogue))
                : new Datagrams(context, "SIP message", new SipDatagrams(dialogue));
    }
}
