package org.netrospect.protocols.rtp;

/** Keys that are pressed during a call, sent as events (RFC 4733, section 2.3). */
final class DialledKeys {
    private static final String KEYS = "0123456789*#ABCD";
    private static final int LONGEST = 256;

    private final StringBuilder pressed = new StringBuilder();
    private boolean any;
    private int lastTimestamp;

    /** A packet of an event; all packets of one press have the timestamp of its beginning. */
    void event(RtpPacket packet) {
        if (packet.payload().length() < 4 || any && packet.timestamp() == lastTimestamp) {
            return;
        }
        any = true;
        lastTimestamp = packet.timestamp();
        int event = packet.payload().u8(0);
        if (event < KEYS.length() && pressed.length() < LONGEST) {
            pressed.append(KEYS.charAt(event));
        }
    }

    String pressed() {
        return pressed.toString();
    }
}
