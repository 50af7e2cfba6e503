package org.netrospect.replay.rule;

import java.util.List;
import java.util.Set;

/**
 * The bytes a step looks at.
 *
 * @param name of Suricata's sticky buffer, {@code payload} for packets and streams
 * @param field name of the header within it in lower case, or ""
 * @param transforms in the order in which they are applied
 */
public record BufferName(String name, String field, List<Transform> transforms) {
    /** Payload of packets and streams. */
    public static final BufferName PAYLOAD = new BufferName("payload", "", List.of());

    static final Set<String> PACKET_HEADERS = Set.of("ipv4.hdr", "ipv6.hdr", "tcp.hdr", "udp.hdr", "icmpv4.hdr",
            "icmpv6.hdr", "ip.src", "ip.dst");

    /** How bytes are changed before they are looked at. */
    public record Transform(Kind kind, String argument) {
    }

    /** Kinds of {@link Transform}, named as in rules. */
    public enum Kind {
        DOTPREFIX, STRIP_WHITESPACE, COMPRESS_WHITESPACE, TO_LOWERCASE, TO_UPPERCASE, TO_MD5, TO_SHA1, TO_SHA256,
        URL_DECODE, XOR, HEADER_LOWERCASE, STRIP_PSEUDO_HEADERS, FROM_BASE64, PCREXFORM,
        /** What Snort makes of pages: as they are, and with their scripts written plainly. No rule says it. */
        PLAIN_SCRIPTS,
        /** What Snort makes of what a form sends: as it is, and without percent signs. No rule says it. */
        PLAIN_FORM;

        /** Whether rules can ask for it. */
        boolean isWord() {
            return this != PLAIN_SCRIPTS && this != PLAIN_FORM;
        }
    }

    static BufferName of(String name) {
        return new BufferName(name, "", List.of());
    }

    /** Whether it is a header of a packet. */
    public boolean isPacketHeader() {
        return PACKET_HEADERS.contains(name);
    }

    public boolean isPayload() {
        return name.equals("payload");
    }
}
