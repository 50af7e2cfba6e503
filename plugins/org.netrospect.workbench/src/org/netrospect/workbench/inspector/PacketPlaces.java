package org.netrospect.workbench.inspector;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.netrospect.core.cases.CaseStore;

/** Where the packets of a session are. Immutable once filled. */
final class PacketPlaces {
    /** More are not listed: their places alone would take 200 MB. */
    static final int MOST = 10_000_000;

    private int[] captures = new int[64];
    private long[] numbers = new long[64];
    private long[] positions = new long[64];
    private final BitSet server = new BitSet();
    private int size;

    /** Reads the trail of a session. */
    static PacketPlaces of(CaseStore store, long session) throws IOException {
        PacketPlaces places = new PacketPlaces();
        store.trail(session, places::add);
        return places;
    }

    private void add(int capture, long number, long position, boolean fromServer) {
        if (size == MOST) {
            return;
        }
        if (size == captures.length) {
            int longer = size * 2;
            captures = Arrays.copyOf(captures, longer);
            numbers = Arrays.copyOf(numbers, longer);
            positions = Arrays.copyOf(positions, longer);
        }
        captures[size] = capture;
        numbers[size] = number;
        positions[size] = position;
        server.set(size, fromServer);
        size++;
    }

    int size() {
        return size;
    }

    int capture(int i) {
        return captures[i];
    }

    long number(int i) {
        return numbers[i];
    }

    long position(int i) {
        return positions[i];
    }

    boolean fromServer(int i) {
        return server.get(i);
    }
}
