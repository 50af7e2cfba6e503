package org.netrospect.core.dissect;

import org.netrospect.core.packet.Checksums;

/**
 * What was learnt about a packet from header to header: the line about it, in which what is inside replaces what is
 * outside and tags stay, and the addresses that checksums cover.
 */
final class Summary {
    private static final int MOST_TAGS = 8;

    private final StringBuilder tags = new StringBuilder();
    private int tagged;
    private String protocol = "";
    private String text = "";
    private String source = "";
    private String destination = "";
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;

    /** A tag, label or tunnel around what follows: {@code vlan 7}. Of a long stack the outer ones are told. */
    void tag(String tag) {
        if (++tagged <= MOST_TAGS) {
            tags.append(tag).append(" · ");
        } else if (tagged == MOST_TAGS + 1) {
            tags.append("… · ");
        }
    }

    /** What the packet is, as far as is known now. */
    void say(String of, String words) {
        protocol = of;
        text = words;
    }

    void between(String from, String to) {
        source = from;
        destination = to;
    }

    /** The addresses of the innermost IP header; those of IPv4 stand in the lower 32 bits. */
    void network(long fromHigh, long fromLow, long toHigh, long toLow) {
        sourceHigh = fromHigh;
        sourceLow = fromLow;
        destinationHigh = toHigh;
        destinationLow = toLow;
    }

    /** Sum of the pseudo header of a transport's checksum. */
    long pseudoHeader(int ipProtocol, int length) {
        return Checksums.pseudoHeader(sourceHigh, sourceLow, destinationHigh, destinationLow, ipProtocol, length);
    }

    String protocol() {
        return protocol;
    }

    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    /** {@code vlan 7 · TCP 49152 → 80 [SYN]} */
    String line() {
        return tags + protocol + (text.isEmpty() ? "" : " " + text);
    }
}
