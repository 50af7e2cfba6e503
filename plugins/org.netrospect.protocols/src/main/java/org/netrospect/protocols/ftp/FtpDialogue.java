package org.netrospect.protocols.ftp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.text.Banner;

/** Commands of an FTP client and the server's replies to them. */
final class FtpDialogue {
    private static final Pattern REPLY = Pattern.compile("[1-6]\\d\\d(?:[ -].*)?");
    private static final int MOST_PENDING = 1000;
    private static final Set<String> TRANSFERS = Set.of("RETR", "STOR", "STOU", "APPE", "LIST", "NLST", "MLSD");
    /** What changes something on the server, or tells of the client. */
    private static final Set<String> NOTED = Set.of("DELE", "RMD", "XRMD", "MKD", "XMKD", "RNFR", "RNTO", "SITE",
            "MFMT", "ABOR", "STAT", "REIN", "ACCT", "CLNT", "AUTH", "HOST");
    private static final Pattern SIZE = Pattern.compile("\\((\\d{1,15}) bytes\\)");

    private record Command(String verb, String argument, Mark at) {
    }

    private final SessionContext context;
    private final Banner software;
    private final DataConnections connections;
    private final WorkingDirectory directory = new WorkingDirectory();
    private final Deque<Command> pending = new ArrayDeque<>();
    private String user = "";
    private Optional<Mark> userAt = Optional.empty();
    private long restart;
    private String several = "";
    private boolean replied;
    private boolean awaitsTls;
    private boolean tls;
    private long transactions;

    FtpDialogue(SessionContext context) {
        this.context = context;
        software = new Banner(context, "ftp");
        connections = new DataConnections(context);
    }

    void command(String line) {
        String[] words = line.strip().split(" ", 2);
        String verb = words[0].toUpperCase(Locale.ROOT);
        String argument = words.length == 2 ? words[1] : "";
        show("ftp.command", true, verb);
        show("ftp.command_data", true, argument);
        switch (verb) {
            case "USER" -> {
                user = argument;
                userAt = Optional.of(context.mark());
            }
            case "REST" -> restart = argument.matches("\\d{1,15}") ? Long.parseLong(argument) : 0;
            case "PORT" -> {
                Optional<DataAddress> address = DataAddress.six(argument);
                if (address.filter(to -> !to.address().equals(connections.client())).isPresent()) {
                    show("ftp.bounce", true, argument);
                }
                connections.active(address);
            }
            case "EPRT" -> connections.active(DataAddress.extended(argument, connections.client()));
            case "AUTH" -> awaitsTls = true;
            case "CLNT" -> software.versioned(true, argument, "FTP CLNT");
            default -> {
                if (TRANSFERS.contains(verb)) {
                    String options = argument.startsWith("-") && !verb.equals("RETR") && !verb.equals("STOR")
                            ? argument.replaceFirst("^(?:-\\S+ ?)+", "") : argument;
                    connections.transfer(context.mark(), verb, directory.resolve(options), user, restart);
                    restart = 0;
                }
            }
        }
        if (pending.size() >= MOST_PENDING) {
            pending.clear();
        }
        pending.add(new Command(verb, argument, context.mark()));
    }

    private void show(String buffer, boolean fromClient, String text) {
        if (context.inspection().wanted()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            context.inspection().buffer(buffer, fromClient, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    void reply(String line) {
        tls = false;
        boolean coded = REPLY.matcher(line).matches();
        if (!replied && coded) {
            software.versioned(false, line.substring(3), "FTP greeting");
        }
        // lines of a reply in several may begin with any number (RFC 959, section 4.2)
        if (!coded || !several.isEmpty() && !line.startsWith(several + " ")) {
            return;
        }
        if (line.length() > 3 && line.charAt(3) == '-') {
            several = line.substring(0, 3);
            return;
        }
        several = "";
        boolean first = !replied;
        replied = true;
        int code = Integer.parseInt(line.substring(0, 3));
        String text = line.length() > 4 ? line.substring(4) : "";
        show("ftp.completion_code", false, line.substring(0, 3));
        show("ftp.reply", false, text);
        if (code < 200) {
            Matcher size = SIZE.matcher(text);
            if (size.find()) {
                connections.size(Long.parseLong(size.group(1)));
            }
            return;
        }
        if (pending.isEmpty() || first && code == 220) {
            return;
        }
        answered(pending.remove(), code, text);
        context.inspection().transactionEnd("ftp", transactions++);
    }

    private void answered(Command to, int code, String text) {
        boolean good = code < 400;
        switch (to.verb()) {
            case "USER" -> {
                if (code == 230 || !good) {
                    login(to, "none", "", Optional.of(good), text);
                }
            }
            case "PASS" -> login(to, "password", to.argument(), Optional.of(good), text);
            case "PASV" -> connections.passive(good ? DataAddress.six(text) : Optional.empty());
            case "EPSV" -> connections.passive(good ? DataAddress.extended(text, connections.server())
                    : Optional.empty());
            case "PWD", "XPWD" -> directory.is(text);
            case "CWD", "XCWD" -> directory.change(to.argument(), good);
            case "CDUP", "XCUP" -> directory.change("..", good);
            case "AUTH" -> {
                awaitsTls = false;
                tls = good;
            }
            default -> {
                if (TRANSFERS.contains(to.verb())) {
                    connections.finished(code, text);
                }
            }
        }
        boolean refused = !good && !to.verb().equals("PASS") && !to.verb().equals("USER")
                && TRANSFERS.contains(to.verb());
        if (NOTED.contains(to.verb()) || refused) {
            context.event(to.at(), EventKind.of("ftp", refused ? "refusal" : "command"),
                    (to.verb() + " " + to.argument()).strip(), new Details().put("command", to.verb())
                            .put("argument", to.argument()).put("code", code).put("text", text).put("user", user));
        }
    }

    private void login(Command at, String kind, String secret, Optional<Boolean> success, String text) {
        new Login(userAt.orElse(at.at()), user, kind, secret).tell(context, "ftp", success,
                new Details().put("text", text));
        userAt = Optional.empty();
    }

    boolean awaitsTls() {
        return awaitsTls;
    }

    /** Whether the last reply begins TLS. */
    boolean tlsBegins() {
        return tls;
    }

    /** Lines are missing: what comes next may answer anything. */
    void gap() {
        several = "";
        pending.clear();
    }

    /** Nothing more is answered. */
    void end() {
        for (Command left : pending) {
            if (left.verb().equals("PASS")) {
                login(left, "password", left.argument(), Optional.empty(), "");
            }
        }
        pending.clear();
        connections.finished(0, "");
    }
}
