package org.netrospect.protocols.sip;

import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;

/** Software that User-Agent and Server fields name (RFC 3261, sections 20.35 and 20.41). */
final class SipAgents {
    private static final int LONGEST = 200;

    private final Banner software;

    SipAgents(SessionContext context) {
        software = new Banner(context, "sip");
    }

    void seen(boolean fromClient, SipMessage message) {
        tell(fromClient, message.field("user-agent"), "SIP User-Agent");
        tell(fromClient, message.field("server"), "SIP Server");
    }

    private void tell(boolean fromClient, String agent, String source) {
        if (agent.isEmpty()) {
            return;
        }
        String text = agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
        int at = versionAt(text);
        int end = at < 0 ? -1 : text.indexOf(' ', at);
        software.product(fromClient, at < 0 ? text : text.substring(0, at - 1).strip(),
                at < 0 ? "" : text.substring(at, end < 0 ? text.length() : end), source);
    }

    /** Where a version begins: a digit, perhaps behind a v, behind a slash, a hyphen or a space. */
    private static int versionAt(String text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == ' ' || c == '-') {
                int digit = (text.charAt(i + 1) | 0x20) == 'v' ? i + 2 : i + 1;
                if (digit < text.length() && Character.isDigit(text.charAt(digit))) {
                    return i + 1;
                }
            }
        }
        return -1;
    }
}
