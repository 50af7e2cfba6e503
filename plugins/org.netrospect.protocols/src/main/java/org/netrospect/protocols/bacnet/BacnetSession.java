package org.netrospect.protocols.bacnet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.Printable;

/** Puts requests and answers together by their invocations; what is read again and again is told once. */
final class BacnetSession implements Datagrams.Reader {
    private static final int MOST_PENDING = 256;
    private static final int MOST_DIFFERENT = 2000;
    private static final int SEGMENTED = 8;
    private static final int MORE_SEGMENTS = 4;

    private final SessionContext context;
    private final Repeats repeats;
    private final BacnetFiles files;
    private final Segments segments = new Segments();
    private final Map<String, Service> pending = new LinkedHashMap<>();
    /** What the device says of itself, by property. */
    private final Map<String, String> device = new TreeMap<>();

    BacnetSession(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        files = new BacnetFiles(context);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow b) {
        int function = b.u8(1);
        int network = LinkFunctions.network(function);
        if (network >= 0) {
            network(fromClient, b.slice(network, b.length() - network));
            return;
        }
        Details details = new Details().put("function", LinkFunctions.name(function));
        String subject = LinkFunctions.name(function);
        if (function == LinkFunctions.REGISTER) {
            details.put("ttl", b.u16(4));
        } else if (function == LinkFunctions.RESULT) {
            details.put("result", b.u16(4));
            subject += " " + b.u16(4);
        }
        repeats.seen(context.mark(), EventKind.of("bacnet", "link"), subject, subject, details);
    }

    /** ASHRAE 135, clause 6.2. */
    private void network(boolean fromClient, ByteWindow b) {
        int control = b.u8(1);
        int at = 2;
        String destination = "";
        String source = "";
        if ((control & 0x20) != 0) {
            destination = address(b, at);
            at += 3 + b.u8(at + 2);
        }
        if ((control & 0x08) != 0) {
            source = address(b, at);
            at += 3 + b.u8(at + 2);
        }
        if ((control & 0x20) != 0) {
            at++;
        }
        if ((control & 0x80) != 0) {
            String name = "network message " + b.u8(at);
            repeats.seen(context.mark(), EventKind.of("bacnet", "network"), name, name,
                    new Details().put("message", b.u8(at)).put("source", source));
            return;
        }
        application(fromClient, b.slice(at, b.length() - at), destination, source);
    }

    private static String address(ByteWindow b, int at) {
        int length = b.u8(at + 2);
        return b.u16(at) + (length == 0 ? "" : ":" + Printable.hex(b, at + 3, length));
    }

    private void application(boolean fromClient, ByteWindow b, String destination, String source) {
        int type = b.u8(0) >> 4;
        boolean segmented = (b.u8(0) & SEGMENTED) != 0;
        boolean more = (b.u8(0) & MORE_SEGMENTS) != 0;
        switch (type) {
            case 0 -> {
                String key = key(fromClient, b.u8(2), destination);
                if (!segmented) {
                    asked(key, fromClient, b.u8(3), rest(b, 4));
                } else {
                    segments.add("ask " + key, b.u8(3), more, rest(b, 6))
                            .ifPresent(all -> asked(key, fromClient, b.u8(5), all));
                }
            }
            case 1 -> unconfirmed(fromClient, b, source);
            case 2 -> answer(key(!fromClient, b.u8(1), source), fromClient, "", List.of());
            case 3 -> {
                String key = key(!fromClient, b.u8(1), source);
                if (!segmented) {
                    answer(key, fromClient, "", Tagged.all(rest(b, 3)));
                } else {
                    segments.add(key, b.u8(2), more, rest(b, 5))
                            .ifPresent(all -> answer(key, fromClient, "", Tagged.all(all)));
                }
            }
            case 5 -> {
                List<Tagged> error = Tagged.all(rest(b, 3)).stream().filter(each -> each.mark() == Tagged.VALUE)
                        .toList();
                answer(key(!fromClient, b.u8(1), source), fromClient, error.size() < 2 ? "error"
                        : BacnetNames.error(error.get(0).unsigned(), error.get(1).unsigned()), List.of());
            }
            case 6 -> answer(key(!fromClient, b.u8(1), source), fromClient, BacnetNames.reject(b.u8(2)), List.of());
            case 7 -> answer(key(!fromClient, b.u8(1), source), fromClient, BacnetNames.abort(b.u8(2)), List.of());
            default -> {
                // acknowledges segments
            }
        }
    }

    private void asked(String key, boolean fromClient, int service, ByteWindow content) {
        String name = BacnetNames.confirmed(service);
        List<Tagged> values = Tagged.all(content);
        Service asked = Service.of(context.mark(), name, values);
        ask(key, asked);
        if (name.equals("atomic-write-file")) {
            files.piece(asked, values, fromClient);
        }
    }

    private static ByteWindow rest(ByteWindow b, int from) {
        return b.slice(from, b.length() - from);
    }

    private static String key(boolean askedByClient, int invocation, String remote) {
        return (askedByClient ? "c" : "s") + invocation + " " + remote;
    }

    private void unconfirmed(boolean fromClient, ByteWindow b, String source) {
        String name = BacnetNames.unconfirmed(b.u8(1));
        List<Tagged> values = Tagged.all(rest(b, 2));
        if (name.equals("i-am") && values.size() >= 4) {
            Details details = new Details().put("device", values.get(0).text())
                    .put("max_apdu_length", values.get(1).unsigned()).put("segmentation", values.get(2).unsigned())
                    .put("vendor_id", values.get(3).unsigned()).put("source", source)
                    .put("from", fromClient ? "client" : "server");
            repeats.seen(context.mark(), EventKind.of("bacnet", "device"), details.toString(), values.get(0).text(),
                    details);
            return;
        }
        Service service = Service.of(context.mark(), name, values);
        service.details().put("source", source);
        tell(service);
    }

    private void ask(String key, Service service) {
        Service before = pending.remove(key);
        if (before == null && pending.size() >= MOST_PENDING) {
            before = pending.remove(pending.keySet().iterator().next());
        }
        if (before != null) {
            before.details().put("answered", false);
            tell(before);
        }
        pending.put(key, service);
    }

    private void answer(String key, boolean fromClient, String failure, List<Tagged> values) {
        Service asked = pending.remove(key);
        if (asked == null) {
            return;
        }
        Details details = asked.details().put("answered", true);
        if (failure.isEmpty()) {
            String value = Service.between(values, asked.name().equals("read-range") ? 5 : 3);
            details.put("value", asked.kind().equals("read") ? value : details.get("value").map(Object::toString)
                    .orElse(""));
            if (asked.name().equals("read-property") && details.get("object").orElse("").toString()
                    .startsWith("device,")) {
                details.get("property").ifPresent(property -> known(fromClient, property.toString(), value));
            } else if (asked.name().equals("atomic-read-file")) {
                files.piece(asked, values, fromClient);
            }
        }
        tell(failure.isEmpty() ? asked : asked.failed(failure));
    }

    private void known(boolean fromClient, String property, String value) {
        switch (property) {
            case "vendor-name", "model-name", "firmware-revision", "application-software-version" ->
                device.put(property, value);
            default -> {
                return;
            }
        }
        if (device.containsKey("vendor-name") && device.containsKey("model-name")
                && device.containsKey("firmware-revision")) {
            String product = device.get("vendor-name") + " " + device.get("model-name");
            new Banner(context, "bacnet").product(fromClient, product,
                    device.get("firmware-revision"), "BACnet device object");
            device.clear();
        }
    }

    private void tell(Service service) {
        EventKind kind = EventKind.of("bacnet", service.kind());
        password(service);
        if (service.always()) {
            context.event(service.at(), kind, service.subject(), service.details());
        } else {
            repeats.seen(service.at(), kind, service.subject(), service.subject(), service.details());
        }
    }

    private void password(Service service) {
        if (!service.password().isEmpty()) {
            boolean answered = service.details().get("answered").orElse(false).equals(true);
            String error = service.details().get("error").orElse("").toString();
            Optional<Boolean> success = !answered ? Optional.empty() : error.isEmpty() ? Optional.of(true)
                    : error.contains("password") ? Optional.of(false) : Optional.empty();
            new Login(service.at(), "", "password", service.password()).tell(context, "bacnet", success);
        }
    }

    @Override
    public void end() {
        for (Service each : pending.values()) {
            each.details().put("answered", false);
            tell(each);
        }
        pending.clear();
        files.end();
        repeats.end();
    }
}
