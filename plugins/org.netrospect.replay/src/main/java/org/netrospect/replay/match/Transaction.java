package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;

/** Buffers shown of the transaction under way, copied, within limits. */
final class Transaction {
    /** Bytes kept of one buffer: rules look at the beginning. */
    static final int LARGEST = 1 << 20;
    /** Bytes kept of all buffers of a transaction. */
    static final int LARGEST_TOGETHER = 4 << 20;
    /** Buffers kept of a transaction. */
    static final int MOST = 1024;

    private final List<Shown> shown = new ArrayList<>();
    /** Rules that have matched in it: each matches once a side. */
    private final Set<Integer> matched = new HashSet<>();
    private int total;

    /** One buffer. */
    record Shown(String name, boolean fromClient, byte[] bytes, int length) {
    }

    void add(String name, boolean fromClient, ByteWindow bytes) {
        int length = Math.min(bytes.length(), Math.min(LARGEST, LARGEST_TOGETHER - total));
        if (shown.size() < MOST) {
            add(name, fromClient, bytes.bytes(0, length));
        }
    }

    /** @param bytes given away by the caller */
    void add(String name, boolean fromClient, byte[] bytes) {
        if (shown.size() < MOST && bytes.length <= LARGEST_TOGETHER - total) {
            shown.add(new Shown(name, fromClient, bytes, bytes.length));
            total += bytes.length;
        }
    }

    List<Shown> shown() {
        return shown;
    }

    int size() {
        return shown.size();
    }

    /** Forgets what was shown after a moment. */
    void cutTo(int size) {
        while (shown.size() > size) {
            total -= shown.removeLast().length();
        }
    }

    /** Marks a rule as matched. @return false if it was already */
    boolean first(int rule, boolean fromClient) {
        return matched.add(rule * 2 + (fromClient ? 0 : 1));
    }

    boolean isEmpty() {
        return shown.isEmpty() && matched.isEmpty();
    }

    void clear() {
        shown.clear();
        matched.clear();
        total = 0;
    }
}
