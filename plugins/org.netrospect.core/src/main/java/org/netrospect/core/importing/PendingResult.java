package org.netrospect.core.importing;

import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.importing.ImportResult.Outcome;

/** The result of a capture that has been read, while sessions of it are still open. */
record PendingResult(Path file, Outcome outcome, CaptureInfo capture, long sessions, long nanoseconds,
        String sentence) {

    /** @param tally what was told of the capture in the end; @param extra time spent after it was read */
    ImportResult result(TallySink tally, long extra) {
        long irregularities = tally.irregularities(capture.id());
        CaptureInfo c = capture;
        CaptureInfo whole = new CaptureInfo(c.id(), c.file(), c.sha256(), c.bytes(), c.modified(), c.format(),
                c.packets(),
                c.first(), c.last(), c.truncatedPackets(), irregularities, c.bytesRead(), c.state(), c.interfaces());
        return new ImportResult(file, outcome, Optional.of(whole), sessions, tally.events(c.id()),
                tally.files(c.id()), nanoseconds + extra, sentence);
    }
}
