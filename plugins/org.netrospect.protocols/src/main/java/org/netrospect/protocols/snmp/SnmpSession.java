package org.netrospect.protocols.snmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.snmp.SnmpMessage.Credential;
import org.netrospect.protocols.text.Banner;

/**
 * Joins questions with answers. What is asked again and again is told once a session, with the first values and how
 * often it was asked; so is who asked.
 */
final class SnmpSession implements Datagrams.Reader {
    /** Different operations told of a session, and questions that wait for an answer. */
    private static final int MOST = 256;
    private static final int MOST_CREDENTIALS = 64;
    private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    private static final String TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";
    /** Counters of the user-based security model that reports tell of (RFC 3414, 5). */
    private static final String USM = "1.3.6.1.6.3.15.1.1.";
    private static final String[] REPORTS = {"", "unsupported_security_level", "not_in_time_window",
        "unknown_user_name", "unknown_engine_id", "wrong_digest", "decryption_error"};
    private static final String[] KINDS = {"get", "get_next", "response", "set", "trap", "get_bulk", "inform", "trap",
        "report"};
    private static final String[] ERRORS = {"", "too_big", "no_such_name", "bad_value", "read_only", "gen_err",
        "no_access", "wrong_type", "wrong_length", "wrong_encoding", "wrong_value", "no_creation",
        "inconsistent_value", "resource_unavailable", "commit_failed", "undo_failed", "authorization_error",
        "not_writable", "inconsistent_name"};

    private final SessionContext context;
    private final Banner software;
    private final Map<Key, Operation> operations = new LinkedHashMap<>();
    private final Map<Credential, Attempt> attempts = new LinkedHashMap<>();
    private final Map<Long, Waiting> waiting = RecentMap.byInsertion(MOST);
    private boolean questions;
    private long leftOut;
    private long shown;

    private record Key(String kind, String user, List<String> objects, List<String> values) {
    }

    private record Waiting(Optional<Operation> operation, Optional<Attempt> attempt) {
    }

    /** What is asked, however often. */
    private static final class Operation {
        private final Mark at;
        private final String kind;
        private final String subject;
        private final Details details;
        private long count;
        private boolean answered;

        Operation(Mark at, String kind, String subject, Details details) {
            this.at = at;
            this.kind = kind;
            this.subject = subject;
            this.details = details;
        }
    }

    /** Who asks. */
    private static final class Attempt {
        private final Login login;
        private final Credential credential;
        private Optional<Boolean> success = Optional.empty();

        Attempt(Login login, Credential credential) {
            this.login = login;
            this.credential = credential;
        }
    }

    SnmpSession(SessionContext context) {
        this.context = context;
        software = new Banner(context, "snmp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        SnmpMessage m = SnmpMessage.of(bytes);
        if (m.pdu() == SnmpMessage.RESPONSE || m.pdu() == SnmpMessage.REPORT) {
            answer(m, fromClient);
        } else if (m.pdu() == SnmpMessage.ENCRYPTED && waiting.containsKey(m.request())) {
            settle(waiting.remove(m.request()), Optional.of(true));
        } else {
            question(m);
        }
        show(m, fromClient);
    }

    private void show(SnmpMessage m, boolean fromClient) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            looks.number("snmp.version", fromClient, m.version().charAt(0) - '0');
            looks.text("snmp.community", fromClient, m.credential().community());
            looks.text("snmp.usm", fromClient, m.credential().user());
            if (m.pdu() != SnmpMessage.ENCRYPTED) {
                looks.number("snmp.pdu_type", fromClient, m.pdu() - SnmpMessage.GET);
            }
            looks.transactionEnd("snmp", shown++);
        }
    }

    private void question(SnmpMessage m) {
        questions = true;
        Optional<Attempt> attempt = attempt(m.credential());
        if (m.credential().discovers()) {
            return;
        }
        boolean encrypted = m.pdu() == SnmpMessage.ENCRYPTED;
        String kind = encrypted ? "encrypted" : KINDS[m.pdu() - SnmpMessage.GET];
        boolean told = m.pdu() == SnmpMessage.SET || m.pdu() == SnmpMessage.TRAP || m.pdu() == SnmpMessage.TRAP_1
                || m.pdu() == SnmpMessage.INFORM;
        Key key = new Key(kind, m.credential().user(), m.objects(), told ? m.values() : List.of());
        Operation operation = operations.get(key);
        if (operation == null && operations.size() < MOST) {
            Details details = new Details().put("version", m.version()).put("user", m.credential().user())
                    .put("objects", m.objects()).put("values", key.values());
            operation = new Operation(context.mark(), kind, subject(m), details);
            operations.put(key, operation);
        }
        if (operation == null) {
            leftOut++;
        } else {
            operation.count++;
        }
        if (m.pdu() != SnmpMessage.TRAP && m.pdu() != SnmpMessage.TRAP_1) {
            waiting.put(m.request(), new Waiting(Optional.ofNullable(operation), attempt));
        }
    }

    private static String subject(SnmpMessage m) {
        String trap = m.trap().isEmpty() ? m.value(TRAP_OID) : m.trap();
        if (!trap.isEmpty()) {
            return trap;
        }
        int more = m.bindings().size() - 1;
        return m.bindings().isEmpty() ? m.credential().user()
                : m.bindings().getFirst().object() + (more > 0 ? " and " + more + " more" : "");
    }

    private void answer(SnmpMessage m, boolean fromClient) {
        Waiting asked = waiting.remove(m.request());
        if (m.pdu() == SnmpMessage.REPORT) {
            String counter = m.objects().isEmpty() ? "" : report(m.objects().getFirst());
            boolean refused = counter.equals("wrong_digest") || counter.equals("unknown_user_name")
                    || counter.equals("unsupported_security_level") || counter.equals("decryption_error");
            if (asked != null) {
                settle(asked, refused ? Optional.of(false) : Optional.empty());
                asked.operation().ifPresent(operation -> operation.details.put("report", counter));
            }
            return;
        }
        String description = m.value(SYS_DESCR);
        if (!description.isEmpty()) {
            software.versioned(fromClient, description, "SNMP sysDescr");
        }
        if (asked == null) {
            // one that comes twice was asked for
            if (!questions) {
                unasked(m);
            }
            return;
        }
        settle(asked, Optional.of(true));
        Operation operation = asked.operation().orElse(null);
        if (operation != null && !operation.answered) {
            operation.answered = true;
            Details details = operation.details;
            if (!m.objects().equals(details.get("objects").orElse(List.of()))) {
                details.put("answered_objects", m.objects());
            }
            if (m.error() != 0) {
                int error = (int) m.error();
                details.put("error", error > 0 && error < ERRORS.length ? ERRORS[error] : Long.toString(m.error()));
            } else {
                details.put("values", m.values());
            }
        }
    }

    /** An answer to what is in no capture: who had asked was let in. */
    private void unasked(SnmpMessage m) {
        settle(new Waiting(Optional.empty(), attempt(m.credential())), Optional.of(true));
        Key key = new Key("response", m.credential().user(), m.objects(), List.of());
        Operation operation = operations.get(key);
        if (operation == null && operations.size() < MOST) {
            operation = new Operation(context.mark(), "response", subject(m), new Details().put("version", m.version())
                    .put("user", m.credential().user()).put("objects", m.objects()).put("values", m.values()));
            operations.put(key, operation);
        }
        if (operation == null) {
            leftOut++;
        } else {
            operation.count++;
        }
    }

    private static String report(String counter) {
        if (!counter.startsWith(USM) || counter.length() < USM.length() + 1) {
            return counter;
        }
        int number = counter.charAt(USM.length()) - '0';
        return number > 0 && number < REPORTS.length ? REPORTS[number] : counter;
    }

    /** Once something was let in, a later refusal does not take that back. */
    private static void settle(Waiting asked, Optional<Boolean> success) {
        asked.attempt().ifPresent(attempt -> {
            if (success.isPresent() && !attempt.success.orElse(false)) {
                attempt.success = success;
            }
        });
    }

    private Optional<Attempt> attempt(Credential credential) {
        if (credential.discovers() || attempts.size() >= MOST_CREDENTIALS && !attempts.containsKey(credential)) {
            return Optional.empty();
        }
        return Optional.of(attempts.computeIfAbsent(credential, it -> new Attempt(
                new Login(context.mark(), it.user(), it.kind(), it.community()), it)));
    }

    @Override
    public void end() {
        for (Attempt attempt : attempts.values()) {
            attempt.login.tell(context, "snmp", attempt.success,
                    new Details().put("engine_id", attempt.credential.engine()));
        }
        for (Operation operation : operations.values()) {
            operation.details.put("count", operation.count);
            context.event(operation.at, EventKind.of("snmp", operation.kind), operation.subject, operation.details);
        }
        if (leftOut > 0) {
            context.irregularity("SNMP operations left out", "More than " + MOST + " different operations stand in "
                    + "one session; " + leftOut + " messages with further ones are not told.");
        }
        attempts.clear();
        operations.clear();
    }
}
