package org.netrospect.protocols.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.rtp.MediaSession;
import org.netrospect.protocols.rtp.SessionDescription;

/** A call from its invitation to its end: one event. */
final class Call {
    private static final EventKind CALL = EventKind.of("sip", "call");
    private static final int MOST_MEDIA = 32;
    private static final int LONGEST_DTMF = 256;

    private final Mark begun;
    private final SipMessage invitation;
    private final boolean fromClient;
    private final List<MediaSession> media = new ArrayList<>();
    private final Set<String> offered = new LinkedHashSet<>();
    private final Map<String, String> agents = new LinkedHashMap<>();
    private final StringBuilder dtmf = new StringBuilder();
    private Optional<Mark> ringing = Optional.empty();
    private Optional<Mark> answered = Optional.empty();
    private Optional<Mark> ended = Optional.empty();
    private String endedBy = "";
    private boolean cancelled;
    private int status;
    private String reason = "";

    /** @param invitation INVITE; or the first request seen of a call that began before */
    Call(Mark begun, SipMessage invitation, boolean fromClient) {
        this.begun = begun;
        this.invitation = invitation;
        this.fromClient = fromClient;
    }

    /** The description in a message of the call, if there is one, says where media is to come. */
    void described(SessionContext context, boolean byClient, SipMessage message) {
        if (!message.field("content-type").startsWith("application/sdp") && !message.body().startsWith("v=0")) {
            return;
        }
        SessionDescription description = SessionDescription.of(message.body());
        for (int i = 0; i < description.media().size(); i++) {
            SessionDescription.Media each = description.media().get(i);
            if (each.rtp() || each.fax()) {
                expect(context, byClient, i, each);
            }
            if (offered.size() < MOST_MEDIA && !each.places().isEmpty()) {
                offered.add(each.toString());
            }
        }
    }

    private void expect(SessionContext context, boolean byClient, int index, SessionDescription.Media described) {
        while (media.size() <= index) {
            media.add(MediaSession.ofCall(invitation.field("call-id"), invitation.address("from"),
                    invitation.address("to")));
        }
        MediaSession session = media.get(index);
        described.codecs().forEach(session::codec);
        if (described.fax()) {
            session.fax();
        }
        if (described.encrypted()) {
            session.encrypted();
        }
        IpAddress sender = end(context.session(), byClient);
        for (SessionDescription.Place place : described.places()) {
            int rtcp = place.port() == described.places().get(0).port() ? described.rtcpPort() : place.port() + 1;
            session.expect(context, place.address(), place.port(), rtcp);
            if (!place.address().equals(sender)) {
                // behind a translator of addresses a sender knows only its inner one
                session.expect(context, sender, place.port(), rtcp);
            }
        }
    }

    private static IpAddress end(Session s, boolean client) {
        return client ? new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow())
                : new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
    }

    /** Remembers what software a side says it has. */
    void agent(boolean byClient, SipMessage message) {
        String agent = message.field("user-agent").isEmpty() ? message.field("server") : message.field("user-agent");
        if (!agent.isEmpty()) {
            agents.putIfAbsent(byClient == fromClient ? "user_agent" : "server_agent", agent);
        }
    }

    /** A response to the invitation. */
    void response(Mark at, SipMessage response) {
        if (response.status() == 180 || response.status() == 183) {
            ringing = ringing.or(() -> Optional.of(at));
        } else if (response.status() >= 200) {
            // later invitations within the call change media, not whether it was taken
            if (answered.isEmpty()) {
                status = response.status();
                reason = response.reason();
            }
            if (response.status() < 300) {
                answered = answered.or(() -> Optional.of(at));
            }
        }
    }

    /** Whether nobody takes it: neither answered nor asked for credentials. */
    boolean refused() {
        return answered.isEmpty() && status >= 300 && status != 401 && status != 407;
    }

    void cancel() {
        cancelled = true;
    }

    void bye(Mark at, boolean byClient) {
        if (ended.isEmpty()) {
            ended = Optional.of(at);
            endedBy = byClient == fromClient ? "caller" : "callee";
        }
    }

    /** A key that was pressed. */
    void key(String key) {
        if (dtmf.length() < LONGEST_DTMF) {
            dtmf.append(key);
        }
    }

    void tell(SessionContext context) {
        Details details = new Details().put("from", invitation.address("from")).put("to", invitation.address("to"));
        invitation.displayName("from").ifPresent(name -> details.put("from_name", name));
        details.put("call_id", invitation.field("call-id")).put("outcome", outcome())
                .put("subject", invitation.field("subject"));
        if (status > 0) {
            details.put("status", status).put("reason", reason);
        }
        ringing.ifPresent(at -> details.time("ringing", at.time()));
        answered.ifPresent(at -> details.time("answered", at.time()));
        if (answered.isPresent() && ended.isPresent()) {
            details.put("duration", Math.max(0, ended.get().time() - answered.get().time()) / 1e9);
        }
        ended.ifPresent(at -> details.time("ended", at.time()).put("ended_by", endedBy));
        agents.forEach(details::put);
        details.put("contact", invitation.address("contact")).put("media", List.copyOf(offered))
                .put("dtmf", dtmf.toString());
        context.event(begun, CALL, invitation.address("from") + " → " + invitation.address("to") + ": " + outcome(),
                details);
    }

    private String outcome() {
        if (answered.isPresent()) {
            return ended.isPresent() ? "answered" : "answered, end not seen";
        }
        if (cancelled || status == 487) {
            return "cancelled";
        }
        return switch (status) {
            case 0 -> ended.isPresent() ? "ended, beginning not seen" : "no answer seen";
            case 401, 407 -> "credentials asked for";
            case 486, 600 -> "busy";
            case 603 -> "declined";
            case 404, 604 -> "unknown number";
            case 403 -> "forbidden";
            default -> status < 400 ? "redirected" : "failed";
        };
    }
}
