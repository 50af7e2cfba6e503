package org.netrospect.protocols.mysql;

import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.database.Statements;
import org.netrospect.protocols.text.Banner;

/** One session: the greeting, the login, then commands with their answers. One thread. */
final class MysqlSession {
    private static final int OK = 0;
    private static final int ERROR = 0xff;
    private static final int END = 0xfe;
    private static final int LONGEST_END = 9;
    private static final int TLS = 0x800;
    private static final int ATTRIBUTES = 1 << 27;
    private static final String CLEAR = "mysql_clear_password";

    private final SessionContext context;
    private final Statements statements;
    private final Banner banner;
    private String challenge = "";
    private Optional<MysqlLogin> login = Optional.empty();
    private boolean greeted;
    private boolean tls;
    private boolean loggedIn;
    private String plugin = "";
    private Optional<Running> running = Optional.empty();

    /** A command that runs. */
    private static final class Running {
        private final Mark at;
        private final String statement;
        private final String command;
        private final Details details = new Details();
        private long packets;
        private long columns;
        private long ends;
        private boolean failed;

        Running(Mark at, String statement, String command) {
            this.at = at;
            this.statement = statement;
            this.command = command;
        }
    }

    MysqlSession(SessionContext context) {
        this.context = context;
        statements = new Statements(context, EventKind.of("mysql", "query"));
        banner = new Banner(context, "mysql");
    }

    /** A packet of the client. @param number 0 for the first one of a command */
    void client(int number, ByteWindow content) {
        if (!loggedIn && number > 0) {
            answer(content);
        } else if (number == 0 && content.length() > 0) {
            // a capture that began later has no login
            loggedIn = true;
            finish();
            command(content);
        }
    }

    private void answer(ByteWindow content) {
        if (login.isEmpty()) {
            if (content.length() == 32 && (content.u32le(0) & TLS) != 0) {
                tls = true;
                return;
            }
            MysqlLogin read = MysqlLogin.read(context.mark(), content, challenge);
            login = Optional.of(read);
            plugin = read.plugin();
        } else if (plugin.equals(CLEAR)) {
            login = login.map(it -> it.password(content.utf8(0, Math.max(0, content.length() - 1))));
        } else if (plugin.equals("mysql_native_password") && content.length() == 20) {
            login = login.map(it -> it.proof(challenge, HexFormat.of().formatHex(content.bytes(0, 20))));
        }
    }

    private void command(ByteWindow content) {
        String name = switch (content.u8(0)) {
            case 2 -> "init_db";
            case 3 -> "query";
            case 5 -> "create_db";
            case 6 -> "drop_db";
            case 12 -> "process_kill";
            case 17 -> "change_user";
            case 18 -> "binlog_dump";
            case 22 -> "prepare";
            default -> "";
        };
        if (name.isEmpty()) {
            return;
        }
        int from = 1;
        boolean attributes = name.equals("query")
                && login.filter(it -> (it.capabilities() & ATTRIBUTES) != 0).isPresent();
        if (attributes && content.length() > 3 && content.u8(1) == 0 && content.u8(2) == 1) {
            // no parameters, one set of them
            from = 3;
        }
        String text = switch (name) {
            case "process_kill", "binlog_dump" -> "";
            case "change_user" -> content.utf8(1, Math.max(0, content.indexOf(0, 1) - 1));
            default -> content.utf8(from, content.length() - from);
        };
        running = Optional.of(new Running(context.mark(), name.equals("query") || name.equals("prepare") ? text
                : (name + " " + text).strip(), name));
    }

    /** A packet of the server. @param content its beginning @param length of all of it */
    void server(ByteWindow content, long length) {
        if (content.length() == 0) {
            return;
        }
        if (!loggedIn && !greeted && login.isEmpty()) {
            greeting(content);
        } else if (!loggedIn) {
            outcome(content);
        } else {
            running.ifPresent(it -> result(it, content, length));
        }
    }

    private void greeting(ByteWindow content) {
        greeted = true;
        if (content.u8(0) == ERROR) {
            context.event(context.mark(), EventKind.of("mysql", "refused"), error(content), new Details());
            return;
        }
        int end = content.indexOf(0, 1);
        String version = content.latin1(1, Math.max(0, end - 1));
        boolean maria = version.contains("MariaDB");
        String number = version.startsWith("5.5.5-") && maria ? version.substring(6) : version;
        banner.product(false, maria ? "MariaDB" : "MySQL", number, "MySQL greeting");
        byte[] first = content.bytes(end + 5, 8);
        challenge = HexFormat.of().formatHex(first);
        int second = end + 5 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 10;
        if (content.length() >= second + 12) {
            challenge += HexFormat.of().formatHex(content.bytes(second, 12));
        }
        context.event(context.mark(), EventKind.of("mysql", "greeting"), version,
                new Details().put("version", version).put("thread", content.u32le(end + 1)));
    }

    private void outcome(ByteWindow content) {
        switch (content.u8(0)) {
            case OK -> {
                loggedIn = true;
                login.ifPresent(it -> it.login().tell(context, "mysql", Optional.of(true), it.more()));
            }
            case ERROR -> login.ifPresent(it -> {
                it.login().tell(context, "mysql", Optional.of(false), it.more().put("error", error(content)));
                login = Optional.empty();
            });
            case END -> {
                int zero = content.indexOf(0, 1);
                plugin = content.latin1(1, Math.max(0, (zero < 0 ? content.length() : zero) - 1));
                if (zero > 0 && content.length() >= zero + 21) {
                    challenge = HexFormat.of().formatHex(content.bytes(zero + 1, 20));
                }
                login = login.map(it -> it.kind(plugin));
            }
            default -> {
                // more data of the method of login
            }
        }
    }

    /** Code and text: {@code 1045 Access denied …}. */
    private static String error(ByteWindow content) {
        int from = content.length() > 3 && content.u8(3) == '#' ? Math.min(9, content.length()) : 3;
        return content.u16le(1) + " " + content.utf8(from, content.length() - from);
    }

    private static void result(Running command, ByteWindow content, long length) {
        int first = content.u8(0);
        if (first == ERROR) {
            command.failed = true;
            command.details.put("error", error(content));
        } else if (command.packets == 0 && first != OK && first < 0xfb) {
            command.columns = first;
        } else if (command.packets == 0 && first == OK && content.length() > 1 && content.u8(1) < 0xfb) {
            command.details.put("affected_rows", content.u8(1));
        } else if (first == END && length < LONGEST_END) {
            command.ends++;
        }
        command.packets++;
    }

    private void finish() {
        if (running.isEmpty()) {
            return;
        }
        Running command = running.get();
        running = Optional.empty();
        if (!command.command.equals("query")) {
            command.details.put("command", command.command);
        }
        if (command.columns > 0 && !command.failed && command.command.equals("query")) {
            command.details.put("columns", command.columns)
                    .put("rows", Math.max(0, command.packets - 1 - command.columns - command.ends));
        }
        statements.tell(command.at, command.statement, command.failed,
                command.details.put("statement", command.statement));
    }

    /** Whether what follows is TLS. */
    boolean tls() {
        return tls;
    }

    /** Nothing more comes. */
    void end() {
        if (!loggedIn) {
            login.ifPresent(it -> it.login().tell(context, "mysql", Optional.empty(), it.more()));
        }
        finish();
        statements.end();
    }
}
