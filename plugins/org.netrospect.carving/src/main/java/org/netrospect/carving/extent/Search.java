package org.netrospect.carving.extent;

/**
 * Reads bytes one behind the other until it has found a place. Keeps what it needs of earlier bytes itself, so that
 * pieces may be of any size. One thread.
 */
public interface Search {
    /**
     * Looks at the next bytes, each once. What it holds outside the heap it has given back when it throws
     * {@link org.netrospect.core.bytes.MalformedInput}, and when nothing is left to be found.
     *
     * @return the index behind the last byte that it needed, at least {@code from} and at most {@code to}; -1 if it is
     *         not there yet
     */
    int find(byte[] bytes, int from, int to);

    /** Whether it can go on behind bytes that are missing. */
    default boolean survivesGap() {
        return true;
    }

    /** It is not used any more. */
    default void close() {
        // most hold nothing
    }
}
