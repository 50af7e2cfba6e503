package org.netrospect.protocols.radius;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.text.Printable;

/**
 * One packet (RFC 2865, 3).
 *
 * @param authenticator beginning of the field that tells a repeated request from a new one
 */
record RadiusPacket(int code, int id, long authenticator, List<Attribute> attributes) {
    static final int HEADER = 20;
    static final int ACCESS = 1;
    static final int ACCEPT = 2;
    static final int REJECT = 3;
    static final int ACCOUNTING = 4;
    static final int CHALLENGE = 11;
    static final int USER = 1;
    static final int NAS_IDENTIFIER = 32;
    static final int ACCOUNTING_STATUS = 40;
    private static final int EAP_MESSAGE = 79;
    private static final int VENDOR = 26;
    private static final int MICROSOFT = 311;
    private static final String[] PORT_TYPES = {"async", "sync", "isdn_sync", "isdn_v120", "isdn_v110", "virtual",
        "piafs", "hdlc", "x25", "x75", "g3_fax", "sdsl", "adsl_cap", "adsl_dmt", "idsl", "ethernet", "xdsl", "cable",
        "wireless", "wireless_802.11"};
    private static final String[] STATUS = {"", "start", "stop", "interim", "", "", "", "accounting_on",
        "accounting_off"};
    private static final String[] CAUSES = {"", "user_request", "lost_carrier", "lost_service", "idle_timeout",
        "session_timeout", "admin_reset", "admin_reboot", "port_error", "nas_error", "nas_request", "nas_reboot",
        "port_unneeded", "port_preempted", "port_suspended", "service_unavailable", "callback", "user_error",
        "host_request"};

    /** One attribute (RFC 2865, 5). */
    record Attribute(int type, ByteWindow value) {
    }

    static boolean known(int code) {
        return code >= 1 && code <= 5 || code >= CHALLENGE && code <= 13 || code >= 40 && code <= 45;
    }

    static RadiusPacket of(ByteWindow m) {
        int length = m.u16(2);
        if (!known(m.u8(0)) || length < HEADER) {
            throw new MalformedInput("has the code " + m.u8(0) + " and a length of " + length);
        }
        List<Attribute> attributes = new ArrayList<>();
        int at = HEADER;
        while (at < length) {
            int size = m.u8(at + 1);
            if (size < 2 || at + size > length) {
                throw new MalformedInput("has an attribute of " + size + " bytes");
            }
            attributes.add(new Attribute(m.u8(at), m.slice(at + 2, size - 2)));
            at += size;
        }
        return new RadiusPacket(m.u8(0), m.u8(1), m.i64(4), attributes);
    }

    Optional<ByteWindow> value(int type) {
        return attributes.stream().filter(each -> each.type() == type).map(Attribute::value).findFirst();
    }

    String text(int type) {
        return value(type).map(Printable::of).orElse("");
    }

    /** -1 if it is not there. */
    long number(int type) {
        return value(type).filter(v -> v.length() == 4).map(v -> v.u32(0)).orElse(-1L);
    }

    String user() {
        return text(USER);
    }

    /** What proves who the user is: {@code password}, {@code chap}, {@code mschapv2}, {@code eap-tls} … */
    String proof() {
        if (value(2).isPresent()) {
            return "password";
        }
        if (value(3).isPresent()) {
            return "chap";
        }
        for (Attribute each : attributes) {
            ByteWindow v = each.value();
            if (each.type() == VENDOR && v.length() > 5 && v.i32(0) == MICROSOFT) {
                if (v.u8(4) == 1) {
                    return "mschap";
                } else if (v.u8(4) == 25) {
                    return "mschapv2";
                }
            }
        }
        return value(EAP_MESSAGE).map(RadiusPacket::eap).orElse("");
    }

    /** The method of an EAP message (RFC 3748, 5); only {@code eap} while it is not agreed on. */
    private static String eap(ByteWindow message) {
        if (message.length() < 5) {
            return "eap";
        }
        return switch (message.u8(4)) {
            case 4 -> "eap-md5";
            case 6 -> "eap-gtc";
            case 13 -> "eap-tls";
            case 17 -> "eap-leap";
            case 18 -> "eap-sim";
            case 21 -> "eap-ttls";
            case 23 -> "eap-aka";
            case 25 -> "eap-peap";
            case 26 -> "eap-mschapv2";
            case 43 -> "eap-fast";
            case 52 -> "eap-pwd";
            default -> "eap";
        };
    }

    /** Puts what is known of the place and the user. */
    void tell(Details details) {
        address(details, "nas_address", 4, 95);
        details.put("nas_identifier", text(NAS_IDENTIFIER));
        number(details, "nas_port", 5);
        details.put("nas_port_id", text(87)).put("nas_port_type", named(61, PORT_TYPES))
                .put("calling_station", text(31)).put("called_station", text(30)).put("connect_info", text(77));
        address(details, "framed_address", 8, 168);
        details.put("reply_message", text(18)).put("filter_id", text(11));
        // an optional tag stands before the number of the VLAN (RFC 2868, 3.6)
        value(81).filter(v -> v.length() > 0).ifPresent(v -> details.put("vlan",
                v.u8(0) < 0x20 ? Printable.of(v, 1, v.length() - 1) : Printable.of(v)));
        number(details, "session_timeout", 27);
    }

    /** Puts what accounting tells (RFC 2866, 5). */
    void account(Details details) {
        details.put("accounting_session", text(44));
        number(details, "session_seconds", 46);
        octets(details, "input_octets", 42, 52);
        octets(details, "output_octets", 43, 53);
        details.put("terminate_cause", named(49, CAUSES));
    }

    String status() {
        return named(ACCOUNTING_STATUS, STATUS);
    }

    private void octets(Details details, String name, int type, int gigawords) {
        if (number(type) >= 0) {
            details.put(name, number(type) + (Math.max(number(gigawords), 0) << 32));
        }
    }

    private void number(Details details, String name, int type) {
        if (number(type) >= 0) {
            details.put(name, number(type));
        }
    }

    private String named(int type, String[] names) {
        long number = number(type);
        return number < 0 ? "" : number < names.length && !names[(int) number].isEmpty() ? names[(int) number]
                : Long.toString(number);
    }

    private void address(Details details, String name, int version4, int version6) {
        value(version4).filter(v -> v.length() == 4).ifPresent(v -> details.put(name, IpAddress.v4(v.i32(0))));
        value(version6).filter(v -> v.length() == 16)
                .ifPresent(v -> details.put(name, new IpAddress(6, v.i64(0), v.i64(8))));
    }
}
