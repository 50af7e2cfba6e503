package org.netrospect.protocols.mqtt;

import java.util.Collections;
import java.util.Set;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;

/**
 * Tells signatures of packets that do not belong where they stand: answers to what nobody asked, and what comes before
 * the client is let in. The names are Suricata's.
 */
final class MqttEvents {
    private static final int MOST = 1024;
    private static final int CONNECT = 0x10000;

    private final Set<Integer> asked = Collections.newSetFromMap(RecentMap.byInsertion(MOST));
    private final Inspection inspection;
    private boolean connected;

    MqttEvents(Inspection inspection) {
        this.inspection = inspection;
    }

    void show(boolean fromClient, ByteWindow packet) {
        int type = packet.u8(0) >> 4;
        int at = MqttFields.body(packet);
        switch (type) {
            case 0 -> tell(fromClient, "unassigned_msg_type");
            case 1 -> {
                if (connected) {
                    tell(fromClient, "double_connect");
                }
                asked.add(CONNECT);
            }
            case 2 -> {
                if (!asked.remove(CONNECT)) {
                    tell(fromClient, "missing_connect");
                }
                connected = true;
            }
            case 3 -> publish(fromClient, packet, at);
            case 8, 10 -> {
                asked.add(number(packet, at));
                introduced(fromClient);
            }
            case 4, 5, 6, 7 -> answer(fromClient, packet, at, "missing_publish", type == 4 || type == 7);
            case 9 -> answer(fromClient, packet, at, "missing_subscribe", true);
            case 11 -> answer(fromClient, packet, at, "missing_unsubscribe", true);
            default -> introduced(fromClient);
        }
    }

    private static int number(ByteWindow packet, int at) {
        return packet.length() >= at + 2 ? packet.u16(at) : 0;
    }

    private void publish(boolean fromClient, ByteWindow packet, int at) {
        int quality = packet.u8(0) >> 1 & 3;
        if (quality == 3) {
            tell(fromClient, "invalid_qos_level");
        } else if (quality > 0) {
            asked.add(number(packet, at + 2 + number(packet, at)));
        }
        introduced(fromClient);
    }

    private void answer(boolean fromClient, ByteWindow packet, int at, String missing, boolean last) {
        int number = number(packet, at);
        if (!(last ? asked.remove(number) : asked.contains(number))) {
            tell(fromClient, missing);
            introduced(fromClient);
        }
    }

    private void introduced(boolean fromClient) {
        if (!connected) {
            tell(fromClient, "unintroduced_message");
        }
    }

    private void tell(boolean fromClient, String event) {
        inspection.text("app-layer-event", fromClient, "mqtt." + event);
    }
}
