package org.netrospect.protocols.irc;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;

/** What a client and its server say to each other. */
final class IrcDialogue {
    private static final EventKind MESSAGE = EventKind.of("irc", "message");
    private static final char CTCP = '\u0001';
    /** What is told with the channel it concerns, and a text. */
    private static final Set<String> CHANNEL = Set.of("JOIN", "PART", "KICK", "TOPIC", "INVITE");

    private final SessionContext context;
    private final IrcLogins logins;
    private final DirectConnections direct;
    private final Banner software;
    private String nick = "";
    private boolean tlsAsked;
    private boolean tls;

    IrcDialogue(SessionContext context) {
        this.context = context;
        logins = new IrcLogins(context);
        direct = new DirectConnections(context);
        software = new Banner(context, "irc");
    }

    void message(boolean fromClient, IrcMessage message) {
        switch (message.command()) {
            case "PRIVMSG", "NOTICE" -> said(fromClient, message);
            case "NICK" -> nick(fromClient, message);
            case "PASS", "USER", "AUTHENTICATE", "OPER" -> logins.client(fromClient, message, nick);
            case "STARTTLS" -> tlsAsked |= fromClient;
            case "QUIT" -> {
                if (fromClient) {
                    tell("quit", nick, new Details().put("nick", nick).put("text", message.parameter(0)));
                }
            }
            case "ERROR", "KILL" -> {
                if (!fromClient) {
                    tell("error", message.lastParameter(), new Details().put("nick", nick)
                            .put("text", message.lastParameter()));
                }
            }
            default -> {
                if (!fromClient && message.command().length() == 3) {
                    numeric(message);
                } else if (CHANNEL.contains(message.command())) {
                    channel(fromClient, message);
                }
            }
        }
    }

    private void tell(String kind, String subject, Details details) {
        context.event(context.mark(), EventKind.of("irc", kind), subject, details);
    }

    /** What a client wants is told when its server says that it is so. */
    private void channel(boolean fromClient, IrcMessage message) {
        if (fromClient) {
            return;
        }
        boolean own = message.nick().equals(nick) || message.parameters().contains(nick);
        if (own || message.command().equals("TOPIC")) {
            String channel = message.parameter(message.command().equals("INVITE") ? 1 : 0);
            Details details = new Details().put("nick", message.nick()).put("prefix", message.prefix())
                    .put("channel", channel);
            if (message.command().equals("KICK")) {
                details.put("kicked", message.parameter(1));
            }
            String text = message.lastParameter();
            tell(message.command().toLowerCase(Locale.ROOT), channel + " " + message.nick(),
                    details.put("text", message.parameters().size() > 1 ? text : ""));
        }
    }

    private void nick(boolean fromClient, IrcMessage message) {
        String to = message.parameter(0);
        if (fromClient && nick.isEmpty()) {
            nick = to;
        } else if (!fromClient && message.nick().equals(nick) && !to.isEmpty()) {
            tell("nick", nick + " → " + to, new Details().put("nick", nick).put("new_nick", to));
            nick = to;
        }
    }

    private void said(boolean fromClient, IrcMessage message) {
        String from = fromClient ? nick : message.nick();
        String to = message.parameter(0);
        String text = message.parameter(1);
        if (text.length() > 1 && text.charAt(0) == CTCP) {
            int end = text.indexOf(CTCP, 1);
            clientToClient(fromClient, message, from, text.substring(1, end < 0 ? text.length() : end));
            return;
        }
        if (fromClient && to.equalsIgnoreCase("NickServ")) {
            logins.nickServ(text, nick);
        } else if (!fromClient && from.equalsIgnoreCase("NickServ")) {
            logins.nickServAnswers(text);
        }
        boolean notice = message.command().equals("NOTICE");
        if (notice && !fromClient && from.indexOf('.') >= 0 || from.isEmpty() && !fromClient) {
            // servers tell of their look-ups
            return;
        }
        tell(notice ? "notice" : "message", from, to, text);
    }

    private void tell(String kind, String from, String to, String text) {
        context.event(context.mark(), kind.equals("message") ? MESSAGE : EventKind.of("irc", kind), from + " → " + to
                + ": " + text, new Details().put("from", from).put("to", to).put("text", text));
    }

    /** The Client-To-Client Protocol: what stands between bytes of 1. */
    private void clientToClient(boolean fromClient, IrcMessage message, String from, String text) {
        int space = text.indexOf(' ');
        String verb = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : text.substring(space + 1);
        switch (verb) {
            case "ACTION" -> tell("message", from, message.parameter(0), "/me " + rest);
            case "DCC" -> direct.offered(from, message.parameter(0), rest);
            default -> {
                if (verb.equals("VERSION") && message.command().equals("NOTICE") && fromClient) {
                    software.versioned(true, rest, "IRC CTCP VERSION");
                }
                tell("ctcp", from + " → " + message.parameter(0) + ": " + text, new Details().put("from", from)
                        .put("to", message.parameter(0)).put("command", verb).put("text", rest));
            }
        }
    }

    /** RFC 2812, section 5. */
    private void numeric(IrcMessage message) {
        switch (message.command()) {
            case "001" -> {
                nick = message.parameter(0);
                logins.welcomed(nick, message.prefix(), Optional.of(true));
            }
            case "004" -> software.product(false, "IRC server", message.parameter(2), "IRC numeric 004");
            case "332" -> tell("topic", message.parameter(1), new Details().put("channel", message.parameter(1))
                    .put("text", message.lastParameter()));
            case "381", "464", "491", "900", "902", "903", "904", "905", "906" -> logins.answer(message);
            case "433" -> {
                if (nick.equals(message.parameter(1))) {
                    // taken: the client tries the next one
                    nick = "";
                }
            }
            case "670" -> tls = tlsAsked;
            default -> {
                // lists, and the message of the day
            }
        }
    }

    /** Whether the last message begins TLS. */
    boolean tlsBegins() {
        return tls;
    }

    void end() {
        logins.end(nick);
    }
}
