package org.netrospect.core.cases;

/**
 * How a capture's file stands against what was recorded at import.
 *
 * @param sentence for the analyst
 */
public record CaptureCheck(CaptureInfo capture, Result result, String sentence) {
    /** From good to bad. */
    public enum Result {
        /** Hash taken again and equal. */
        VERIFIED,
        /** Size and modification time equal; hash not taken. */
        PRESENT,
        /** Size equal, modification time not; hash not taken. */
        TOUCHED,
        /** Size or hash differ. */
        CHANGED,
        /** No file there, or it cannot be read. */
        MISSING;

        /** Whether what was imported cannot be read there any more. */
        public boolean isLost() {
            return this == CHANGED || this == MISSING;
        }
    }
}
