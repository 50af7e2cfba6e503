package org.netrospect.protocols.mqtt;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Reads the fields of a control packet one after the other (MQTT 5, section 1.5). */
final class MqttFields {
    private final ByteWindow bytes;
    private int at;
    private String contentType = "";
    private String assignedId = "";
    private String reason = "";
    private int topicAlias;

    /** @param at behind the fixed header */
    MqttFields(ByteWindow bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Offset behind the fixed header of a packet. */
    static int body(ByteWindow packet) {
        int at = 1;
        while (packet.u8(at) >= 0x80) {
            at++;
        }
        return at + 1;
    }

    boolean more() {
        return at < bytes.length();
    }

    int u8() {
        return bytes.u8(at++);
    }

    int u16() {
        int value = bytes.u16(at);
        at += 2;
        return value;
    }

    String text() {
        int length = u16();
        String text = bytes.utf8(at, length);
        at += length;
        return text;
    }

    ByteWindow binary() {
        int length = u16();
        ByteWindow slice = bytes.slice(at, length);
        at += length;
        return slice;
    }

    ByteWindow rest() {
        return bytes.slice(at, bytes.length() - at);
    }

    private int variable() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int next = u8();
            value |= (next & 0x7f) << 7 * i;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedInput("a number of MQTT has more than four bytes");
    }

    /** Properties of version 5 (section 2.2.2), of which some are kept. */
    void properties() {
        int length = variable();
        bytes.check(at, length);
        int end = at + length;
        while (at < end) {
            int id = variable();
            switch (id) {
                case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2a -> at++;
                case 0x13, 0x21, 0x22 -> at += 2;
                case 0x23 -> topicAlias = u16();
                case 0x02, 0x11, 0x18, 0x27 -> at += 4;
                case 0x0b -> variable();
                case 0x03 -> contentType = text();
                case 0x12 -> assignedId = text();
                case 0x1f -> reason = text();
                case 0x08, 0x09, 0x15, 0x16, 0x1a, 0x1c -> binary();
                case 0x26 -> {
                    binary();
                    binary();
                }
                default -> throw new MalformedInput("an MQTT packet has the unknown property " + id);
            }
        }
        at = end;
    }

    String contentType() {
        return contentType;
    }

    /** The client identifier that the server gave. */
    String assignedId() {
        return assignedId;
    }

    String reason() {
        return reason;
    }

    /** 0 for none. */
    int topicAlias() {
        return topicAlias;
    }
}
