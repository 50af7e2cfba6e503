package org.netrospect.protocols.mqtt;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/** Shows to signatures what they ask of each packet beside its texts. Reads nothing that is not there. */
record MqttBuffers(Inspection inspection) {
    private static final int VERSION_5 = 5;

    /** @param version that the client said, 0 if it said none */
    void show(boolean fromClient, ByteWindow packet, int version) {
        int type = packet.u8(0) >> 4;
        inspection.number("mqtt.type", fromClient, type);
        inspection.number("mqtt.flags", fromClient, packet.u8(0) & 9);
        inspection.number("mqtt.qos", fromClient, packet.u8(0) >> 1 & 3);
        if (version > 0) {
            inspection.number("mqtt.protocol_version", fromClient, version);
        }
        int at = MqttFields.body(packet);
        int length = packet.length() - at;
        switch (type) {
            case 1 -> connect(packet, at, length);
            case 2 -> {
                if (length >= 2) {
                    inspection.number("mqtt.connack.session_present", fromClient, packet.u8(at) & 1);
                    inspection.number("mqtt.reason_code", fromClient, packet.u8(at + 1));
                }
            }
            case 4, 5, 6, 7 -> {
                if (version >= VERSION_5) {
                    inspection.number("mqtt.reason_code", fromClient, length > 2 ? packet.u8(at + 2) : 0);
                }
            }
            case 9, 11 -> codes(fromClient, packet, at + 2, version);
            case 14, 15 -> {
                if (version >= VERSION_5) {
                    inspection.number("mqtt.reason_code", fromClient, length > 0 ? packet.u8(at) : 0);
                }
            }
            default -> {
                // no more is asked of them
            }
        }
        inspection.transactionEnd("mqtt", 0);
    }

    private void connect(ByteWindow packet, int at, int length) {
        int name = length < 2 ? 0 : packet.u16(at);
        if (length >= name + 4) {
            inspection.text("mqtt.connect.protocol_string", true, packet.utf8(at + 2, name));
            inspection.number("mqtt.connect.flags", true, packet.u8(at + 3 + name));
        }
    }

    /** A code for each topic, in version 5 behind properties. */
    private void codes(boolean fromClient, ByteWindow packet, int from, int version) {
        int at = from;
        if (version >= VERSION_5) {
            int length = 0;
            for (int shift = 0; at < packet.length() && shift < 28; shift += 7) {
                int next = packet.u8(at++);
                length |= (next & 0x7f) << shift;
                if (next < 0x80) {
                    break;
                }
            }
            at = length > packet.length() - at ? packet.length() : at + length;
        }
        for (int i = at; i < packet.length() && i < at + 100; i++) {
            inspection.number("mqtt.reason_code", fromClient, packet.u8(i));
        }
    }
}
