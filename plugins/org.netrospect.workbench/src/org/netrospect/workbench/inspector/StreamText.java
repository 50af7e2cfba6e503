package org.netrospect.workbench.inspector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A followed stream as text, and which part of the text is whose.
 *
 * @param spans in the order of the text, without overlap
 */
record StreamText(String text, List<Span> spans) {

    /** How bytes become text. */
    enum View {
        TEXT("Text"), HEX("Hex"), ESCAPED("Escaped");

        private final String title;

        View(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Whose bytes are shown. */
    enum Side {
        BOTH("Both sides"), CLIENT("Client only"), SERVER("Server only");

        private final String title;

        Side(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        boolean shows(boolean fromClient) {
            return this == BOTH || this == CLIENT == fromClient;
        }
    }

    /**
     * A piece of the stream.
     *
     * @param from first character, and {@code to} the one after the last
     * @param packet it came with, {@code time} nanoseconds since 1970 UTC
     * @param gap whether it says that bytes are missing
     */
    record Span(int from, int to, boolean fromClient, long packet, long time, boolean gap) {
    }

    /**
     * Something to be seen in the text.
     *
     * @param from first character, and {@code to} the one after the last
     * @param pattern of the rule that it matches, from 0
     * @param begins whether it begins here, and does not go on from an earlier span
     */
    record Mark(int from, int to, int pattern, boolean begins) {
    }

    /** The span that a character is in. */
    Optional<Span> at(int offset) {
        int low = 0;
        int high = spans.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            Span span = spans.get(middle);
            if (offset < span.from) {
                high = middle - 1;
            } else if (offset >= span.to) {
                low = middle + 1;
            } else {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** The first span that begins at or after a character and before another. */
    Optional<Span> beginning(int from, int to) {
        int[] starts = spans.stream().mapToInt(Span::from).toArray();
        int found = Arrays.binarySearch(starts, from);
        int i = found < 0 ? -found - 1 : found;
        return i < starts.length && starts[i] < to ? Optional.of(spans.get(i)) : Optional.empty();
    }
}
