package org.netrospect.core.capture;

/** Told by a {@link CaptureReader}, on the reading thread, what it meets beside packets. */
public interface CaptureListener {
    /** Told nothing to anybody. */
    CaptureListener NONE = new CaptureListener() {
        @Override
        public void irregularity(long packet, long time, String what, String detail) {
        }

        @Override
        public void note(CaptureNote note) {
        }
    };

    /**
     * The capture breaks its format.
     *
     * @param packet number of the packet concerned, 0 if none
     * @param time nanoseconds since 1970 UTC of that packet, or of the last one before; 0 if none
     * @param what short name
     * @param detail a sentence for the analyst: where, and the consequence
     */
    void irregularity(long packet, long time, String what, String detail);

    /** The capture says something beside its packets. */
    void note(CaptureNote note);
}
