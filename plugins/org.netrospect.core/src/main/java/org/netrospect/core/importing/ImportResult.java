package org.netrospect.core.importing;

import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.cases.CaptureInfo;

/**
 * What became of one file.
 *
 * @param capture what is in the case now, or was before
 * @param sessions sessions that this capture added
 * @param events protocol events that began in it
 * @param files files recovered that began in it
 * @param nanoseconds wall time it took
 * @param sentence what the analyst should know; empty if all went as expected
 */
public record ImportResult(Path file, Outcome outcome, Optional<CaptureInfo> capture, long sessions, long events,
        long files, long nanoseconds, String sentence) {

    /** From good to bad. */
    public enum Outcome {
        /** Read to its end. */
        IMPORTED,
        /** Its bytes are in the case already. */
        DUPLICATE,
        /** In a folder, but no capture: left out. */
        LEFT_OUT,
        /** Cancelled or broken off; what was read is in the case. */
        PARTIAL,
        /** Could not be read. */
        FAILED
    }
}
