package org.netrospect.protocols.dcerpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** What is called over one connection or one open pipe, and what comes back. One thread. */
final class RpcSession {
    private static final EventKind BIND = EventKind.of("dcerpc", "bind");
    private static final EventKind CALL = EventKind.of("dcerpc", "call");
    private static final EventKind FAULT = EventKind.of("dcerpc", "fault");
    private static final EventKind ENDPOINT = EventKind.of("dcerpc", "endpoint");
    /** Contexts, and calls that wait for their answer: the oldest is forgotten when there are more. */
    private static final int MOST = 256;
    /** Calls of one operation that are told one by one; the further ones are counted. */
    private static final int TOLD_EACH = 10;
    /** Operations whose calls are counted. */
    private static final int MOST_OPERATIONS = 1024;
    private static final int ENCRYPTED = 6;
    private static final int ACCEPTED = 0;
    private static final int NEGOTIATED = 3;

    private final SessionContext context;
    private final String pipe;
    private final RpcLogin login;
    private final Map<Integer, Offer> offers = RecentMap.byInsertion(MOST);
    private final Map<Long, Call> calls = RecentMap.byInsertion(MOST);
    private final Map<String, Repeats> counted = new LinkedHashMap<>();
    private final Map<Long, List<Offer>> asked = RecentMap.byInsertion(MOST);

    /** An interface that a client asked for under a number. */
    private record Offer(Mark at, int id, RpcInterface wanted, String version, String syntax) {
    }

    /** A call that waits for its answer. */
    private record Call(Mark at, RpcInterface on, int operation, boolean readable, Details details, long[] bytes) {
        String name() {
            return on.name() + " " + on.operation(operation);
        }
    }

    /** Calls of one operation. */
    private static final class Repeats {
        private long told;
        private long more;
        private Mark first = new Mark(0, 0, 0);
    }

    /** @param pipe its name; "" for TCP */
    RpcSession(SessionContext context, String pipe) {
        this.context = context;
        this.pipe = pipe;
        login = new RpcLogin(context);
    }

    void pdu(boolean fromClient, Pdu pdu) {
        switch (pdu.type()) {
            case Pdu.BIND, Pdu.ALTER_CONTEXT -> {
                login.client(pdu);
                asked.put(pdu.call(), offers(pdu));
            }
            case Pdu.BIND_ACK, Pdu.ALTER_CONTEXT_RESPONSE -> {
                login.server(pdu);
                accepted(pdu);
            }
            case Pdu.BIND_NAK -> refused(pdu);
            case Pdu.AUTH3 -> login.client(pdu);
            case Pdu.REQUEST -> request(pdu);
            case Pdu.RESPONSE -> response(pdu);
            case Pdu.FAULT -> fault(pdu);
            default -> {
                // cancelled and orphaned calls are told as calls without an answer
            }
        }
    }

    private List<Offer> offers(Pdu pdu) {
        List<Offer> list = new ArrayList<>();
        int count = pdu.bytes().u8(24);
        int at = 28;
        for (int i = 0; i < count; i++) {
            int syntaxes = pdu.bytes().u8(at + 2);
            Offer offer = new Offer(context.mark(), pdu.u16(at), RpcInterface.of(pdu.uuid(at + 4)),
                    pdu.u16(at + 20) + "." + pdu.u16(at + 22), syntaxes > 0 ? pdu.uuid(at + 24) : "");
            list.add(offer);
            // a call may follow before the answer is seen
            offers.putIfAbsent(offer.id(), offer);
            at += 24 + 20 * syntaxes;
        }
        return list;
    }

    private void accepted(Pdu pdu) {
        List<Offer> list = asked.getOrDefault(pdu.call(), List.of());
        asked.remove(pdu.call());
        int text = pdu.u16(24);
        int results = (26 + text + 3) / 4 * 4;
        String address = text == 0 ? "" : pdu.bytes().latin1(26, text).replace("\0", "");
        int count = pdu.bytes().u8(results);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < Math.min(count, list.size()); i++) {
            int result = pdu.u16(results + 4 + 24 * i);
            Offer offer = list.get(i);
            if (result == ACCEPTED) {
                offers.put(offer.id(), offer);
            }
            if (result == ACCEPTED && !told.contains(offer.wanted().uuid())) {
                told.add(offer.wanted().uuid());
                tell(offer, "acceptance", address);
            }
        }
        for (int i = 0; i < Math.min(count, list.size()); i++) {
            int result = pdu.u16(results + 4 + 24 * i);
            Offer offer = list.get(i);
            if (result != ACCEPTED && result != NEGOTIATED && !told.contains(offer.wanted().uuid())) {
                told.add(offer.wanted().uuid());
                tell(offer, result == 1 ? "user rejection" : "provider rejection", address);
            }
        }
    }

    private void refused(Pdu pdu) {
        List<Offer> list = asked.getOrDefault(pdu.call(), List.of());
        asked.remove(pdu.call());
        list.stream().limit(1).forEach(offer -> tell(offer, "refused, reason " + pdu.u16(16), ""));
    }

    private void tell(Offer offer, String result, String address) {
        context.event(offer.at(), BIND, offer.wanted().name(), login.authentication(new Details()
                .put("uuid", offer.wanted().uuid()).put("version", offer.version()).put("pipe", pipe)
                .put("secondary_address", address).put("result", result)));
    }

    private void request(Pdu pdu) {
        if (!pdu.first()) {
            Call running = calls.get(pdu.call());
            if (running != null) {
                running.bytes()[0] += pdu.stub().length();
            }
            return;
        }
        Offer offer = offers.get(pdu.u16(20));
        RpcInterface on = offer == null ? RpcInterface.UNKNOWN : offer.wanted();
        boolean readable = pdu.authenticationLevel() < ENCRYPTED;
        Details details = new Details().put("interface", on.name()).put("operation", on.operation(pdu.u16(22)))
                .put("opnum", pdu.u16(22)).put("pipe", pipe);
        ByteWindow stub = pdu.stub();
        if (readable && pdu.little()) {
            details.put("texts", StubTexts.in(stub));
        }
        boolean ndr = offer == null || offer.syntax().equals(RpcInterface.NDR);
        calls.put(pdu.call(), new Call(context.mark(), on, pdu.u16(22), readable && ndr && pdu.little(), details,
                new long[] {stub.length(), 0}));
    }

    private void response(Pdu pdu) {
        login.answered(Optional.of(true));
        Call call = calls.get(pdu.call());
        if (call == null) {
            return;
        }
        ByteWindow stub = pdu.stub();
        call.bytes()[1] += stub.length();
        if (pdu.first() && call.readable() && call.on().uuid().equals(RpcInterface.ENDPOINT_MAPPER)
                && call.operation() == Endpoint.MAP) {
            Endpoint.in(stub).forEach(this::expect);
        }
        if ((pdu.bytes().u8(3) & 2) != 0) {
            calls.remove(pdu.call());
            tell(call, CALL);
        }
    }

    private void expect(Endpoint endpoint) {
        context.event(context.mark(), ENDPOINT, endpoint.offered().name(), new Details()
                .put("uuid", endpoint.offered().uuid()).put("address", endpoint.address())
                .put("endpoint", endpoint.port() < 0 ? endpoint.pipe() : Integer.toString(endpoint.port())));
        if (endpoint.port() > 0) {
            Session s = context.session();
            ExpectedSessions.of(context).add(s.ipVersion(), s.serverHigh(), s.serverLow(), endpoint.port(),
                    IpProtocol.TCP, new DceRpcProtocol()::analyzer);
        }
    }

    private void fault(Pdu pdu) {
        long status = pdu.u32(24);
        // access denied may mean that the proof was refused, or that the user may not do this
        login.answered(status == RpcStatus.ACCESS_DENIED ? Optional.empty()
                : Optional.of(status != RpcStatus.PROTOCOL_ERROR && status != RpcStatus.SECURITY_ERROR));
        Call call = calls.remove(pdu.call());
        if (call != null) {
            call.details().put("status", RpcStatus.name(status));
            context.event(call.at(), FAULT, call.name(), call.details());
        }
    }

    private void tell(Call call, EventKind kind) {
        Repeats repeats = counted.get(call.name());
        if (repeats == null) {
            repeats = new Repeats();
            if (counted.size() < MOST_OPERATIONS) {
                counted.put(call.name(), repeats);
            }
        }
        if (repeats.told < TOLD_EACH) {
            repeats.told++;
            context.event(call.at(), kind, call.name(), call.details().put("request_bytes", call.bytes()[0])
                    .put("response_bytes", call.bytes()[1]));
        } else {
            if (repeats.more == 0) {
                repeats.first = call.at();
            }
            repeats.more++;
        }
    }

    /** Nothing more comes. */
    void end() {
        List.copyOf(calls.values()).forEach(call -> tell(call, CALL));
        calls.clear();
        counted.forEach((name, repeats) -> {
            if (repeats.more > 0) {
                context.event(repeats.first, CALL, name, new Details().put("pipe", pipe)
                        .put("further_calls", repeats.more));
            }
        });
        counted.clear();
        login.end();
    }
}
