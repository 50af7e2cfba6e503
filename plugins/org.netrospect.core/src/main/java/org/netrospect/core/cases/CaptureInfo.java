package org.netrospect.core.cases;

import java.nio.file.Path;
import java.util.List;
import org.netrospect.core.capture.CaptureInterface;

/**
 * A capture of a case.
 *
 * @param id from 1 within the case
 * @param file where it was when it was imported, absolute
 * @param sha256 lower-case hex; empty while it is being imported, and if its import was stopped: with one, a capture
 *            that was read in part holds all that its file allows
 * @param bytes size of the file
 * @param modified the file's modification time at import, nanoseconds since 1970 UTC
 * @param format as {@link org.netrospect.core.capture.CaptureReader#format()}
 * @param packets read so far
 * @param first time of the earliest packet, nanoseconds since 1970 UTC; 0 if there is none
 * @param last time of the latest packet
 * @param truncatedPackets packets of which less was recorded than was on the wire
 * @param irregularities how many belong to it
 * @param bytesRead bytes of the file that were read: less than {@code bytes} if the import was cancelled
 * @param state where the import of it stands
 */
public record CaptureInfo(int id, Path file, String sha256, long bytes, long modified, String format, long packets,
        long first, long last, long truncatedPackets, long irregularities, long bytesRead, State state,
        List<CaptureInterface> interfaces) {

    /** Where the import of a capture stands. */
    public enum State {
        /** Being read now. */
        IMPORTING,
        /** Read to its end. */
        COMPLETE,
        /** Stopped by the analyst or by a fault; what was read before is in the case. */
        PARTIAL
    }

    /** True if its import was stopped before all was read that can be read. */
    public boolean unfinished() {
        return state == State.PARTIAL && sha256.isEmpty();
    }

    /** With another id and state; the hash goes with all that was read. */
    public CaptureInfo with(int otherId, State otherState) {
        return new CaptureInfo(otherId, file, otherState == State.COMPLETE ? sha256 : "", bytes, modified, format,
                packets, first, last, truncatedPackets, irregularities, bytesRead, otherState, interfaces);
    }
}
