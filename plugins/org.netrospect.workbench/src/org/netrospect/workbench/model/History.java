package org.netrospect.workbench.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Places to go back to and forward to. */
final class History {
    private static final int MAX = 200;

    private final Deque<Place> behind = new ArrayDeque<>();
    private final Deque<Place> ahead = new ArrayDeque<>();

    /** Leaves a place for a new one. */
    void leave(Place place) {
        if (!place.equals(behind.peekLast())) {
            behind.addLast(place);
        }
        if (behind.size() > MAX) {
            behind.removeFirst();
        }
        ahead.clear();
    }

    Optional<Place> back(Place now) {
        return move(now, behind, ahead);
    }

    Optional<Place> forward(Place now) {
        return move(now, ahead, behind);
    }

    private static Optional<Place> move(Place now, Deque<Place> from, Deque<Place> to) {
        Place place = from.pollLast();
        if (place == null) {
            return Optional.empty();
        }
        to.addLast(now);
        return Optional.of(place);
    }

    boolean canBack() {
        return !behind.isEmpty();
    }

    boolean canForward() {
        return !ahead.isEmpty();
    }

    void clear() {
        behind.clear();
        ahead.clear();
    }
}
