package org.netrospect.protocols.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.SessionContext;

/** Requests and responses between two hosts, put together to transactions and calls. */
final class SipDialogue {
    private static final int MOST_PENDING = 1000;
    private static final int MOST_CALLS = 1000;
    private static final Pattern SIGNAL = Pattern.compile("(?i)signal\\s*=\\s*([0-9A-D*#]{1,2})");

    private final SessionContext context;
    private final SipAgents agents;
    private final Transactions transactions;
    private final Map<String, Transaction> pending = new LinkedHashMap<>();
    private final Map<String, Call> calls = new LinkedHashMap<>();
    /** Transactions whose request was seen, or that are told without. */
    private final Map<String, Boolean> asked = RecentMap.byInsertion(MOST_PENDING);
    private long shown;

    SipDialogue(SessionContext context) {
        this.context = context;
        agents = new SipAgents(context);
        transactions = new Transactions(context);
    }

    /**
     * Takes in a message.
     *
     * @param header with the empty line behind it or without
     * @throws org.netrospect.core.bytes.MalformedInput if it is none
     */
    void message(boolean fromClient, ByteWindow header, ByteWindow body) {
        SipMessage message = SipMessage.of(header, body);
        show(fromClient, message, header, body);
        agents.seen(fromClient, message);
        if (message.request()) {
            request(fromClient, message);
        } else {
            response(fromClient, message);
        }
    }

    private void show(boolean fromClient, SipMessage message, ByteWindow header, ByteWindow body) {
        Inspection looks = context.inspection();
        if (looks.wanted()) {
            show(fromClient, message.request() ? "sip.request_line" : "sip.response_line", message.firstLine());
            show(fromClient, "sip.protocol", "SIP/2.0");
            if (message.request()) {
                show(fromClient, "sip.method", message.method());
                show(fromClient, "sip.uri", message.uri());
            } else {
                show(fromClient, "sip.stat_code", Integer.toString(message.status()));
                show(fromClient, "sip.stat_msg", message.reason());
            }
            for (String name : List.of("from", "to", "via", "user-agent", "content-type", "content-length")) {
                if (!message.field(name).isEmpty()) {
                    show(fromClient, "sip." + name.replace('-', '_'), message.field(name));
                }
            }
            looks.buffer("sip.head", fromClient, header);
            if (body.length() > 0) {
                looks.buffer("sip.body", fromClient, body);
            }
            looks.transactionEnd("sip", shown++);
        }
    }

    private void show(boolean fromClient, String buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        context.inspection().buffer(buffer, fromClient, new ByteWindow(bytes, 0, bytes.length));
    }

    private void request(boolean fromClient, SipMessage message) {
        String id = message.field("call-id");
        switch (message.method()) {
            case "INVITE", "BYE", "CANCEL", "ACK", "INFO", "UPDATE", "PRACK" -> {
                Optional<Call> call = call(fromClient, message);
                call.ifPresent(it -> it.described(context, fromClient, message));
                switch (message.method()) {
                    case "BYE" -> call.ifPresent(it -> it.bye(context.mark(), fromClient));
                    case "CANCEL" -> call.ifPresent(Call::cancel);
                    case "INFO" -> {
                        Matcher signal = SIGNAL.matcher(message.body());
                        if (signal.find()) {
                            call.ifPresent(it -> it.key(signal.group(1)));
                        }
                    }
                    default -> {
                        // what it describes is all that it adds
                    }
                }
            }
            default -> {
                // no part of a call
            }
        }
        if (!message.method().equals("ACK") && !message.method().equals("CANCEL")) {
            remember(message.transaction() + " " + message.method(), id, fromClient, message);
        }
    }

    /** The call that a request belongs to; only an invitation or a farewell makes one known. */
    private Optional<Call> call(boolean fromClient, SipMessage message) {
        String id = message.field("call-id");
        if (!calls.containsKey(id) && (message.method().equals("INVITE") || message.method().equals("BYE"))) {
            if (calls.size() >= MOST_CALLS) {
                String oldest = calls.keySet().iterator().next();
                calls.remove(oldest).tell(context);
            }
            calls.put(id, new Call(context.mark(), message, fromClient));
        }
        Optional<Call> call = Optional.ofNullable(calls.get(id));
        call.ifPresent(it -> it.agent(fromClient, message));
        return call;
    }

    private void remember(String key, String id, boolean fromClient, SipMessage message) {
        asked.put(key, true);
        if (pending.containsKey(key)) {
            // sent again because no response came in time
            return;
        }
        if (pending.size() >= MOST_PENDING) {
            String oldest = pending.keySet().iterator().next();
            transactions.tell(pending.remove(oldest), Optional.empty());
        }
        pending.put(key, new Transaction(context.mark(), id, fromClient, message));
    }

    private void response(boolean fromClient, SipMessage message) {
        String key = message.transaction() + " " + message.method();
        if (message.status() >= 180 && asked.putIfAbsent(key, true) == null) {
            unasked(key, fromClient, message);
        }
        Optional<Call> call = Optional.ofNullable(calls.get(message.field("call-id")));
        call.ifPresent(it -> {
            it.agent(fromClient, message);
            it.described(context, fromClient, message);
            if (message.method().equals("INVITE")) {
                it.response(context.mark(), message);
            }
        });
        if (message.status() < 200) {
            return;
        }
        Optional.ofNullable(pending.remove(key))
                .ifPresent(to -> transactions.tell(to, Optional.of(message)));
        boolean over = message.method().equals("BYE") || message.method().equals("INVITE")
                && call.filter(Call::refused).isPresent();
        if (over) {
            call.ifPresent(it -> {
                calls.remove(message.field("call-id"));
                it.tell(context);
            });
        }
    }

    /** A response to what is in no capture: it says itself who asked whom for what, if not with which words. */
    private void unasked(String key, boolean fromClient, SipMessage response) {
        if (response.method().equals("INVITE") && calls.size() < MOST_CALLS) {
            calls.putIfAbsent(response.field("call-id"), new Call(context.mark(), response, !fromClient));
        }
        remember(key, response.field("call-id"), !fromClient, response);
    }

    /** Nothing more comes. */
    void end() {
        for (Transaction left : new ArrayList<>(pending.values())) {
            transactions.tell(left, Optional.empty());
        }
        pending.clear();
        calls.values().forEach(call -> call.tell(context));
        calls.clear();
        transactions.end();
    }
}
