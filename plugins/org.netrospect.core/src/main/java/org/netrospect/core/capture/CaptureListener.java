package org.netrospect.core.capture;

/** Told by a {@link CaptureReader}, on the reading thread, what it meets beside packets. */
public interface CaptureListener {
    /** Told nothing to anybody. */
    CaptureListener NONE = new CaptureListener() {
    };

    /**
     * The capture breaks its format.
     *
     * @param packet number of the packet concerned, 0 if none
     * @param time nanoseconds since 1970 UTC of that packet, or of the last one before; 0 if none
     * @param what short name
     * @param detail a sentence for the analyst: where, and the consequence
     */
    default void irregularity(long packet, long time, String what, String detail) {
        // whoever reads a capture again knows it
    }

    /** The capture breaks its format, and something of what it holds could not be read; parameters as there. */
    default void loss(long packet, long time, String what, String detail) {
        irregularity(packet, time, what, detail);
    }

    /** The capture says something beside its packets. */
    default void note(CaptureNote note) {
        // whoever reads a capture again knows it
    }
}
