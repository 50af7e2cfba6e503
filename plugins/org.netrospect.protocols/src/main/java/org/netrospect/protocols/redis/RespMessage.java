package org.netrospect.protocols.redis;

import java.util.ArrayList;
import java.util.List;

/** One command or reply, as far as it is kept. One thread. */
final class RespMessage {
    /** Strings that are kept of a message. */
    private static final int MOST_KEPT = 64;

    private final char type;
    private final List<String> texts = new ArrayList<>(4);
    private long count;
    private long bytes;

    /** @param type what it begins with: {@code *}, {@code +}, {@code -}, or a blank for a line typed by hand */
    RespMessage(char type) {
        this.type = type;
    }

    /** @param length bytes that it really has */
    void add(String text, long length) {
        if (texts.size() < MOST_KEPT) {
            texts.add(text);
        }
        count++;
        bytes += length;
    }

    char type() {
        return type;
    }

    /** A string; "" if there is none or it was not kept. */
    String text(int i) {
        return i < texts.size() ? texts.get(i) : "";
    }

    List<String> texts() {
        return texts;
    }

    /** Values in it, those inside others too. */
    long count() {
        return count;
    }

    /** Bytes of all its strings. */
    long bytes() {
        return bytes;
    }

    boolean failed() {
        return type == '-' || type == '!';
    }
}
