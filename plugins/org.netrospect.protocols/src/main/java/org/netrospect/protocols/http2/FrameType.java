package org.netrospect.protocols.http2;

/** Types of frames that are read (RFC 9113, section 6), in the order of their numbers. */
enum FrameType {
    DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION, OTHER,
    /** RFC 9218, section 7.1. */
    PRIORITY_UPDATE;

    private static final int UPDATE = 0x10;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int PADDED = 8;
    static final int WITH_PRIORITY = 0x20;

    static FrameType of(int number) {
        if (number == UPDATE) {
            return PRIORITY_UPDATE;
        }
        return number < OTHER.ordinal() ? values()[number] : OTHER;
    }

    /** Whether its payload is looked into. */
    boolean read() {
        return this != DATA && this != SETTINGS && this != PING && this != GOAWAY && this != WINDOW_UPDATE
                && this != OTHER;
    }
}
