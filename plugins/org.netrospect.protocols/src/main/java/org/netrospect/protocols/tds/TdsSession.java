package org.netrospect.protocols.tds;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.database.Statements;
import org.netrospect.protocols.gss.GssLogin;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.text.Banner;

/** One session: login, then statements and procedures with their outcome. One thread. */
final class TdsSession {
    private static final int BATCH = 1;
    private static final int CALL = 3;
    private static final int ANSWER = 4;
    private static final int LANGUAGE = 0x0f;
    private static final int SSPI = 0x11;
    private static final int ERROR = 0xaa;
    private static final int LOGIN_ACK = 0xad;
    private static final int SSPI_TOKEN = 0xed;
    /** Messages of TDS 5.0; up to class 10 they are no errors. */
    private static final int EXTENDED_ERROR = 0xe5;
    private static final int LANGUAGE_TOKEN = 0x21;
    private static final int BY_NUMBER = 0xffff;
    private static final int LONGEST_HEADERS = 512;
    private static final String[] PROCEDURES = {"", "sp_cursor", "sp_cursoropen", "sp_cursorprepare",
        "sp_cursorexecute", "sp_cursorprepexec", "sp_cursorunprepare", "sp_cursorfetch", "sp_cursoroption",
        "sp_cursorclose", "sp_executesql", "sp_prepare", "sp_execute", "sp_prepexec", "sp_prepexecrpc",
        "sp_unprepare"};

    private final SessionContext context;
    private final Statements statements;
    private final Banner banner;
    private final GssLogin tokens;
    private Optional<TdsLogin> login = Optional.empty();
    private Mark loginAt;
    private Dialect dialect = Dialect.PRESENT;
    private Optional<Running> running = Optional.empty();

    /** A statement that runs. */
    private record Running(Mark at, String statement) {
    }

    TdsSession(SessionContext context) {
        this.context = context;
        statements = new Statements(context, EventKind.of("tds", "query"));
        banner = new Banner(context, "tds");
        tokens = new GssLogin(context);
        loginAt = context.mark();
    }

    void message(boolean fromClient, int type, ByteWindow m) {
        if (!fromClient) {
            if (type == ANSWER) {
                answer(m);
            }
            return;
        }
        switch (type) {
            case TdsProtocol.LOGIN -> {
                TdsLogin read = TdsLogin.read(m);
                login = Optional.of(read);
                loginAt = context.mark();
                tokens.client(read.token());
            }
            case TdsProtocol.OLD_LOGIN -> {
                dialect = TdsLogin.oldDialect(m);
                login = Optional.of(TdsLogin.old(m));
                loginAt = context.mark();
            }
            case SSPI -> tokens.client(m);
            case BATCH -> run(dialect.text(m, headers(m), m.length() - headers(m)));
            case LANGUAGE -> {
                if (m.u8(0) == LANGUAGE_TOKEN) {
                    long length = Math.min(dialect.u32(m, 1) - 1, m.length() - 6);
                    run(m.latin1(6, (int) Math.max(0, length)));
                }
            }
            case CALL -> run(procedure(m));
            default -> {
                // options, rows in bulk, and attention signals
            }
        }
    }

    /** Length of the headers that newer versions put before a request ([MS-TDS] 2.2.5.3). */
    private int headers(ByteWindow m) {
        long length = !dialect.wide() || m.length() < 4 ? 0 : m.u32le(0);
        return length >= 4 && length <= Math.min(LONGEST_HEADERS, m.length()) && m.length() >= 8
                && m.u32le(4) <= length ? (int) length : 0;
    }

    private String procedure(ByteWindow m) {
        if (!dialect.wide()) {
            return "exec " + m.latin1(1, m.u8(0));
        }
        int at = headers(m);
        int length = m.u16le(at);
        if (length != BY_NUMBER) {
            return "exec " + dialect.text(m, at + 2, 2 * length);
        }
        int number = m.u16le(at + 2);
        return "exec " + (number < PROCEDURES.length ? PROCEDURES[number] : "procedure " + number);
    }

    private void run(String statement) {
        finish("");
        running = Optional.of(new Running(context.mark(), statement));
    }

    private void finish(String error) {
        if (running.isPresent()) {
            Running done = running.get();
            running = Optional.empty();
            statements.tell(done.at(), done.statement(), !error.isEmpty(),
                    new Details().put("statement", done.statement()).put("error", error));
        }
    }

    /** Reads the tokens before the first row. */
    private void answer(ByteWindow m) {
        int at = 0;
        String error = "";
        boolean accepted = false;
        while (at + 3 <= m.length()) {
            int token = m.u8(at);
            boolean sized = token == 0xa9 || token >= ERROR && token <= LOGIN_ACK || token == 0xe3
                    || token == SSPI_TOKEN || !dialect.wide() && (token == EXTENDED_ERROR || token == 0xe2);
            if (!sized) {
                break;
            }
            int length = dialect.u16(m, at + 1);
            ByteWindow content = m.slice(at + 3, Math.min(length, m.length() - at - 3));
            if (token == ERROR) {
                error = error(content, 6);
            } else if (token == EXTENDED_ERROR && content.u8(5) > 10) {
                error = error(content, 10 + content.u8(6));
            } else if (token == LOGIN_ACK) {
                // Sybase tells 5 for yes, 6 for no, 7 for more questions
                accepted = dialect.wide() || content.u8(0) == 1 || content.u8(0) == 5;
                acknowledged(content);
            } else if (token == SSPI_TOKEN) {
                tokens.server(content);
            }
            at += 3 + length;
        }
        if (login.isPresent() && (accepted || !error.isEmpty())) {
            login(Optional.of(accepted), error);
        } else {
            finish(error);
        }
    }

    /** Number and text of an error. @param at where the length of the text stands */
    private String error(ByteWindow content, int at) {
        return dialect.u32(content, 0) + " " + dialect.text(content, at + 2, dialect.bytes(dialect.u16(content, at)))
                .strip();
    }

    private void acknowledged(ByteWindow content) {
        int length = dialect.bytes(content.u8(5));
        String name = dialect.text(content, 6, length).replace("\0", "").strip();
        int version = 6 + length;
        banner.product(false, name, content.u8(version) + "." + content.u8(version + 1) + "."
                + content.u16(version + 2), "TDS login acknowledgement");
    }

    private void login(Optional<Boolean> success, String error) {
        TdsLogin read = login.get();
        login = Optional.empty();
        Details more = read.details().put("error", error);
        Optional<Details> proof = tokens.take();
        if (proof.isPresent()) {
            Details details = proof.get().put("error", error);
            success.ifPresent(it -> details.put("success", (boolean) it));
            context.event(loginAt, EventKind.of("tds", "login", Tables.LOGINS),
                    details.get("user").orElse("").toString(), details);
        } else {
            new Login(loginAt, read.user(), read.password().isEmpty() ? "none" : "password", read.password())
                    .tell(context, "tds", success, more);
        }
    }

    /** Nothing more comes. */
    void end() {
        if (login.isPresent()) {
            login(Optional.empty(), "");
        }
        finish("");
        statements.end();
    }
}
