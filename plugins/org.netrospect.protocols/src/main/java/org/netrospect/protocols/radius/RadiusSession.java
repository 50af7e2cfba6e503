package org.netrospect.protocols.radius;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.login.Login;

/** Joins requests with their answers by identifier; the rounds of a challenge are one login. */
final class RadiusSession implements Datagrams.Reader {
    private static final int DISCONNECT = 40;
    private static final int CHANGE = 43;
    /** Logins in rounds that are remembered. */
    private static final int MOST_ROUNDS = 256;

    private final SessionContext context;
    private final Map<Integer, Request> waiting = new LinkedHashMap<>();
    private final Map<String, Round> rounds = RecentMap.byInsertion(MOST_ROUNDS);

    /** @param details of it, for those that are no login */
    private record Request(Mark at, int code, long authenticator, String user, String proof, Details details) {
    }

    /** A login that goes on. */
    private record Round(Mark at, String proof, Details details) {
    }

    RadiusSession(SessionContext context) {
        this.context = context;
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        RadiusPacket packet = RadiusPacket.of(bytes);
        switch (packet.code()) {
            case RadiusPacket.ACCESS, RadiusPacket.ACCOUNTING, DISCONNECT, CHANGE -> request(packet);
            case RadiusPacket.ACCEPT, RadiusPacket.REJECT, RadiusPacket.CHALLENGE -> access(packet);
            case 5, DISCONNECT + 1, DISCONNECT + 2, CHANGE + 1, CHANGE + 2 -> answer(packet);
            default -> {
                // a question whether the server lives
            }
        }
    }

    private void request(RadiusPacket packet) {
        Request known = waiting.get(packet.id());
        if (known != null) {
            if (known.authenticator() == packet.authenticator()) {
                return;
            }
            unanswered(waiting.remove(packet.id()));
        }
        Details details = new Details();
        if (packet.code() != RadiusPacket.ACCESS) {
            details.put("status", packet.status()).put("user", packet.user());
        }
        packet.tell(details);
        if (packet.code() != RadiusPacket.ACCESS) {
            packet.account(details);
        }
        waiting.put(packet.id(), new Request(context.mark(), packet.code(), packet.authenticator(), packet.user(),
                packet.proof(), details));
    }

    private void access(RadiusPacket packet) {
        Request request = waiting.get(packet.id());
        if (request == null || request.code() != RadiusPacket.ACCESS) {
            // whose login it was is not in the capture
            Details details = new Details();
            packet.tell(details);
            if (packet.code() != RadiusPacket.CHALLENGE) {
                login(new Request(context.mark(), RadiusPacket.ACCESS, 0, packet.user(), "", details),
                        Optional.of(packet.code() == RadiusPacket.ACCEPT));
            }
            return;
        }
        waiting.remove(packet.id());
        Round begun = rounds.get(request.user());
        if (packet.code() == RadiusPacket.CHALLENGE) {
            rounds.put(request.user(), new Round(begun == null ? request.at() : begun.at(),
                    method(request.proof(), begun), request.details()));
            return;
        }
        packet.tell(request.details());
        login(request, Optional.of(packet.code() == RadiusPacket.ACCEPT));
    }

    /** The last round is only sometimes of the method: what was agreed on before stands. */
    private static String method(String now, Round before) {
        return before == null || !before.proof().startsWith("eap-") || now.startsWith("eap-") ? now : before.proof();
    }

    private void login(Request request, Optional<Boolean> success) {
        Round begun = rounds.remove(request.user());
        new Login(begun == null ? request.at() : begun.at(), request.user(), method(request.proof(), begun), "")
                .tell(context, "radius", success, request.details());
    }

    private void answer(RadiusPacket packet) {
        Request request = waiting.get(packet.id());
        boolean joined = request != null && (request.code() == RadiusPacket.ACCOUNTING ? packet.code() == 5
                : packet.code() > request.code() && packet.code() <= request.code() + 2);
        if (joined) {
            waiting.remove(packet.id());
            if (request.code() != RadiusPacket.ACCOUNTING) {
                request.details().put("accepted", packet.code() == request.code() + 1);
            }
            tell(request);
        }
    }

    private void unanswered(Request request) {
        if (request.code() == RadiusPacket.ACCESS) {
            login(request, Optional.empty());
        } else {
            tell(request);
        }
    }

    private void tell(Request request) {
        String kind = switch (request.code()) {
            case RadiusPacket.ACCOUNTING -> "accounting";
            case DISCONNECT -> "disconnect";
            default -> "change";
        };
        String status = request.details().get("status").map(it -> it + " ").orElse("");
        context.event(request.at(), EventKind.of("radius", kind), (status + request.user()).strip(),
                request.details());
    }

    @Override
    public void end() {
        waiting.values().forEach(this::unanswered);
        waiting.clear();
        rounds.forEach((user, round) -> new Login(round.at(), user, round.proof(), "")
                .tell(context, "radius", Optional.empty(), round.details()));
        rounds.clear();
    }
}
