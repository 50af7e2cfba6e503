package org.netrospect.protocols.stun;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.text.Banner;

/** Joins requests with responses; checks that are repeated to keep a path open are told once, with their number. */
final class StunExchanges {
    /** Different exchanges told of a session. */
    private static final int MOST = 256;

    private final SessionContext context;
    private final Banner software;
    private final Map<String, Asked> waiting = RecentMap.byInsertion(MOST);
    private final Map<Key, Told> exchanges = new LinkedHashMap<>();
    private final Set<String> logins = new HashSet<>();

    private record Asked(Mark at, boolean fromClient, StunMessage message) {
    }

    private record Key(String method, boolean fromClient, String details) {
    }

    private static final class Told {
        private final Mark at;
        private final Details details;
        private long count;

        Told(Mark at, Details details) {
            this.at = at;
            this.details = details;
        }
    }

    StunExchanges(SessionContext context) {
        this.context = context;
        software = new Banner(context, "stun");
    }

    /** A message has come. */
    void message(boolean fromClient, ByteWindow bytes) {
        StunMessage m = StunMessage.of(bytes);
        software(fromClient, m.software());
        if (m.kind() == StunMessage.REQUEST) {
            // what is sent again has the same transaction
            Asked asked = new Asked(context.mark(), fromClient,
                    StunMessage.of(new ByteWindow(bytes.bytes(0, bytes.length()), 0, bytes.length())));
            waiting.putIfAbsent(m.transaction(), asked);
        } else if (m.kind() != StunMessage.INDICATION) {
            Asked asked = waiting.remove(m.transaction());
            if (asked == null) {
                exchange(context.mark(), !fromClient, m, Optional.of(m));
            } else {
                exchange(asked.at(), asked.fromClient(), asked.message(), Optional.of(m));
            }
        }
    }

    private void exchange(Mark at, boolean fromClient, StunMessage request, Optional<StunMessage> response) {
        Details details = new Details();
        request.tell(details);
        response.ifPresent(it -> it.tell(details));
        if (!fromClient) {
            details.put("asked_by", "server");
        }
        if (response.isEmpty()) {
            details.put("answered", false);
        }
        String method = request.methodName();
        Key key = new Key(method, fromClient, details.toString());
        Told told = exchanges.get(key);
        if (told == null && exchanges.size() >= MOST) {
            context.irregularity("STUN exchanges left out", "More than " + MOST
                    + " different exchanges stand in one session; those behind are not told.");
        } else {
            if (told == null) {
                told = new Told(at, details);
                exchanges.put(key, told);
            }
            told.count++;
        }
        login(at, request, response);
    }

    private void login(Mark at, StunMessage request, Optional<StunMessage> response) {
        // the answer to an old nonce asks for the same again
        boolean stale = response.isPresent() && response.get().error() == 438;
        if (request.proves() && !stale) {
            Optional<Boolean> success = response.map(it -> it.kind() == StunMessage.SUCCESS);
            if (logins.size() < MOST && logins.add(request.user() + ' ' + success)) {
                new Login(at, request.user(), "hmac", "").tell(context, "stun", success);
            }
        }
    }

    private void software(boolean fromClient, String text) {
        if (!text.isEmpty()) {
            software.versioned(fromClient, text.replaceFirst("-(?=\\d)", "/"), "STUN SOFTWARE");
        }
    }

    void end() {
        waiting.values().forEach(asked -> exchange(asked.at(), asked.fromClient(), asked.message(), Optional.empty()));
        waiting.clear();
        exchanges.forEach((key, told) -> {
            Details details = told.details;
            String subject = details.get("mapped_address").map(it -> it + " " + details.get("mapped_port").orElse(""))
                    .or(() -> details.get("user").map(Object::toString)).orElse("");
            details.put("count", told.count);
            context.event(told.at, EventKind.of("stun", key.method()), subject, details);
        });
        exchanges.clear();
    }
}
