package org.netrospect.protocols.enip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;

/** Puts requests and answers of CIP together by what the encapsulation numbers them with. */
final class CipExchanges {
    private static final int MOST_PENDING = 256;
    /** Requests in one packet. */
    private static final int MOST_SERVICES = 200;
    /** Requests inside others. */
    private static final int DEEPEST = 3;

    private final SessionContext context;
    private final Repeats repeats;
    private final DeviceIdentity identity;
    private final Map<String, List<CipRequest>> pending = new LinkedHashMap<>();

    CipExchanges(SessionContext context, Repeats repeats, DeviceIdentity identity) {
        this.context = context;
        this.repeats = repeats;
        this.identity = identity;
    }

    /** @param key what a request and its answer have in common */
    void message(boolean fromClient, String key, ByteWindow b) {
        if (b.length() < 2) {
            return;
        }
        if (context.inspection().wanted()) {
            context.inspection().number("cip.service", fromClient, b.u8(0) & 0x7f);
        }
        String side = (CipRequest.answers(b) == fromClient ? "s" : "c") + key;
        if (CipRequest.answers(b)) {
            List<CipRequest> asked = pending.remove(side);
            if (asked != null) {
                answer(asked, b, fromClient);
            }
            return;
        }
        List<CipRequest> requests = new ArrayList<>();
        request(b, requests, 0);
        show(fromClient, requests);
        List<CipRequest> before = pending.remove(side);
        if (before == null && pending.size() >= MOST_PENDING) {
            before = pending.remove(pending.keySet().iterator().next());
        }
        if (before != null) {
            before.forEach(each -> tell(each, Optional.empty(), fromClient));
        }
        pending.put(side, requests);
    }

    private void show(boolean fromClient, List<CipRequest> requests) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            for (CipRequest request : requests) {
                looks.number("cip.class", fromClient, request.path().object());
                looks.number("cip.instance", fromClient, request.path().instance());
                looks.number("cip.attribute", fromClient, request.path().attribute());
            }
        }
    }

    private void request(ByteWindow b, List<CipRequest> all, int depth) {
        CipRequest request = CipRequest.of(context.mark(), b);
        ByteWindow data = CipRequest.data(b);
        if (request.service() == CipRequest.MULTIPLE && depth < DEEPEST) {
            int count = Math.min(data.u16le(0), MOST_SERVICES);
            for (int i = 0; i < count && all.size() < MOST_SERVICES; i++) {
                request(part(data, i, count), all, depth + 1);
            }
        } else if (request.name().equals("unconnected send") && depth < DEEPEST) {
            request(data.slice(4, data.u16le(2)), all, depth + 1);
        } else {
            all.add(request);
        }
    }

    /** A part of a list of messages that begins with where they stand. */
    private static ByteWindow part(ByteWindow data, int i, int count) {
        int from = data.u16le(2 + 2 * i);
        int end = i + 1 < count ? data.u16le(4 + 2 * i) : data.length();
        return data.slice(from, end - from);
    }

    private void answer(List<CipRequest> asked, ByteWindow b, boolean fromClient) {
        if ((b.u8(0) & 0x7f) != CipRequest.MULTIPLE) {
            asked.forEach(each -> tell(each, Optional.of(b), fromClient));
            return;
        }
        int from = 4 + 2 * b.u8(3);
        ByteWindow data = b.slice(from, b.length() - from);
        int count = data.length() < 2 ? 0 : Math.min(data.u16le(0), MOST_SERVICES);
        for (int i = 0; i < asked.size(); i++) {
            tell(asked.get(i), i < count ? Optional.of(part(data, i, count)) : Optional.of(b), fromClient);
        }
    }

    private void tell(CipRequest request, Optional<ByteWindow> answer, boolean fromClient) {
        Details details = request.details();
        details.put("answered", answer.isPresent());
        String status = answer.filter(b -> b.u8(2) != 0).map(b -> CipNames.status(b.u8(2))).orElse("");
        details.put("status", status);
        answer.filter(b -> status.isEmpty() && request.path().object() == CipNames.IDENTITY && request.service() == 1)
                .ifPresent(b -> identity.read(fromClient, b.slice(4 + 2 * b.u8(3), b.length() - 4 - 2 * b.u8(3)),
                        details, "CIP Identity object"));
        String subject = request.subject() + (status.isEmpty() ? "" : ": " + status);
        EventKind kind = EventKind.of("cip", request.kind());
        switch (request.kind()) {
            case "write", "command", "connection" -> context.event(request.at(), kind, subject, details);
            default -> repeats.seen(request.at(), kind, subject + answer.isPresent(), subject, details);
        }
    }

    /** Nothing more comes. */
    void end() {
        pending.values().forEach(all -> all.forEach(each -> tell(each, Optional.empty(), true)));
        pending.clear();
    }
}
