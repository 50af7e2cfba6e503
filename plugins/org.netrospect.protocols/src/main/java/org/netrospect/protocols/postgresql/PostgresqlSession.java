package org.netrospect.protocols.postgresql;

import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.database.Statements;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.text.Banner;

/** One session: start, login, then statements with their outcome. One thread. */
final class PostgresqlSession {
    /** Statements that wait for their outcome. */
    private static final int MOST_OPEN = 256;

    private final SessionContext context;
    private final Statements statements;
    private final Banner banner;
    private final ArrayDeque<Running> running = new ArrayDeque<>();
    private boolean starting = true;
    private boolean encryptionAsked;
    private boolean encrypted;
    private Optional<Mark> startedAt = Optional.empty();
    private Details start = new Details();
    private String user = "";
    private String method = "";
    private String salt = "";
    private String secret = "";
    private boolean open;

    /** A statement that runs. */
    private record Running(Mark at, String statement, Details details) {
    }

    PostgresqlSession(SessionContext context) {
        this.context = context;
        statements = new Statements(context, EventKind.of("postgresql", "query"));
        banner = new Banner(context, "postgresql");
    }

    /** Whether the client has not said yet who it is. */
    boolean starting() {
        return starting;
    }

    boolean encryptionAsked() {
        return encryptionAsked;
    }

    boolean encrypted() {
        return encrypted;
    }

    /** A message without a letter. */
    void start(ByteWindow content) {
        int code = content.i32(0);
        if (code == PostgresqlProtocol.SSL_REQUEST || code == PostgresqlProtocol.GSS_REQUEST) {
            encryptionAsked = true;
            return;
        }
        starting = false;
        if (code == PostgresqlProtocol.CANCEL_REQUEST) {
            context.event(context.mark(), EventKind.of("postgresql", "cancel"), "",
                    new Details().put("process", content.u32(4)));
            return;
        }
        startedAt = Optional.of(context.mark());
        int at = 4;
        while (at < content.length() && content.u8(at) != 0) {
            String name = text(content, at);
            at = behind(content, at);
            String value = text(content, at);
            at = behind(content, at);
            switch (name) {
                case "user" -> user = value;
                case "database", "application_name", "replication" -> start.put(name, value);
                default -> {
                    // settings of the session
                }
            }
        }
    }

    private static String text(ByteWindow content, int from) {
        int end = content.indexOf(0, from);
        return content.utf8(from, (end < 0 ? content.length() : end) - from);
    }

    private static int behind(ByteWindow content, int from) {
        int end = content.indexOf(0, from);
        return end < 0 ? content.length() : end + 1;
    }

    /** The server's answer to a request for encryption. */
    void encryption(int answer) {
        encryptionAsked = false;
        encrypted = answer == 'S' || answer == 'G';
        if (answer == 'G') {
            context.event(context.mark(), EventKind.of("postgresql", "encrypted"), "GSSAPI", new Details());
        }
    }

    void client(int type, ByteWindow content) {
        switch (type) {
            case 'p' -> password(content);
            case 'Q' -> run(text(content, 0), "simple");
            case 'P' -> run(text(content, behind(content, 0)), "prepared");
            default -> {
                // binds, executes and ends what was named before
            }
        }
    }

    private void password(ByteWindow content) {
        if (method.equals("password")) {
            secret = text(content, 0);
        } else if (method.equals("md5")) {
            String digest = text(content, 0);
            secret = "$postgres$" + user + "*" + salt + "*" + (digest.startsWith("md5") ? digest.substring(3) : digest);
        }
    }

    private void run(String statement, String kind) {
        if (!statement.isEmpty() && running.size() < MOST_OPEN) {
            running.add(new Running(context.mark(), statement, new Details().put("protocol", kind)));
        }
    }

    void server(int type, ByteWindow content) {
        switch (type) {
            case 'R' -> authentication(content);
            case 'S' -> {
                if (text(content, 0).equals("server_version")) {
                    banner.product(false, "PostgreSQL", text(content, behind(content, 0)), "server_version");
                }
            }
            case 'E' -> error(content);
            case 'C' -> finish(false, new Details().put("tag", text(content, 0)));
            default -> {
                // rows and their columns are not told one by one
            }
        }
    }

    private void authentication(ByteWindow content) {
        switch (content.i32(0)) {
            case 0 -> {
                open = true;
                login(Optional.of(true), start);
            }
            case 3 -> method = "password";
            case 5 -> {
                method = "md5";
                salt = HexFormat.of().formatHex(content.bytes(4, 4));
            }
            case 7 -> method = "gss";
            case 9 -> method = "sspi";
            case 10 -> method = text(content, 4).toLowerCase(Locale.ROOT);
            default -> {
                // further steps of a method
            }
        }
    }

    private void login(Optional<Boolean> success, Details details) {
        startedAt.ifPresent(at -> new Login(at, user, method.isEmpty() ? "none" : method, secret)
                .tell(context, "postgresql", success, details));
        startedAt = Optional.empty();
    }

    private void error(ByteWindow content) {
        String code = "";
        String message = "";
        int at = 0;
        while (at < content.length() && content.u8(at) != 0) {
            int field = content.u8(at);
            String value = text(content, at + 1);
            code = field == 'C' ? value : code;
            message = field == 'M' ? value : message;
            at = behind(content, at + 1);
        }
        if (!open && startedAt.isPresent()) {
            login(Optional.of(false), start.put("error", (code + " " + message).strip()));
        } else {
            finish(true, new Details().put("error", (code + " " + message).strip()));
        }
    }

    private void finish(boolean failed, Details outcome) {
        Running done = running.poll();
        if (done == null) {
            return;
        }
        for (int i = 0; i < outcome.size(); i++) {
            done.details().put(outcome.name(i), outcome.value(i).toString());
        }
        statements.tell(done.at(), done.statement(), failed, done.details().put("statement", done.statement()));
    }

    /** Nothing more comes. */
    void end() {
        login(Optional.empty(), start);
        while (!running.isEmpty()) {
            finish(false, new Details());
        }
        statements.end();
    }
}
