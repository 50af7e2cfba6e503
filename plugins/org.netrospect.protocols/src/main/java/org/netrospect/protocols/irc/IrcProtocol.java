package org.netrospect.protocols.irc;

import java.util.Locale;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Internet Relay Chat (RFC 1459, RFC 2812), with CTCP and DCC. */
public final class IrcProtocol implements Protocol {
    private static final int LONGEST_FIRST_LINE = 512;
    /** What clients say that were there before the recording: then the server's answer tells. */
    private static final Set<String> LATE = Set.of("ISON", "JOIN", "MODE", "NOTICE", "PING", "PONG", "PRIVMSG", "WHO");

    @Override
    public String name() {
        return "irc";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(194, 6660, 6661, 6662, 6663, 6664, 6665, 6666, 6667, 6668, 6669, 7000);
    }

    @Override
    public Recognition recognise(Opening opening) {
        Recognition server = opening.server().length() == 0 ? Recognition.MORE : server(opening.server());
        if (server == Recognition.YES || server == Recognition.NO) {
            return server;
        }
        return opening.client().length() == 0 ? Recognition.MORE : client(opening.client());
    }

    /** Passwords may come first (RFC 2812, section 3.1), and the wish for TLS before all (IRCv3 "tls"). */
    private static Recognition client(ByteWindow bytes) {
        int from = 0;
        while (from < bytes.length()) {
            if ("NUPCSIJMW".indexOf(bytes.u8(from)) < 0) {
                return Recognition.NO;
            }
            int end = bytes.indexOf('\n', from);
            if (end < 0) {
                return bytes.length() - from > LONGEST_FIRST_LINE ? Recognition.NO : word(bytes, from);
            }
            String[] words = bytes.latin1(from, end - from).strip().split(" ");
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "PASS" -> from = end + 1;
                case "STARTTLS" -> {
                    return words.length == 1 ? Recognition.MORE : Recognition.NO;
                }
                case "NICK" -> {
                    return words.length == 2 ? Recognition.YES : Recognition.NO;
                }
                case "USER" -> {
                    return words.length >= 5 ? Recognition.YES : Recognition.NO;
                }
                case "CAP" -> {
                    return words.length >= 2 && words[1].matches("LS|REQ|END|LIST") ? Recognition.YES
                            : Recognition.NO;
                }
                case "SERVICE" -> {
                    return words.length >= 7 ? Recognition.YES : Recognition.NO;
                }
                default -> {
                    return LATE.contains(words[0]) ? Recognition.MORE : Recognition.NO;
                }
            }
        }
        return Recognition.MORE;
    }

    private static Recognition word(ByteWindow bytes, int from) {
        String begin = bytes.latin1(from, Math.min(8, bytes.length() - from)).toUpperCase(Locale.ROOT);
        for (String word : new String[] {"PASS ", "NICK ", "USER ", "CAP ", "SERVICE ", "STARTTLS"}) {
            if (begin.startsWith(word) || word.startsWith(begin)) {
                return Recognition.MORE;
            }
        }
        return Recognition.NO;
    }

    private static Recognition server(ByteWindow bytes) {
        if (bytes.u8(0) != ':' && bytes.u8(0) != 'N') {
            return bytes.u8(0) == 'P' || bytes.u8(0) == 'E' ? Recognition.UNSURE : Recognition.NO;
        }
        int end = bytes.indexOf('\n', 0);
        if (end < 0) {
            return bytes.length() > LONGEST_FIRST_LINE ? Recognition.NO : Recognition.MORE;
        }
        String line = bytes.latin1(0, end);
        if (line.startsWith("NOTICE ")) {
            return line.startsWith("NOTICE AUTH :") || line.startsWith("NOTICE * :") ? Recognition.YES
                    : Recognition.NO;
        }
        String[] words = line.split(" ", 4);
        return words.length == 4 && words[1].matches("NOTICE|\\d{3}|CAP|PRIVMSG") ? Recognition.YES
                : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new IrcAnalyzer(context);
    }
}
