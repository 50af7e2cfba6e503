package org.netrospect.replay.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Keywords that compare a number which an analyzer shows in decimal digits, some of them by names of its values. */
final class ValueKeywords {
    private static final Map<String, Integer> MQTT_TYPES = numbered(0, "unassigned", "connect", "connack", "publish",
            "puback", "pubrec", "pubrel", "pubcomp", "subscribe", "suback", "unsubscribe", "unsuback", "pingreq",
            "pingresp", "disconnect", "auth");
    private static final Map<String, Integer> MQTT_FLAGS = Map.of("dup", 8, "retain", 1);
    private static final Map<String, Integer> MQTT_CONNECT_FLAGS = Map.of("username", 0x80, "password", 0x40,
            "will_retain", 0x20, "will", 4, "clean_session", 2);
    private static final Map<String, Integer> SNMP_PDUS = numbered(0, "get_request", "get_next_request", "response",
            "set_request", "trap_v1", "get_bulk_request", "inform_request", "trap_v2", "report");
    private static final Map<String, Integer> KERBEROS_MESSAGES = Map.of("as_req", 10, "as_rep", 11, "tgs_req", 12,
            "tgs_rep", 13, "ap_req", 14, "ap_rep", 15, "krb_safe", 20, "krb_priv", 21, "krb_cred", 22, "krb_error", 30);
    private static final Map<String, Integer> KERBEROS_CIPHERS = Map.of("des-cbc-crc", 1, "des-cbc-md4", 2,
            "des-cbc-md5", 3, "des3-cbc-sha1", 16, "aes128-cts-hmac-sha1-96", 17, "aes256-cts-hmac-sha1-96", 18,
            "aes128-cts-hmac-sha256-128", 19, "aes256-cts-hmac-sha384-192", 20, "rc4-hmac", 23);
    /** RFC 2409, appendix A. */
    private static final Map<String, Integer> IKE_ATTRIBUTES = Map.of("alg_enc", 1, "alg_hash", 2, "alg_auth", 3,
            "alg_dh", 4, "alg_prf", 13, "sa_group_type", 5, "sa_life_type", 11, "sa_life_duration", 12,
            "sa_key_length", 14, "sa_field_size", 15);
    /** RFC 1813, section 3. */
    private static final Map<String, Integer> NFS_PROCEDURES = numbered(0, "null", "getattr", "setattr", "lookup",
            "access", "readlink", "read", "write", "create", "mkdir", "symlink", "mknod", "remove", "rmdir", "rename",
            "link", "readdir", "readdirplus", "fsstat", "fsinfo", "pathconf", "commit");
    /** RFC 9113, sections 6 and 7. */
    private static final Map<String, Integer> HTTP2_FRAMES = numbered(0, "data", "headers", "priority", "rststream",
            "settings", "pushpromise", "ping", "goaway", "windowupdate", "continuation");
    private static final Map<String, Integer> HTTP2_ERRORS = numbered(0, "no_error", "protocol_error",
            "internal_error", "flow_control_error", "settings_timeout", "stream_closed", "frame_size_error",
            "refused_stream", "cancel", "compression_error", "connect_error", "enhance_your_calm",
            "inadequate_security", "http_1_1_required");
    private static final Set<String> HTTP2_SETTINGS = Set.of("header_table_size", "enable_push",
            "max_concurrent_streams", "initial_window_size", "max_frame_size", "max_header_list_size");
    private static final Map<String, Integer> NONE = Map.of();

    private ValueKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        number(all, "mqtt.type", MQTT_TYPES);
        number(all, "mqtt.qos", NONE);
        number(all, "mqtt.reason_code", NONE);
        all.put("mqtt.connack.return_code", (d, value) -> add(d, "mqtt.reason_code", value, NONE));
        number(all, "mqtt.protocol_version", NONE);
        number(all, "mqtt.connack.session_present", Map.of("yes", 1, "true", 1, "no", 0, "false", 0));
        all.put("mqtt.flags", (d, value) -> bits(d, "mqtt.flags", value, MQTT_FLAGS));
        all.put("mqtt.connect.flags", (d, value) -> bits(d, "mqtt.connect.flags", value, MQTT_CONNECT_FLAGS));
        number(all, "rfb.sectype", NONE);
        number(all, "rfb.secresult", Map.of("ok", 0, "fail", 1, "toomany", 2));
        number(all, "snmp.version", NONE);
        number(all, "snmp.pdu_type", SNMP_PDUS);
        number(all, "krb5_msg_type", KERBEROS_MESSAGES);
        number(all, "krb5_err_code", NONE);
        number(all, "krb5.ticket_encryption", KERBEROS_CIPHERS);
        number(all, "ike.exchtype", NONE);
        number(all, "ike.nonce_payload_length", NONE);
        number(all, "ike.key_exchange_payload_length", NONE);
        all.put("ike.chosen_sa_attribute", ValueKeywords::attribute);
        number(all, "dhcp.leasetime", NONE);
        number(all, "dhcp.renewal_time", NONE);
        number(all, "dhcp.rebinding_time", NONE);
        number(all, "tls.cert_chain_len", NONE);
        all.put("nfs_procedure", (d, value) -> add(d, "nfs.procedure", value, NFS_PROCEDURES));
        number(all, "nfs.version", NONE);
        all.put("nfs_version", (d, value) -> add(d, "nfs.version", value, NONE));
        number(all, "http2.frametype", HTTP2_FRAMES);
        number(all, "http2.errorcode", HTTP2_ERRORS);
        number(all, "http2.priority", NONE);
        number(all, "http2.window", NONE);
        all.put("http2.settings", ValueKeywords::setting);
    }

    static Map<String, Integer> numbered(int first, String... names) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            numbers.put(names[i], first + i);
        }
        return Map.copyOf(numbers);
    }

    private static void number(Map<String, Keyword> all, String name, Map<String, Integer> names) {
        all.put(name, (d, value) -> add(d, name, value, names));
    }

    private static void add(Draft d, String buffer, String value, Map<String, Integer> names) throws NotHonoured {
        String text = Words.unquoted(value).strip();
        boolean negated = text.startsWith("!");
        Integer known = names.get((negated ? text.substring(1).strip() : text).toLowerCase(Locale.ROOT));
        Comparison comparison = known == null ? Comparison.parse(text, true, buffer)
                : Comparison.of(negated ? Comparison.Kind.NOT_EQUAL : Comparison.Kind.EQUAL, known);
        d.add(new Step.Value(comparison, 0), BufferName.of(buffer));
    }

    /** One of a list of names and numbers; none of it, if it begins with an exclamation mark. */
    static void oneOf(Draft d, String buffer, String value, Map<String, Integer> names) throws NotHonoured {
        String text = Words.unquoted(value).strip();
        boolean negated = text.startsWith("!");
        List<String> words = Words.list(negated ? text.substring(1) : text);
        if (words.size() == 1) {
            add(d, buffer, text, names);
            return;
        }
        StringBuilder alternatives = new StringBuilder();
        for (String word : words) {
            Integer known = names.get(word.toLowerCase(Locale.ROOT));
            alternatives.append(alternatives.isEmpty() ? "" : "|")
                    .append(known == null ? Words.number(word, buffer) : known);
        }
        ProtocolKeywords.regex(d, buffer, "^(?:" + alternatives + ")\\z", negated);
    }

    /** Names of bits that must be set, or with an exclamation mark must not be. */
    private static void bits(Draft d, String buffer, String value, Map<String, Integer> names) throws NotHonoured {
        for (String word : Words.list(value)) {
            boolean negated = word.startsWith("!");
            String name = (negated ? word.substring(1) : word).strip().toLowerCase(Locale.ROOT);
            Integer bit = names.get(name);
            if (bit == null) {
                throw new NotHonoured(buffer + ": \"" + word + "\" is not known");
            }
            d.add(new Step.Value(Comparison.of(negated ? Comparison.Kind.EQUAL : Comparison.Kind.NOT_EQUAL, 0), bit),
                    BufferName.of(buffer));
        }
    }

    /** A name of a setting, and what is compared with its value if that matters. */
    private static void setting(Draft d, String value) throws NotHonoured {
        String text = Words.unquoted(value).replace(" ", "").toLowerCase(Locale.ROOT);
        String name = text.replaceFirst("[<>=!\\d].*$", "");
        BufferName buffer = BufferName.of("http2.settings." + name.replaceFirst("^settings_", ""));
        if (!HTTP2_SETTINGS.contains(buffer.name().substring("http2.settings.".length()))) {
            throw new NotHonoured("http2.settings: \"" + value + "\" is not known");
        }
        d.add(name.length() == text.length() ? new Step.Size(Comparison.of(Comparison.Kind.MORE, 0))
                : new Step.Value(Comparison.parse(text.substring(name.length()), true, "http2.settings"), 0), buffer);
    }

    private static void attribute(Draft d, String value) throws NotHonoured {
        List<String> parts = List.of(value.split("=", 2));
        Integer number = IKE_ATTRIBUTES.get(parts.getFirst().strip().toLowerCase(Locale.ROOT));
        if (parts.size() != 2 || number == null) {
            throw new NotHonoured("ike.chosen_sa_attribute: \"" + value + "\" is not understood");
        }
        add(d, "ike.chosen_sa_attribute." + number, parts.get(1), NONE);
    }
}
