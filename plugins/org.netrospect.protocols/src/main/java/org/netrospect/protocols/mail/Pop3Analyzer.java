package org.netrospect.protocols.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.login.SaslExchange;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.DotText;
import org.netrospect.protocols.text.LineReader;
import org.netrospect.protocols.text.UntilTls;

/** Reads both streams of a POP3 session. */
final class Pop3Analyzer extends UntilTls {
    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_PENDING = 1000;

    private record Command(String verb, String argument, Mark at) {
        /** Whether a good reply to it goes on until a dot. */
        boolean multiline() {
            return switch (verb) {
                case "RETR", "TOP", "CAPA" -> true;
                case "LIST", "UIDL" -> argument.isEmpty();
                default -> false;
            };
        }
    }

    private final SessionContext context;
    private final Banner software;
    private final LineReader command = new LineReader(LONGEST_LINE);
    private final LineReader reply = new LineReader(LONGEST_LINE);
    private final Deque<Command> pending = new ArrayDeque<>();
    private Optional<SaslExchange> sasl = Optional.empty();
    private Optional<DotText> body = Optional.empty();
    private Optional<MessageReader> message = Optional.empty();
    private String user = "";
    private Optional<Mark> userAt = Optional.empty();
    private boolean greeted;

    Pop3Analyzer(SessionContext context) {
        super(context);
        this.context = context;
        software = new Banner(context, "pop3");
    }

    @Override
    protected boolean awaitsTls() {
        return command.length() == 0;
    }

    @Override
    protected int read(boolean fromClient, ByteWindow bytes, int from) {
        if (!fromClient) {
            return server(bytes, from);
        }
        int at = command.take(bytes, from);
        if (command.complete()) {
            command(command.text());
        }
        return at;
    }

    private void command(String line) {
        String[] words = line.strip().split(" ", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        String argument = words.length == 2 ? words[1].strip() : "";
        if (sasl.isPresent()) {
            sasl.get().response(line);
            return;
        }
        if (verb.equals("USER")) {
            user = argument;
            userAt = Optional.of(context.mark());
        } else if (verb.equals("AUTH") && !argument.isEmpty()) {
            String[] exchange = argument.split(" +", 2);
            SaslExchange begun = new SaslExchange(context.mark(), exchange[0]);
            if (exchange.length == 2) {
                begun.response(exchange[1]);
            }
            sasl = Optional.of(begun);
        }
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
        }
        pending.add(new Command(verb, argument, context.mark()));
    }

    private int server(ByteWindow bytes, int from) {
        if (body.isPresent()) {
            int at = body.get().take(bytes, from);
            if (body.get().ended()) {
                endBody();
            }
            return at;
        }
        int at = reply.take(bytes, from);
        if (reply.complete()) {
            reply(reply.text());
        }
        return at;
    }

    private void endBody() {
        message.ifPresent(MessageReader::end);
        message = Optional.empty();
        body = Optional.empty();
    }

    private void reply(String line) {
        boolean good = line.startsWith("+OK");
        if (!good && !line.startsWith("-ERR")) {
            return;
        }
        String text = line.substring(line.startsWith("-") ? 4 : 3).strip();
        if (!greeted && pending.isEmpty()) {
            software.versioned(false, text, "POP3 greeting");
        }
        boolean first = !greeted;
        greeted = true;
        if (first && good && text.contains("POP3") && !pending.isEmpty() && !pending.peek().multiline()
                || pending.isEmpty()) {
            return;
        }
        Command to = pending.remove();
        switch (to.verb()) {
            case "PASS" -> new Login(userAt.orElse(to.at()), user, "password", to.argument())
                    .tell(context, "pop3", Optional.of(good), new Details().put("text", text));
            case "APOP" -> apop(to, good);
            case "AUTH" -> {
                sasl.ifPresent(exchange -> exchange.login().tell(context, "pop3", Optional.of(good)));
                sasl = Optional.empty();
            }
            case "STLS" -> {
                if (good) {
                    beginTls();
                }
            }
            case "DELE" -> context.event(to.at(), EventKind.of("pop3", "command"), "DELE " + to.argument(),
                    new Details().put("command", "DELE").put("argument", to.argument()).put("text", text)
                            .put("user", user));
            default -> {
                // no other reply changes anything
            }
        }
        if (good && to.multiline()) {
            begin(to);
        }
    }

    /** RFC 1939, section 7: the user and a digest of the greeting's time stamp and the password. */
    private void apop(Command command, boolean good) {
        String[] words = command.argument().split(" ", 2);
        user = words[0];
        new Login(command.at(), user, "apop", words.length == 2 ? words[1] : "")
                .tell(context, "pop3", Optional.of(good));
    }

    private void begin(Command to) {
        if (to.verb().equals("RETR") || to.verb().equals("TOP")) {
            MessageReader mail = new MessageReader(context, "pop3", false, Envelope.none(context.mark(),
                    to.verb().equals("RETR") ? "mail" : "headers",
                    new Details().put("user", user).put("number", to.argument())));
            message = Optional.of(mail);
            body = Optional.of(new DotText(mail::data));
        } else {
            body = Optional.of(new DotText(line -> {
                // sizes and names of mails are not kept
            }));
        }
    }

    @Override
    protected void lost(boolean fromClient, long length) {
        if (fromClient) {
            command.clear();
            pending.clear();
            sasl = Optional.empty();
        } else {
            reply.clear();
            message.ifPresent(mail -> mail.gap(length));
            body.ifPresent(DotText::gap);
        }
    }

    @Override
    protected void over(boolean fromClient) {
        if (!fromClient) {
            if (message.isPresent()) {
                context.irregularity("mail cut short",
                        "The session ends inside a mail; what was sent of it is kept.");
            }
            endBody();
            for (Command left : pending) {
                if (left.verb().equals("PASS")) {
                    new Login(userAt.orElse(left.at()), user, "password", left.argument())
                            .tell(context, "pop3", Optional.empty());
                }
            }
            pending.clear();
        }
    }
}
