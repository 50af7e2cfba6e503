package org.netrospect.protocols.mqtt;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** MQTT 3.1, 3.1.1 and 5: connections with their logins, publications and subscriptions. */
public final class MqttProtocol implements Protocol {
    private static final int CONNECT = 0x10;
    private static final int MOST_LENGTH_BYTES = 4;

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(1883);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow bytes = opening.client();
        if (bytes.length() == 0) {
            // a session that began before its capture
            return opening.server().length() == 0 ? Recognition.MORE : Recognition.UNSURE;
        }
        if (bytes.u8(0) != CONNECT) {
            int type = bytes.u8(0) >> 4;
            return type == 0 || type == 15 ? Recognition.NO : Recognition.UNSURE;
        }
        int at = 1;
        while (at <= MOST_LENGTH_BYTES && bytes.u8(at) >= 0x80) {
            at++;
        }
        if (at > MOST_LENGTH_BYTES || bytes.u8(at + 1) != 0) {
            return Recognition.NO;
        }
        int name = bytes.u8(at + 2);
        if (name != 4 && name != 6 || bytes.u8(at + 3) != 'M') {
            return Recognition.NO;
        }
        return bytes.latin1(at + 3, name).equals(name == 4 ? "MQTT" : "MQIsdp") ? Recognition.YES : Recognition.NO;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return MqttPackets.of(context);
    }
}
