package org.netrospect.protocols.irc;

import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.login.SaslExchange;

/** How a user gets in: the connection's registration, passwords of servers, operators and NickServ, SASL. */
final class IrcLogins {
    private static final EventKind REGISTRATION = EventKind.of("irc", "registration");

    private final SessionContext context;
    private Optional<Mark> begun = Optional.empty();
    private String password = "";
    private String user = "";
    private String realName = "";
    private boolean registered;
    private Optional<SaslExchange> sasl = Optional.empty();
    private Optional<Login> operator = Optional.empty();
    private Optional<Login> nickServ = Optional.empty();

    IrcLogins(SessionContext context) {
        this.context = context;
    }

    void client(boolean fromClient, IrcMessage message, String nick) {
        if (!fromClient) {
            return;
        }
        begun = begun.or(() -> Optional.of(context.mark()));
        switch (message.command()) {
            case "PASS" -> password = message.parameter(0);
            case "USER" -> {
                user = message.parameter(0);
                realName = message.parameter(3);
            }
            case "OPER" -> operator = Optional.of(new Login(context.mark(), message.parameter(0), "password",
                    message.parameter(1)));
            default -> {
                if (sasl.isPresent()) {
                    sasl.get().response(message.parameter(0));
                } else {
                    sasl = SaslExchange.mechanism(message.parameter(0))
                            .map(name -> new SaslExchange(context.mark(), name));
                }
            }
        }
    }

    /** A message to the service that guards nicknames. */
    void nickServ(String text, String nick) {
        String[] words = text.strip().split(" +");
        if (words.length >= 2 && words[0].equalsIgnoreCase("IDENTIFY")) {
            nickServ = Optional.of(new Login(context.mark(), words.length > 2 ? words[1] : nick, "password",
                    words[words.length - 1]));
        }
    }

    void nickServAnswers(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean good = lower.contains("now identified") || lower.contains("password accepted")
                || lower.contains("now recognized") || lower.contains("now logged in");
        boolean bad = lower.contains("incorrect") || lower.contains("invalid") || lower.contains("denied");
        if (good != bad) {
            nickServ.ifPresent(login -> login.tell(context, "irc", Optional.of(good)));
            nickServ = Optional.empty();
        }
    }

    void answer(IrcMessage message) {
        switch (message.command()) {
            case "381" -> operator(true);
            case "464" -> {
                if (operator.isPresent()) {
                    operator(false);
                } else {
                    welcomed(message.parameter(0), message.prefix(), Optional.of(false));
                }
            }
            case "491" -> operator(false);
            case "900", "903" -> sasl(true);
            default -> sasl(false);
        }
    }

    private void operator(boolean success) {
        operator.ifPresent(login -> login.tell(context, "irc", Optional.of(success),
                new Details().put("operator", true)));
        operator = Optional.empty();
    }

    private void sasl(boolean success) {
        sasl.ifPresent(exchange -> exchange.login().tell(context, "irc", Optional.of(success)));
        sasl = Optional.empty();
    }

    /** The server takes the client in, or does not. */
    void welcomed(String nick, String server, Optional<Boolean> success) {
        if (registered) {
            return;
        }
        registered = true;
        Mark at = begun.orElse(context.mark());
        Details details = new Details().put("nick", nick).put("user", user).put("real_name", realName)
                .put("server", server);
        success.ifPresent(it -> details.put("success", (boolean) it));
        context.event(at, REGISTRATION, nick, details);
        if (!password.isEmpty()) {
            new Login(at, user.isEmpty() ? nick : user, "password", password).tell(context, "irc", success);
        }
    }

    /** Nothing is answered any more. */
    void end(String nick) {
        if (begun.isPresent() && (!user.isEmpty() || !password.isEmpty())) {
            welcomed(nick, "", Optional.empty());
        }
        operator.ifPresent(login -> login.tell(context, "irc", Optional.empty()));
        nickServ.ifPresent(login -> login.tell(context, "irc", Optional.empty()));
        sasl.ifPresent(exchange -> exchange.login().tell(context, "irc", Optional.empty()));
    }
}
