package org.netrospect.protocols.tds;

import java.nio.charset.StandardCharsets;
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
    private static final int SSPI = 0x11;
    private static final int ERROR = 0xaa;
    private static final int LOGIN_ACK = 0xad;
    private static final int SSPI_TOKEN = 0xed;
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
            case SSPI -> tokens.client(m);
            case BATCH -> run(wide(m, headers(m), m.length()));
            case CALL -> run(procedure(m));
            default -> {
                // options, rows in bulk, and attention signals
            }
        }
    }

    /** Length of the headers that newer versions put before a request ([MS-TDS] 2.2.5.3). */
    private static int headers(ByteWindow m) {
        long length = m.length() < 4 ? 0 : m.u32le(0);
        return length >= 4 && length <= Math.min(LONGEST_HEADERS, m.length()) && m.length() >= 8
                && m.u32le(4) <= length ? (int) length : 0;
    }

    private static String wide(ByteWindow m, int from, int to) {
        return new String(m.bytes(from, (to - from) / 2 * 2), StandardCharsets.UTF_16LE);
    }

    private static String procedure(ByteWindow m) {
        int at = headers(m);
        int length = m.u16le(at);
        if (length != BY_NUMBER) {
            return "exec " + wide(m, at + 2, at + 2 + 2 * length);
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
                    || token == SSPI_TOKEN;
            if (!sized) {
                break;
            }
            int length = m.u16le(at + 1);
            ByteWindow content = m.slice(at + 3, Math.min(length, m.length() - at - 3));
            if (token == ERROR) {
                error = content.u32le(0) + " " + wide(content, 8, 8 + 2 * content.u16le(6));
            } else if (token == LOGIN_ACK) {
                accepted = true;
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

    private void acknowledged(ByteWindow content) {
        int length = content.u8(5);
        String name = wide(content, 6, 6 + 2 * length).replace("\0", "").strip();
        int version = 6 + 2 * length;
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
