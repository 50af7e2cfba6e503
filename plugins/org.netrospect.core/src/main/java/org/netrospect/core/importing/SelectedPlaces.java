package org.netrospect.core.importing;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.session.Session;

/** Where the packets of some sessions are, by capture: each packet once, in packet order. */
final class SelectedPlaces {
    static final SelectedPlaces NONE = new SelectedPlaces();

    private long[] numbers = new long[64];
    private long[] positions = new long[64];
    private int count;

    /** @param sessions ids */
    static Map<Integer, SelectedPlaces> of(CaseStore store, long[] sessions) throws IOException {
        Map<Integer, SelectedPlaces> all = new HashMap<>();
        for (long session : sessions) {
            store.trail(session, (capture, number, position, fromServer) -> all
                    .computeIfAbsent(capture, none -> new SelectedPlaces()).add(number, position));
        }
        all.values().forEach(SelectedPlaces::order);
        return all;
    }

    /** Of sessions of an import that is under way. */
    static NavigableMap<Integer, SelectedPlaces> of(CaptureImport target, List<Session> sessions) throws IOException {
        NavigableMap<Integer, SelectedPlaces> all = new TreeMap<>();
        long[] trails = sessions.stream().mapToLong(Session::trail).toArray();
        target.places(trails, (capture, number, position, fromServer) -> all
                .computeIfAbsent(capture, none -> new SelectedPlaces()).add(number, position));
        all.values().forEach(SelectedPlaces::order);
        return all;
    }

    private void add(long number, long position) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        numbers[count] = number;
        positions[count++] = position;
    }

    /** Numbers and positions grow together, so each can be ordered for itself. */
    private void order() {
        numbers = Arrays.stream(numbers, 0, count).sorted().distinct().toArray();
        positions = Arrays.stream(positions, 0, count).sorted().distinct().toArray();
        count = numbers.length;
        if (positions.length != count) {
            throw new IllegalStateException("Packets of the case have the same number and other places.");
        }
    }

    int count() {
        return count;
    }

    long number(int i) {
        return numbers[i];
    }

    long position(int i) {
        return positions[i];
    }
}
