package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.RecoveredFile;

/** Buffers shown of the transaction under way, copied, within limits. */
final class Transaction {
    /** Bytes kept of one buffer: rules look at the beginning. */
    static final int LARGEST = 1 << 20;
    /** Bytes kept of all buffers of a transaction. */
    static final int LARGEST_TOGETHER = 4 << 20;
    /** Buffers kept of a transaction. */
    static final int MOST = 1024;

    private final List<Shown> shown = new ArrayList<>();
    private final List<Carried> files = new ArrayList<>(0);
    /** Rules that have matched in it: each matches once a side. */
    private final Set<Integer> matched = new HashSet<>();
    private final Set<Integer> ever = new HashSet<>(0);
    private int total;

    /** A file that came in the transaction; its content is that of the buffers. */
    record Carried(RecoveredFile file, List<Shown> shown) {
    }

    /** One buffer. */
    record Shown(String name, boolean fromClient, byte[] bytes, int length) {
    }

    void add(String name, boolean fromClient, ByteWindow bytes) {
        int length = Math.min(bytes.length(), Math.min(LARGEST, LARGEST_TOGETHER - total));
        if (shown.size() < MOST) {
            shown.add(new Shown(name, fromClient, bytes.bytes(0, length), length));
            total += length;
        }
    }

    /** Keeps a file until the transaction is decided, if there is room. */
    void carry(Carried file) {
        int length = file.shown().stream().mapToInt(Shown::length).sum();
        if (files.size() < MOST && length <= LARGEST_TOGETHER - total) {
            files.add(file);
            total += length;
        }
    }

    List<Carried> files() {
        return files;
    }

    List<Shown> shown() {
        return shown;
    }

    /** Marks a rule as matched. @return false if it was already */
    boolean first(int rule, boolean fromClient) {
        return matched.add(rule * 2 + (fromClient ? 0 : 1));
    }

    /** Marks a rule as matched for the whole session. @return false if it was already */
    boolean once(int rule, boolean fromClient) {
        return ever.add(rule * 2 + (fromClient ? 0 : 1));
    }

    boolean isEmpty() {
        return shown.isEmpty() && files.isEmpty();
    }

    void clear() {
        shown.clear();
        files.clear();
        matched.clear();
        total = 0;
    }
}
