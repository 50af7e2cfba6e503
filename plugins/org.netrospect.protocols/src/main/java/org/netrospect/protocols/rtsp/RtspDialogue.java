package org.netrospect.protocols.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Digest;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.rtp.SessionDescription;
import org.netrospect.protocols.text.Banner;

/** Requests and what they were answered. */
final class RtspDialogue {
    private static final EventKind REQUEST = EventKind.of("rtsp", "request");
    private static final int MOST_PENDING = 256;
    private static final int MOST_REPEATED = 500;
    private static final int MOST_LOGINS = 1000;

    private final SessionContext context;
    private final Presentation presentation;
    private final Banner software;
    private final Repeats repeated;
    private final Map<String, Asked> pending = new LinkedHashMap<>();
    private final Set<String> logins = new HashSet<>();

    private record Asked(Mark at, boolean fromClient, RtspMessage request) {
    }

    RtspDialogue(SessionContext context, Presentation presentation) {
        this.context = context;
        this.presentation = presentation;
        software = new Banner(context, "rtsp");
        repeated = new Repeats(context, MOST_REPEATED);
    }

    void message(boolean fromClient, RtspMessage message) {
        software.versioned(fromClient, message.field("user-agent"), "RTSP User-Agent");
        software.versioned(fromClient, message.field("server"), "RTSP Server");
        if (message.request()) {
            if (pending.size() >= MOST_PENDING) {
                tell(pending.remove(pending.keySet().iterator().next()), Optional.empty());
            }
            // one sent again replaces the one before
            pending.put(fromClient + message.field("cseq"), new Asked(context.mark(), fromClient, message));
        } else if (message.status() >= 200) {
            Optional.ofNullable(pending.remove(!fromClient + message.field("cseq")))
                    .ifPresent(asked -> answered(asked, message));
        }
    }

    private void answered(Asked asked, RtspMessage response) {
        RtspMessage request = asked.request();
        if (response.status() < 300) {
            switch (request.method()) {
                case "DESCRIBE" -> presentation.described(SessionDescription.of(response.body()),
                        response.base(request.uri()));
                case "ANNOUNCE" -> presentation.described(SessionDescription.of(request.body()),
                        request.base(request.uri()));
                case "SETUP" -> presentation.setUp(asked.fromClient(), request.uri(),
                        Transport.of(transport(request, response)));
                default -> {
                    // sets nothing up
                }
            }
        }
        tell(asked, Optional.of(response));
    }

    private static String transport(RtspMessage request, RtspMessage response) {
        return response.field("transport").isEmpty() ? request.field("transport") : response.field("transport");
    }

    private void tell(Asked asked, Optional<RtspMessage> response) {
        RtspMessage request = asked.request();
        Details details = new Details().put("method", request.method()).put("uri", request.uri())
                .put("version", request.version());
        response.ifPresent(it -> details.put("status", it.status()).put("reason", it.reason()));
        details.put("session", request.session().isEmpty() ? response.map(RtspMessage::session).orElse("")
                : request.session())
                .put("transport", response.map(it -> transport(request, it)).orElse(request.field("transport")))
                .put("range", request.field("range")).put("user_agent", request.field("user-agent"))
                .put("server_agent", response.map(it -> it.field("server")).orElse(""))
                .put("location", response.map(it -> it.field("location")).orElse(request.field("location")));
        String described = request.method().equals("ANNOUNCE") ? request.body()
                : request.method().equals("DESCRIBE") ? response.map(RtspMessage::body).orElse("") : "";
        if (!described.isEmpty()) {
            SessionDescription description = SessionDescription.of(described);
            details.put("title", description.name())
                    .put("media", description.media().stream().map(RtspDialogue::brief).toList());
        }
        login(asked, response);
        repeated.seen(asked.at(), REQUEST,
                request.method() + " " + request.uri() + " " + response.map(RtspMessage::status),
                request.method() + " " + request.uri(), details);
    }

    private static String brief(SessionDescription.Media media) {
        List<String> codecs = media.codecs().values().stream().limit(8).map(codec -> codec.name()).toList();
        return media.kind() + " " + String.join(" ", codecs);
    }

    private void login(Asked asked, Optional<RtspMessage> response) {
        int status = response.map(RtspMessage::status).orElse(0);
        Optional<Boolean> success = status == 401 || status == 403 ? Optional.of(false)
                : status >= 200 && status < 300 ? Optional.of(true) : Optional.empty();
        String field = asked.request().field("authorization");
        Digest.of(asked.request().method(), field).ifPresent(digest -> {
            // every request proves it; only refused ones are each of interest
            boolean refused = success.isPresent() && !success.get();
            if (first(digest.user() + " " + digest.realm() + " " + success + (refused ? digest.proof() : ""))) {
                new Login(asked.at(), digest.user(), "digest", digest.proof()).tell(context, "rtsp", success,
                        new Details().put("realm", digest.realm()));
            }
        });
        if (field.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            basic(field.substring(6).strip()).filter(pair -> first(pair + " " + success)).ifPresent(pair -> {
                int colon = pair.indexOf(':');
                new Login(asked.at(), pair.substring(0, colon), "password", pair.substring(colon + 1))
                        .tell(context, "rtsp", success);
            });
        }
    }

    private boolean first(String login) {
        return logins.size() < MOST_LOGINS && logins.add(login);
    }

    private static Optional<String> basic(String value) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                    .filter(pair -> pair.indexOf(':') >= 0);
        } catch (IllegalArgumentException e) {
            // not base64, so nobody is logged in by it
            return Optional.empty();
        }
    }

    /** Nothing more comes. */
    void end() {
        new ArrayList<>(pending.values()).forEach(asked -> tell(asked, Optional.empty()));
        pending.clear();
        repeated.end();
        presentation.end();
    }
}
