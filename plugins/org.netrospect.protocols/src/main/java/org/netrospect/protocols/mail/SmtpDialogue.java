package org.netrospect.protocols.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.login.SaslExchange;
import org.netrospect.protocols.text.Banner;

/** Commands of an SMTP client and the server's replies to them, which may come much later (RFC 2920). */
final class SmtpDialogue {
    private static final Pattern REPLY = Pattern.compile("[2-5]\\d\\d(?:[ -].*)?");
    private static final Pattern VERSIONED = Pattern.compile("[A-Z].*\\d[.]\\d.*");
    private static final Pattern PRODUCT = Pattern.compile("[A-Z][A-Za-z]{2,}");
    /** Commands without a reply that are remembered. */
    private static final int MOST_PENDING = 1000;
    private static final int MOST_RECIPIENTS = 1000;
    /** Refusals of one session that become events. */
    private static final int MOST_REFUSALS = 1000;

    private enum Expects {
        COMMAND, AUTHENTICATION, BODY, TLS
    }

    /** A chunk of a mail that follows its command. */
    record Chunk(long length, boolean last) {
    }

    private record Command(String verb, String text, Mark at) {
    }

    private final SessionContext context;
    private final Banner software;
    private final Deque<Command> pending = new ArrayDeque<>();
    private Expects expects = Expects.COMMAND;
    private Optional<SaslExchange> sasl = Optional.empty();
    private Optional<Chunk> chunk = Optional.empty();
    private Optional<Mark> begun = Optional.empty();
    private String helo = "";
    private String banner = "";
    private String user = "";
    private String from = "";
    private final List<String> to = new ArrayList<>();
    private boolean replied;
    private boolean tls;
    private boolean refused;
    private boolean answered;
    private int refusals;
    private long transactions;

    SmtpDialogue(SessionContext context) {
        this.context = context;
        software = new Banner(context, "smtp");
    }

    void command(String line) {
        String[] words = line.strip().split(" ", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        String rest = words.length == 2 ? words[1].strip() : "";
        if (expects == Expects.AUTHENTICATION) {
            if (words.length == 1 && !verb.equals("QUIT") && !verb.equals("RSET")) {
                sasl.ifPresent(exchange -> exchange.response(line));
                return;
            }
            login(Optional.empty());
        }
        switch (verb) {
            case "EHLO", "HELO", "LHLO" -> {
                helo = rest;
                show("smtp.helo", rest);
                context.event(context.mark(), EventKind.of("smtp", "greeting"), rest,
                        new Details().put("helo", rest).put("banner", banner));
            }
            case "MAIL" -> {
                from = address(rest);
                to.clear();
                begun = Optional.of(context.mark());
                show("smtp.mail_from", from);
            }
            case "RCPT" -> {
                String recipient = address(rest);
                if (to.size() < MOST_RECIPIENTS) {
                    to.add(recipient);
                }
                show("smtp.rcpt_to", recipient);
            }
            case "DATA" -> {
                expects = Expects.BODY;
                refused = false;
            }
            case "BDAT" -> bdat(rest);
            case "AUTH" -> auth(rest);
            case "STARTTLS" -> expects = Expects.TLS;
            case "RSET" -> bodyEnded();
            case "VRFY", "EXPN" -> context.event(context.mark(), EventKind.of("smtp", "command"), line.strip(),
                    new Details().put("command", verb).put("argument", rest));
            default -> {
                // what else there is tells nothing about mails
            }
        }
        pend(verb, line);
    }

    private void pend(String verb, String line) {
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
        }
        pending.add(new Command(verb, line.strip(), context.mark()));
    }

    private void show(String buffer, String text) {
        if (context.inspection().wanted()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            context.inspection().buffer(buffer, true, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    /** {@code FROM:<local@domain> SIZE=100}. */
    private static String address(String text) {
        String path = text.substring(text.indexOf(':') + 1).strip();
        int open = path.indexOf('<');
        int close = path.indexOf('>', open + 1);
        return open >= 0 && close > open ? path.substring(open + 1, close) : path.split(" ", 2)[0];
    }

    private void bdat(String rest) {
        String[] words = rest.split(" +");
        if (words[0].matches("\\d{1,18}")) {
            chunk = Optional.of(new Chunk(Long.parseLong(words[0]),
                    words.length > 1 && words[1].equalsIgnoreCase("LAST")));
        }
    }

    private void auth(String rest) {
        String[] words = rest.split(" +", 2);
        SaslExchange exchange = new SaslExchange(context.mark(), words[0]);
        sasl = Optional.of(exchange);
        expects = Expects.AUTHENTICATION;
        if (words.length == 2) {
            exchange.response(words[1]);
        }
    }

    private void login(Optional<Boolean> success) {
        expects = Expects.COMMAND;
        sasl.ifPresent(exchange -> {
            Login login = exchange.login();
            login.tell(context, "smtp", success);
            if (success.orElse(false)) {
                user = login.user();
            }
        });
        sasl = Optional.empty();
    }

    void reply(String line) {
        tls = false;
        answered = false;
        if (!REPLY.matcher(line).matches()) {
            return;
        }
        int code = Integer.parseInt(line.substring(0, 3));
        String text = line.length() > 4 ? line.substring(4) : "";
        if (!replied && pending.isEmpty()) {
            greeting(text);
        }
        if (line.length() > 3 && line.charAt(3) == '-') {
            return;
        }
        boolean first = !replied;
        replied = true;
        Command to = pending.peek();
        if (to == null || first && code == 220 && !to.verb().equals("STARTTLS")
                || to.verb().equals("AUTH") && code == 334) {
            return;
        }
        pending.remove();
        boolean good = code < 400;
        switch (to.verb()) {
            case "AUTH" -> login(Optional.of(good));
            case "STARTTLS" -> {
                tls = good;
                expects = Expects.COMMAND;
            }
            case "DATA" -> refused = !good;
            case "." -> answered = true;
            default -> {
                // no reply to it changes what comes next
            }
        }
        if (!good && !to.verb().equals("AUTH") && refusals++ < MOST_REFUSALS) {
            context.event(to.at(), EventKind.of("smtp", "refusal"), to.text(), new Details()
                    .put("command", to.text()).put("code", code).put("text", text).put("helo", helo));
        }
    }

    private void greeting(String text) {
        if (banner.isEmpty()) {
            banner = text;
            int at = text.indexOf("SMTP");
            String behind = at < 0 ? "" : text.substring(at + 4).strip();
            String[] words = behind.split(" ");
            if (VERSIONED.matcher(behind).matches()) {
                software.versioned(false, behind, "SMTP greeting");
            } else if (PRODUCT.matcher(words[0]).matches()) {
                software.product(false, words[0], "", "SMTP greeting");
            }
        }
    }

    /** The chunk that the last command announced; once. */
    Optional<Chunk> chunk() {
        Optional<Chunk> next = chunk;
        chunk = Optional.empty();
        return next;
    }

    boolean awaitsBody() {
        return expects == Expects.BODY;
    }

    boolean awaitsTls() {
        return expects == Expects.TLS;
    }

    /** Whether the last reply begins TLS. */
    boolean tlsBegins() {
        return tls;
    }

    /** Whether the server wants no mail now. */
    boolean bodyRefused() {
        return expects == Expects.BODY && refused;
    }

    /** Whether the last reply was that to a whole mail. */
    boolean bodyAnswered() {
        return answered;
    }

    /** What is known of the mail that begins. */
    Envelope envelope() {
        return new Envelope(begun.orElseGet(context::mark), "mail", from, to, new Details()
                .put("helo", helo).put("banner", banner).put("user", user));
    }

    /** A mail was sent, or will not be. */
    void bodyEnded() {
        if (expects == Expects.BODY) {
            expects = Expects.COMMAND;
            if (!refused) {
                pend(".", "(mail from " + from + ")");
            }
        }
        refused = false;
        context.inspection().transactionEnd("smtp", transactions++);
        from = "";
        to.clear();
        begun = Optional.empty();
    }

    void end() {
        if (expects == Expects.AUTHENTICATION) {
            login(Optional.empty());
        }
    }
}
