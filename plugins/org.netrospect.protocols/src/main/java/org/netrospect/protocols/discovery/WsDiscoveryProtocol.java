package org.netrospect.protocols.discovery;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;

/**
 * Web Services Dynamic Discovery (OASIS, 1.1): printers, cameras and Windows hosts that look for each other. The few
 * elements that tell something are looked for in the text; nothing is made of its structure.
 */
public final class WsDiscoveryProtocol implements Protocol {
    private static final String[] KINDS = {"ProbeMatches", "ResolveMatches", "Probe", "Resolve", "Hello", "Bye"};
    private static final String[] NAMES = {"probe_match", "resolve_match", "probe", "resolve", "hello", "bye"};

    @Override
    public String name() {
        return "ws-discovery";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.UDP);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client().length() > 0 ? opening.client() : opening.server();
        boolean port = opening.session().serverPort() == 3702 || opening.session().clientPort() == 3702;
        return port && bytes.u8(0) == '<' && bytes.indexOf('>', 1) > 0 ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Datagrams(context, "message of WS-Discovery", new Messages(new Announcements(context, name())));
    }

    private record Messages(Announcements messages) implements Datagrams.Reader {
        @Override
        public void datagram(boolean fromClient, ByteWindow bytes) {
            String text = bytes.utf8(0, bytes.length());
            String action = content(text, "Action");
            action = action.substring(action.lastIndexOf('/') + 1);
            for (int i = 0; i < KINDS.length; i++) {
                if (action.equals(KINDS[i])) {
                    String body = text.substring(Math.max(0, text.indexOf("Body>")));
                    String addresses = content(body, "XAddrs");
                    String types = content(body, "Types");
                    messages.said(NAMES[i], addresses.isEmpty() ? types : addresses, new Details()
                            .put("types", types).put("scopes", content(body, "Scopes"))
                            .put("addresses", addresses).put("endpoint", content(body, "Address")));
                    return;
                }
            }
            throw new MalformedInput("has no action of WS-Discovery");
        }

        /** What stands in the first element of a name, whatever its prefix; "" if there is none. */
        private static String content(String text, String name) {
            int at = -1;
            while ((at = text.indexOf(name, at + 1)) >= 0) {
                int behind = at + name.length();
                boolean begins = at > 0 && (text.charAt(at - 1) == '<' || prefixed(text, at - 1));
                if (begins && behind < text.length() && (text.charAt(behind) == '>' || text.charAt(behind) == ' ')) {
                    int open = text.indexOf('>', behind);
                    int close = text.indexOf('<', behind);
                    return open >= 0 && close > open ? text.substring(open + 1, close).strip() : "";
                }
            }
            return "";
        }

        private static boolean prefixed(String text, int colon) {
            int at = colon;
            if (text.charAt(at) != ':') {
                return false;
            }
            do {
                at--;
            } while (at > 0 && colon - at < 32 && Character.isLetterOrDigit(text.charAt(at)));
            return at >= 0 && text.charAt(at) == '<';
        }

        @Override
        public void end() {
            messages.end();
        }
    }
}
