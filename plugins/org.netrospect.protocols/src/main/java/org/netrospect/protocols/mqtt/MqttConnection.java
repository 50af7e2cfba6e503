package org.netrospect.protocols.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;
import org.netrospect.protocols.text.LineReader;

/** How a client connects (MQTT 5, sections 3.1 and 3.2): one event, and a login. */
final class MqttConnection {
    private static final EventKind CONNECTION = EventKind.of("mqtt", "connection");

    private final SessionContext context;
    private Optional<Mark> begun = Optional.empty();
    private Details details = new Details();
    /** Where the beginning is missing, most speak 3.1.1. */
    private int version = 4;
    private String clientId = "";
    private Optional<Login> login = Optional.empty();

    MqttConnection(SessionContext context) {
        this.context = context;
    }

    int version() {
        return version;
    }

    String clientId() {
        return clientId;
    }

    void connect(MqttFields fields) {
        begun = Optional.of(context.mark());
        fields.text();
        version = fields.u8() & 0x7f;
        int flags = fields.u8();
        details = new Details().put("version", version == 3 ? "3.1" : version == 4 ? "3.1.1" : version + ".0");
        int keepAlive = fields.u16();
        if (version >= 5) {
            fields.properties();
        }
        clientId = fields.text();
        details.put("client_id", clientId).put("keep_alive", keepAlive).put("clean_start", (flags & 2) != 0);
        show(context, "mqtt.connect.clientid", clientId);
        if ((flags & 4) != 0) {
            if (version >= 5) {
                fields.properties();
            }
            String topic = fields.text();
            ByteWindow message = fields.binary();
            details.put("will_topic", topic).put("will_message", Publications.text(message));
            show(context, "mqtt.connect.willtopic", topic);
            context.inspection().buffer("mqtt.connect.willmessage", true, message);
        }
        String user = (flags & 0x80) != 0 ? fields.text() : "";
        ByteWindow password = (flags & 0x40) != 0 ? fields.binary() : new ByteWindow();
        details.put("user", user);
        show(context, "mqtt.connect.username", user);
        if (password.length() > 0) {
            context.inspection().buffer("mqtt.connect.password", true, password);
        }
        if ((flags & 0xc0) != 0) {
            login = Optional.of(new Login(context.mark(), user, "password",
                    LineReader.text(password.array(), password.arrayOffset(), password.length())));
        }
    }

    static void show(SessionContext context, String buffer, String text) {
        if (context.inspection().wanted() && !text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            context.inspection().buffer(buffer, true, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    void accepted(MqttFields fields) {
        boolean present = (fields.u8() & 1) != 0;
        int code = fields.u8();
        if (version >= 5 && fields.more()) {
            fields.properties();
            if (clientId.isEmpty()) {
                clientId = fields.assignedId();
                details.put("client_id", clientId);
            }
        }
        details.put("session_present", present).put("reason_code", code)
                .put("reason", version >= 5 ? reason(code) : returned(code));
        tell(Optional.of(code == 0));
    }

    private void tell(Optional<Boolean> success) {
        begun.ifPresent(at -> {
            success.ifPresent(good -> details.put("success", (boolean) good));
            context.event(at, CONNECTION, clientId, details);
            login.ifPresent(it -> it.tell(context, "mqtt", success, new Details().put("client_id", clientId)));
        });
        begun = Optional.empty();
        login = Optional.empty();
        details = new Details();
    }

    void end() {
        tell(Optional.empty());
    }

    /** MQTT 3.1.1, section 3.2.2.3. */
    private static String returned(int code) {
        return switch (code) {
            case 0 -> "accepted";
            case 1 -> "unacceptable protocol version";
            case 2 -> "identifier rejected";
            case 3 -> "server unavailable";
            case 4 -> "bad user name or password";
            case 5 -> "not authorized";
            default -> "code " + code;
        };
    }

    /** MQTT 5, section 2.4. */
    static String reason(int code) {
        return switch (code) {
            case 0 -> "success";
            case 0x04 -> "disconnect with will message";
            case 0x80 -> "unspecified error";
            case 0x81 -> "malformed packet";
            case 0x82 -> "protocol error";
            case 0x84 -> "unsupported protocol version";
            case 0x85 -> "client identifier not valid";
            case 0x86 -> "bad user name or password";
            case 0x87 -> "not authorized";
            case 0x88 -> "server unavailable";
            case 0x89 -> "server busy";
            case 0x8a -> "banned";
            case 0x8b -> "server shutting down";
            case 0x8c -> "bad authentication method";
            case 0x8d -> "keep alive timeout";
            case 0x8e -> "session taken over";
            case 0x8f -> "topic filter invalid";
            case 0x90 -> "topic name invalid";
            case 0x93 -> "receive maximum exceeded";
            case 0x95 -> "packet too large";
            case 0x96 -> "message rate too high";
            case 0x97 -> "quota exceeded";
            case 0x98 -> "administrative action";
            case 0x9c -> "use another server";
            case 0x9d -> "server moved";
            default -> "code " + code;
        };
    }
}
