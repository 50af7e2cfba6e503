package org.netrospect.protocols.irc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.SessionContext;

/** Connections from client to client that are offered in messages (DCC): files and chats. */
final class DirectConnections {
    private static final EventKind OFFER = EventKind.of("irc", "offer");
    private static final int MOST_OFFERS = 1000;
    /** {@code SEND "a file" 2130706433 5000 1234 7}; names have blanks only within quotes. */
    private static final Pattern WORDS = Pattern.compile("(\\w{1,10}) +(\"[^\"]*\"|\\S+) +(\\S+) +(\\d{1,5})"
            + "(?: +(\\d{1,18}))?(?: +(\\S+))?.*");

    private final SessionContext context;
    private final Map<String, DirectFile> offers = new HashMap<>();

    DirectConnections(SessionContext context) {
        this.context = context;
    }

    void offered(String from, String to, String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches()) {
            resume(text);
            return;
        }
        String verb = words.group(1).toUpperCase(Locale.ROOT);
        String name = words.group(2).replaceAll("^\"|\"$", "");
        Optional<IpAddress> address = address(words.group(3));
        int port = Integer.parseInt(words.group(4));
        if (verb.equals("RESUME") || verb.equals("ACCEPT")) {
            resume(text);
            return;
        }
        long size = words.group(5) == null ? -1 : Long.parseLong(words.group(5));
        String token = words.group(6) == null ? "" : words.group(6);
        Details details = new Details().put("command", "DCC " + verb).put("from", from).put("to", to)
                .put("name", name).put("port", port);
        address.ifPresent(it -> details.put("address", it));
        if (size >= 0) {
            details.put("size", size);
        }
        context.event(context.mark(), OFFER, from + " → " + to + ": " + name, details.put("token", token));
        boolean file = verb.equals("SEND") || verb.equals("TSEND");
        if (file || verb.equals("CHAT")) {
            expect(from, to, name, address, port, size, token, file);
        }
    }

    private void expect(String from, String to, String name, Optional<IpAddress> address, int port, long size,
            String token, boolean file) {
        // with port 0 the other side is asked to listen, and answers with the same token
        boolean answer = port > 0 && !token.isEmpty() && offers.containsKey(token);
        DirectFile offer = answer ? offers.get(token).reversed() : new DirectFile(from, to, name, size, true);
        if (offers.size() < MOST_OFFERS) {
            offers.put(port > 0 ? Integer.toString(port) : token, offer);
        }
        if (port > 0) {
            address.ifPresent(it -> ExpectedSessions.of(context).add(it.version(), it.high(), it.low(), port,
                    IpProtocol.TCP, session -> file ? new DirectTransfer(session, offer, it, port)
                            : new DirectChat(session, from, to, it, port)));
        }
    }

    /** {@code RESUME name port position}, and the same with ACCEPT in answer. */
    private void resume(String text) {
        String[] words = text.split(" ");
        int n = words.length;
        if (n >= 4 && words[0].equalsIgnoreCase("ACCEPT") && words[n - 1].matches("\\d{1,15}")) {
            Optional.ofNullable(offers.get(words[n - 2])).ifPresent(offer -> offer.from(Long.parseLong(words[n - 1])));
        }
    }

    /** A number of 32 bits, or IPv6 text. */
    private static Optional<IpAddress> address(String text) {
        if (text.matches("\\d{1,10}")) {
            long bits = Long.parseLong(text);
            return bits > 0xffff_ffffL ? Optional.empty() : Optional.of(IpAddress.v4((int) bits));
        }
        return IpAddress.parse(text);
    }
}
