package org.netrospect.protocols.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.frame.Datagrams;

/** Reads messages of LDAP: each operation is told with its result. One thread. */
final class LdapSession implements Datagrams.Reader {
    static final String START_TLS = "StartTLS";
    /** Operations that wait for their result: the oldest is forgotten when there are more. */
    private static final int MOST_OPEN = 256;
    /** Changes that are told of one modification. */
    private static final int MOST_CHANGES = 100;
    private static final String[] CHANGES = {"add", "delete", "replace", "increment"};

    private final SessionContext context;
    private final LdapBind bind;
    private boolean tls;
    private final Map<Long, Operation> open = RecentMap.byInsertion(MOST_OPEN);

    /** An operation that runs. @param search empty but for searches */
    private record Operation(Mark at, String kind, String subject, Details details, List<LdapSearch> search) {
    }

    LdapSession(SessionContext context) {
        this.context = context;
        bind = new LdapBind(context);
    }

    /** Some messages. */
    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            ByteWindow rest = bytes.slice(at, bytes.length() - at);
            message(rest);
            at += (int) Ber.total(rest);
        }
    }

    /** A whole message. */
    void message(ByteWindow bytes) {
        Ber message = Ber.of(bytes);
        Ber id = message.first();
        Ber operation = Ber.at(message.content(), id.whole().length());
        operation(id.number(), operation);
    }

    /** A message of which only the beginning is there. */
    void cut(ByteWindow begin) {
        int head = begin.u8(1) < 128 ? 2 : 2 + (begin.u8(1) & 127);
        Ber id = Ber.at(begin, head);
        Operation running = open.get(id.number());
        if (running != null && !running.search().isEmpty()
                && begin.u8(head + id.whole().length()) == LdapOperation.ENTRY) {
            running.search().get(0).longEntry();
        } else {
            context.irregularity("message not whole", "An LDAP message is too long, or bytes of it are missing; "
                    + "it was left out.");
        }
    }

    private void operation(long id, Ber operation) {
        switch (operation.tag()) {
            case LdapOperation.BIND -> bind.request(operation);
            case LdapOperation.SEARCH -> {
                LdapSearch search = new LdapSearch(operation);
                open.put(id, new Operation(context.mark(), "search", search.base(), new Details(), List.of(search)));
            }
            case LdapOperation.MODIFY -> begin(id, "modify", text(operation.first()), new Details()
                    .put("changes", changes(operation.inside(1))));
            case LdapOperation.ADD -> begin(id, "add", text(operation.first()), new Details()
                    .put("attributes", attributes(operation.inside(1))));
            case LdapOperation.DELETE -> begin(id, "delete", text(operation), new Details());
            case LdapOperation.RENAME -> begin(id, "rename", text(operation.first()), renamed(operation));
            case LdapOperation.COMPARE -> {
                Ber assertion = operation.inside(1);
                begin(id, "compare", text(operation.first()), new Details().put("assertion",
                        text(assertion.first()) + "=" + text(assertion.inside(1))));
            }
            case LdapOperation.EXTENDED -> begin(id, "extended", LdapText.extension(
                    operation.element(0x80).map(LdapSession::text).orElse("")), new Details());
            case LdapOperation.ENTRY -> {
                Operation running = open.get(id);
                if (running != null) {
                    running.search().forEach(search -> search.entry(operation));
                }
            }
            default -> {
                if (LdapOperation.result(operation.tag())) {
                    result(id, operation);
                }
            }
        }
    }

    private void begin(long id, String kind, String subject, Details details) {
        open.put(id, new Operation(context.mark(), kind, subject, details, List.of()));
    }

    private static String text(Ber value) {
        return LdapText.value(value.content());
    }

    private static Details renamed(Ber operation) {
        return new Details().put("to", text(operation.inside(1)))
                .put("new_superior", operation.element(0x80).map(LdapSession::text).orElse(""));
    }

    private static List<String> changes(Ber list) {
        List<String> texts = new ArrayList<>();
        for (Ber change : list.elements()) {
            long kind = change.first().number();
            String what = kind >= 0 && kind < CHANGES.length ? CHANGES[(int) kind] : "change " + kind;
            values(change.inside(1), what + " ", texts);
        }
        return texts;
    }

    private static List<String> attributes(Ber list) {
        List<String> texts = new ArrayList<>();
        list.elements().forEach(attribute -> values(attribute, "", texts));
        return texts;
    }

    private static void values(Ber attribute, String before, List<String> texts) {
        String type = text(attribute.first());
        List<Ber> values = attribute.inside(1).elements();
        if (values.isEmpty() && texts.size() < MOST_CHANGES) {
            texts.add(before + type);
        }
        for (Ber value : values) {
            if (texts.size() >= MOST_CHANGES) {
                return;
            }
            texts.add(before + type + "=" + (LdapText.secret(type) ? "(secret)" : text(value)));
        }
    }

    private void result(long id, Ber operation) {
        long code = operation.first().number();
        String diagnostic = text(operation.inside(2)).replace("\0", "");
        if (operation.tag() == LdapOperation.BIND_RESPONSE) {
            bind.response(operation, code, diagnostic);
            return;
        }
        Operation running = open.remove(id);
        if (running == null) {
            return;
        }
        tell(running, LdapText.result(code), diagnostic);
        tls |= running.subject().equals(START_TLS) && running.kind().equals("extended") && code == 0;
    }

    private void tell(Operation running, String result, String diagnostic) {
        Details details = running.search().isEmpty() ? running.details() : running.search().get(0).done();
        context.event(running.at(), EventKind.of("ldap", running.kind()), running.subject(),
                details.put("result", result).put("diagnostic", diagnostic));
    }

    /** Whether what follows is TLS. */
    boolean tls() {
        return tls;
    }

    /** What runs was not answered. */
    @Override
    public void end() {
        bind.unanswered();
        open.values().forEach(running -> tell(running, "", ""));
        open.clear();
    }
}
