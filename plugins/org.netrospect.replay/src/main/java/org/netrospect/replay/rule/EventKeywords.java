package org.netrospect.replay.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keywords that ask for events of Suricata's parsers and of its reassembly, as far as they are known here. */
final class EventKeywords {
    private static final Set<String> OF_PROTOCOLS = Set.of("dns.z_flag_set", "dns.invalid_opcode", "dns.malformed_data",
            "dns.not_a_request", "dns.not_a_response", "mqtt.double_connect", "mqtt.invalid_qos_level",
            "mqtt.missing_connect", "mqtt.missing_publish", "mqtt.missing_subscribe", "mqtt.missing_unsubscribe",
            "mqtt.unassigned_msg_type", "mqtt.unintroduced_message", "http.request_auth_unrecognized",
            "http.duplicate_content_length_field_in_request");
    private static final Set<String> OF_STREAMS = Set.of("reassembly_seq_gap");

    private EventKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("app-layer-event", (d, value) -> event(d, "app-layer-event", value, OF_PROTOCOLS));
        all.put("stream-event", (d, value) -> event(d, "stream-event", value, OF_STREAMS));
        all.put("decode-event", (d, value) -> event(d, "decode-event", value, Set.of()));
    }

    private static void event(Draft d, String keyword, String value, Set<String> known) throws NotHonoured {
        String name = Words.unquoted(value).strip().toLowerCase(Locale.ROOT);
        if (!known.contains(name)) {
            throw new NotHonoured(keyword + ": the event \"" + name + "\" is not told to rules");
        }
        ProtocolKeywords.oneOf(d, keyword, List.of(name));
    }
}
