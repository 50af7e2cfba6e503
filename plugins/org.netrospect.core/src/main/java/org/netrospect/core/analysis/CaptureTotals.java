package org.netrospect.core.analysis;

/**
 * What was counted while a capture was read.
 *
 * @param first time of the earliest packet, nanoseconds since 1970 UTC; 0 if there was none
 * @param last time of the latest packet
 * @param truncated packets of which less was recorded than was on the wire
 * @param irregularities told to the sink that belong to no session
 * @param end how the reading ended
 * @param problem what kept the capture from being read further; empty unless {@code end} is BROKEN
 */
public record CaptureTotals(long packets, long first, long last, long truncated, long irregularities, End end,
        String problem) {
    /** How the reading of a capture ended. */
    public enum End {
        COMPLETE,
        CANCELLED,
        /** The file was cut or went on growing while it was read. */
        CHANGED,
        /** The file could not be read further. */
        BROKEN
    }
}
