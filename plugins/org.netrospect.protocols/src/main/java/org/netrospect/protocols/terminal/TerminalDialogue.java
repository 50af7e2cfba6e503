package org.netrospect.protocols.terminal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;

/**
 * What is typed at a terminal, held against what the server wrote before: the answer to "login:" is a user, that to
 * "password:" a secret, others are commands. Success is guessed from what the server writes next.
 */
final class TerminalDialogue {
    private static final int LONGEST_PROMPT = 256;
    private static final int LONGEST_LINE = 1024;
    private static final Pattern USER = Pattern.compile(".*(?:login|user ?name|user|account) ?(?:name)?: ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD = Pattern.compile(".*(?:password|passwd|passcode|passphrase)[^:]{0,60}: ?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILED = Pattern.compile(
            ".*(?:incorrect|failed|failure|denied|invalid|bad password|wrong).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHELL = Pattern.compile(".*[$#>%] ?");

    private final SessionContext context;
    private final String protocol;
    private final StringBuilder prompt = new StringBuilder();
    private final StringBuilder typed = new StringBuilder();
    private Optional<Mark> begun = Optional.empty();
    private Optional<Mark> userAt = Optional.empty();
    private String user = "";
    private String lastPrompt = "";
    private Optional<Login> login = Optional.empty();
    private boolean returned;

    TerminalDialogue(SessionContext context, String protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    /** A user whom the protocol itself names. */
    void user(String name) {
        user = name;
        userAt = Optional.of(context.mark());
    }

    /** The user is believed without a secret. */
    void trusted(String name, String kind, String by) {
        user = name;
        login = Optional.of(new Login(context.mark(), name, kind, by));
    }

    String user() {
        return user;
    }

    /** The server writes a character. */
    void written(int c) {
        if (c == '\n' || c == '\r') {
            String line = prompt.toString();
            prompt.setLength(0);
            if (login.isPresent() && FAILED.matcher(line).matches()) {
                tell(Optional.of(false));
            }
            return;
        }
        if (c < ' ' || c == 0x7f) {
            return;
        }
        if (prompt.length() < LONGEST_PROMPT) {
            prompt.append((char) c);
        }
    }

    /** The server has written what it had to write for now. */
    void pause() {
        if (login.isEmpty() || prompt.isEmpty()) {
            return;
        }
        if (asksUser() || PASSWORD.matcher(prompt).matches()) {
            tell(Optional.of(false));
        } else if (SHELL.matcher(prompt).matches()) {
            tell(Optional.of(true));
        }
    }

    private boolean asksUser() {
        return USER.matcher(prompt).matches() && !prompt.toString().toLowerCase(Locale.ROOT)
                .startsWith("last login");
    }

    /** The client types a character. */
    void typed(int c) {
        if (begun.isEmpty()) {
            begun = Optional.of(context.mark());
            // the server echoes what is typed: what stood before is the prompt
            lastPrompt = prompt.toString();
        }
        boolean after = returned;
        returned = c == '\r';
        if (c == '\r' || c == '\n' && !after) {
            line();
        } else if (c == 0x7f || c == '\b') {
            typed.setLength(Math.max(0, typed.length() - 1));
        } else if (c == 0x15) {
            typed.setLength(0);
        } else if (c >= ' ' && typed.length() < LONGEST_LINE) {
            typed.append((char) c);
        } else if (typed.isEmpty()) {
            begun = Optional.empty();
        }
    }

    private void line() {
        String line = typed.toString();
        typed.setLength(0);
        Mark at = begun.orElseGet(context::mark);
        begun = Optional.empty();
        String asked = lastPrompt.isEmpty() ? prompt.toString() : lastPrompt;
        prompt.setLength(0);
        lastPrompt = "";
        if (PASSWORD.matcher(asked).matches()) {
            tell(Optional.empty());
            login = Optional.of(new Login(userAt.orElse(at), user, "password", line));
        } else if (USER.matcher(asked).matches()) {
            user = line;
            userAt = Optional.of(at);
        } else if (!line.isBlank()) {
            tell(Optional.of(true));
            context.event(at, EventKind.of(protocol, "command"), line,
                    new Details().put("command", line).put("prompt", asked.strip()).put("user", user));
        }
    }

    private void tell(Optional<Boolean> success) {
        login.ifPresent(it -> it.tell(context, protocol, success));
        login = Optional.empty();
    }

    /** Nothing more comes. */
    void end() {
        tell(Optional.empty());
    }
}
