package org.netrospect.core.importing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.netrospect.core.analysis.CaptureTotals;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaptureInfo.State;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.Secrets;

/** A capture that is being imported: its file, what it says beside its packets, and where that goes. One thread. */
final class OpenCapture implements CaptureListener, Closeable {
    /** Something the capture said before it was known where to put it. */
    private record Early(long packet, long time, String what, String detail) {
    }

    private final Path file;
    private final long size;
    private final long modified;
    private final CaptureReader reader;
    private final Secrets secrets;
    private final List<Early> early = new ArrayList<>();
    private final List<CaptureNote> notes = new ArrayList<>();
    private String lost = "";
    private int id;
    private Optional<Pipeline> pipeline = Optional.empty();
    private Optional<CaptureImport> target = Optional.empty();

    /** Opens the file; the case is not touched yet. @param secrets learn those that the capture brings with it */
    OpenCapture(Path file, CaptureOpener opener, Secrets secrets) throws IOException {
        this.file = file;
        this.secrets = secrets;
        size = Files.size(file);
        modified = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        reader = opener.open(file, this);
    }

    long size() {
        return size;
    }

    CaptureReader reader() {
        return reader;
    }

    int id() {
        return id;
    }

    /** A sentence on what of the file could not be read first; "" if all could. */
    String lost() {
        return lost;
    }

    /** Puts the capture into the case, and from now on what it says. */
    void begin(CaptureImport into, Pipeline through) {
        id = into.begin(info(new CaptureTotals(0, 0, 0, 0, 0, CaptureTotals.End.COMPLETE, ""), State.IMPORTING, "", 0));
        target = Optional.of(into);
        pipeline = Optional.of(through);
        notes.forEach(this::note);
        early.forEach(e -> irregularity(e.packet, e.time, e.what, e.detail));
    }

    CaptureInfo info(CaptureTotals totals, State state, String sha256, long irregularities) {
        long bytes = totals.end() == CaptureTotals.End.CHANGED ? reader.consumed() : size;
        return new CaptureInfo(id, file, sha256, bytes, modified, reader.format(), totals.packets(), totals.first(),
                totals.last(), totals.truncated(), irregularities, reader.consumed(), state, reader.interfaces());
    }

    @Override
    public void loss(long packet, long time, String what, String detail) {
        if (lost.isEmpty()) {
            lost = detail.endsWith(".") ? detail : detail + ".";
        }
        irregularity(packet, time, what, detail);
    }

    @Override
    public void irregularity(long packet, long time, String what, String detail) {
        pipeline.ifPresentOrElse(p ->
                p.irregularity(new Irregularity(id, packet, time, Optional.empty(), what, detail)),
                () -> early.add(new Early(packet, time, what, detail)));
    }

    @Override
    public void note(CaptureNote note) {
        if (note.secrets()) {
            secrets.learn(note.text());
        }
        target.ifPresentOrElse(t -> t.note(id, note), () -> notes.add(note));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
