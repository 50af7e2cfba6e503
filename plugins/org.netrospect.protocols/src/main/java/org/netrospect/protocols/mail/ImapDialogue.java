package org.netrospect.protocols.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.login.SaslExchange;
import org.netrospect.protocols.text.Banner;

/** Commands of an IMAP client, the server's answers, and the mails in both. */
final class ImapDialogue {
    private static final int MOST_PENDING = 1000;
    private static final int LONGEST_ITEM = 1 << 10;
    private static final Pattern ITEM = Pattern.compile(
            ".*\\b(?:(BODY|BINARY)\\[([^\\]]*)\\](?:<(\\d{1,15})>)?|(RFC822(?:\\.HEADER|\\.TEXT)?)) ~?$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FETCH = Pattern.compile("\\* (\\d{1,10}) FETCH .*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UID = Pattern.compile("\\bUID (\\d{1,10})\\b");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|(\\S+)");

    private record Command(String verb, List<String> arguments, Mark at) {
    }

    private final SessionContext context;
    private final Banner software;
    private final ImapContents contents;
    private final Map<String, Command> pending = new LinkedHashMap<>();
    private Optional<SaslExchange> sasl = Optional.empty();
    private String mailbox = "";
    private String user = "";
    private boolean greeted;
    private boolean tls;

    ImapDialogue(SessionContext context) {
        this.context = context;
        software = new Banner(context, "imap");
        contents = new ImapContents(context);
    }

    LiteralLines.Owner client() {
        return new LiteralLines.Owner() {
            @Override
            public void line(String text) {
                command(text);
            }

            @Override
            public Optional<LiteralLines.Taker> literal(String before, long length) {
                List<String> words = words(before, 3);
                boolean append = words.size() > 2 && words.get(1).equalsIgnoreCase("APPEND");
                return append ? Optional.of(contents.whole(true, "mail", new Details().put("user", user)
                        .put("command", "APPEND").put("mailbox", words.get(2)))) : Optional.empty();
            }
        };
    }

    LiteralLines.Owner server() {
        return new LiteralLines.Owner() {
            @Override
            public void line(String text) {
                answer(text);
            }

            @Override
            public Optional<LiteralLines.Taker> literal(String before, long length) {
                return fetched(before, length);
            }
        };
    }

    private static List<String> words(String line, int most) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (words.size() < most && word.find()) {
            words.add(word.group(2) != null ? word.group(2) : word.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return words;
    }

    private void command(String line) {
        if (sasl.isPresent()) {
            sasl.get().response(line);
            return;
        }
        List<String> words = words(line, 12);
        if (words.size() < 2) {
            return;
        }
        String verb = words.get(1).toUpperCase(Locale.ROOT);
        List<String> arguments = words.subList(2, words.size());
        Command command = new Command(verb, arguments, context.mark());
        if (verb.equals("AUTHENTICATE") && !arguments.isEmpty()) {
            SaslExchange begun = new SaslExchange(context.mark(), arguments.get(0));
            if (arguments.size() > 1) {
                begun.response(arguments.get(1));
            }
            sasl = Optional.of(begun);
        } else if (verb.equals("ID")) {
            id(true, line);
        }
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
        }
        pending.put(words.get(0), command);
    }

    /** RFC 2971: both sides say what they are. */
    private void id(boolean fromClient, String line) {
        List<String> words = words(line.replace('(', ' ').replace(')', ' '), 60);
        String name = "";
        String version = "";
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equalsIgnoreCase("name")) {
                name = words.get(i + 1);
            } else if (words.get(i).equalsIgnoreCase("version")) {
                version = words.get(i + 1);
            }
        }
        if (!name.isEmpty()) {
            software.product(fromClient, name, version, "IMAP ID");
        }
    }

    private void answer(String line) {
        tls = false;
        if (!greeted) {
            greeted = true;
            software.versioned(false, line.replaceFirst("^\\* (?:OK|PREAUTH) (?:\\[[^\\]]*\\] ?)?", ""),
                    "IMAP greeting");
        }
        String[] words = line.split(" ", 3);
        if (words[0].equals("*")) {
            if (words.length > 1 && words[1].equalsIgnoreCase("ID")) {
                id(false, line);
            }
            return;
        }
        Command to = words.length < 2 ? null : pending.remove(words[0]);
        if (to == null) {
            return;
        }
        boolean good = words[1].equalsIgnoreCase("OK");
        String text = words.length > 2 ? words[2] : "";
        switch (to.verb()) {
            case "LOGIN" -> {
                if (to.arguments().size() > 1) {
                    login(new Login(to.at(), to.arguments().get(0), "password", to.arguments().get(1)), good, text);
                }
            }
            case "AUTHENTICATE" -> {
                sasl.ifPresent(exchange -> login(exchange.login(), good, text));
                sasl = Optional.empty();
            }
            case "STARTTLS" -> tls = good;
            case "SELECT", "EXAMINE" -> {
                if (good && !to.arguments().isEmpty()) {
                    mailbox = to.arguments().get(0);
                    note(to, text);
                }
            }
            case "CREATE", "DELETE", "RENAME", "EXPUNGE", "COPY", "MOVE" -> note(to, text);
            default -> {
                // no other answer changes anything
            }
        }
    }

    private void login(Login login, boolean good, String text) {
        login.tell(context, "imap", Optional.of(good), new Details().put("text", text));
        if (good) {
            user = login.user();
        }
    }

    private void note(Command command, String text) {
        context.event(command.at(), EventKind.of("imap", "command"),
                (command.verb() + " " + String.join(" ", command.arguments())).strip(), new Details()
                        .put("command", command.verb()).put("arguments", command.arguments()).put("text", text)
                        .put("user", user));
    }

    /** A literal in an answer: a mail, its header, or a part of it. */
    private Optional<LiteralLines.Taker> fetched(String before, long length) {
        Matcher item = ITEM.matcher(before.substring(Math.max(0, before.length() - LONGEST_ITEM)));
        Matcher fetch = FETCH.matcher(before);
        if (!item.matches() || !fetch.matches()) {
            return Optional.empty();
        }
        String section = item.group(4) == null ? item.group(2).toUpperCase(Locale.ROOT)
                : item.group(4).substring("RFC822".length()).replace(".", "").toUpperCase(Locale.ROOT);
        Details details = new Details().put("user", user).put("mailbox", mailbox).put("number", fetch.group(1));
        Matcher uid = UID.matcher(before);
        if (uid.find()) {
            details.put("uid", uid.group(1));
        }
        if (section.isEmpty()) {
            return Optional.of(item.group(3) == null ? contents.whole(false, "mail", details)
                    : contents.piece(fetch.group(1), Long.parseLong(item.group(3)), length, details));
        }
        if (section.startsWith("HEADER")) {
            return Optional.of(contents.whole(false, "headers", details));
        }
        return Optional.of(contents.part("message " + fetch.group(1) + " part " + section,
                item.group(3) == null ? 0 : Long.parseLong(item.group(3))));
    }

    /** Whether the last answer begins TLS. */
    boolean tlsBegins() {
        return tls;
    }

    /** A mail that came in pieces has no more of them. */
    void end() {
        contents.end();
    }
}
