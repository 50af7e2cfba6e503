package org.netrospect.core.dissect;

/** The line about a packet, as it grows from header to header: what is inside replaces what is outside, tags stay. */
final class Summary {
    private final StringBuilder tags = new StringBuilder();
    private String protocol = "";
    private String text = "";
    private String source = "";
    private String destination = "";

    /** A tag, label or tunnel around what follows: {@code vlan 7}. */
    void tag(String tag) {
        tags.append(tag).append(" · ");
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
