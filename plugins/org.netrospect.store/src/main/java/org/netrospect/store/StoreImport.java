package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.netrospect.core.Limits;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore.TrailVisitor;
import org.netrospect.core.cases.StoreException;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.store.CaseData.Sizes;
import org.netrospect.store.database.CaseState;
import org.netrospect.store.database.ImportTransaction;

/**
 * One import into a case. What is written becomes visible at {@link #checkpoint}s and counts from {@link #close} on.
 * When a write fails (the disk is full), every later call fails in the same way, and close commits what was visible
 * by then.
 */
final class StoreImport implements CaptureImport {
    /** The first rows are shown sooner than the later ones. */
    private static final long FIRST_SHOWN = 50_000_000L;
    private static final long SHOWN_EVERY = 250_000_000L;

    private final StoreCase target;
    private final CaseData data;
    private final CaseState before;
    private final Sizes sizesBefore;
    private final ImportJournal journal;
    private final ImportOutputs out;
    private final ImportWriting writing;
    private final OpenRows open = new OpenRows();
    private final ImportedCaptures captures;
    private long lastSession;
    private long nextShow;
    private boolean discarded;
    // any thread may bring the first note
    private ImportTransaction transaction;

    StoreImport(StoreCase target, CaseData data, CaseState before, ImportJournal journal) throws IOException {
        this.target = target;
        this.data = data;
        this.before = before;
        this.journal = journal;
        sizesBefore = data.sizes();
        captures = new ImportedCaptures(before);
        lastSession = before.lastSession();
        writing = new ImportWriting(target.name());
        journal.begin(before.imports() + 1);
        out = new ImportOutputs(data);
        nextShow = System.nanoTime() + FIRST_SHOWN;
    }

    @Override
    public int begin(CaptureInfo info) {
        writing.writing(() -> journal.add(info.file()));
        int id = captures.begin(info);
        target.knownCaptures().importing(captures.all());
        target.changed();
        return id;
    }

    @Override
    public void note(int capture, CaptureNote note) {
        transaction().note(capture, note);
    }

    private synchronized ImportTransaction transaction() {
        if (transaction == null) {
            transaction = new ImportTransaction(target.database());
        }
        return transaction;
    }

    @Override
    public long opened(Session session) {
        return ++lastSession;
    }

    @Override
    public long trail(long previous, int capture, byte[] bytes, int length) {
        return writing.placing(() -> out.trails.add(previous, capture, bytes, length));
    }

    @Override
    public void places(long[] trails, TrailVisitor visitor) throws IOException {
        writing.adding(this::show);
        for (long trail : trails) {
            data.trails.visit(trail, visitor);
        }
    }

    @Override
    public void ended(Session session) {
        writing.adding(() -> out.session(session));
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        writing.adding(() -> out.irregularities.add(irregularity));
        captures.irregularity(irregularity.capture());
    }

    @Override
    public void event(Event event) {
        writing.adding(() -> out.found.add(event));
    }

    @Override
    public void file(RecoveredFile file) {
        writing.adding(() -> out.file(file, 0));
    }

    @Override
    public boolean watching() {
        return target.watched() && open.due();
    }

    @Override
    public void open(List<OpenSession> sessions) {
        if (open.told(sessions)) {
            nextShow = System.nanoTime();
        }
    }

    @Override
    public void checkpoint() {
        long now = System.nanoTime();
        if (now - nextShow < 0 || !writing.possible()) {
            return;
        }
        nextShow = now + SHOWN_EVERY;
        if (out.changed() || open.fresh()) {
            writing.writing(this::show);
            target.changed();
        }
    }

    /** Makes visible what was written, and with it what is still open. */
    private void show() throws IOException {
        data.show(out.flush(), open.take());
    }

    @Override
    public void complete(CaptureInfo info, String layout) {
        captures.complete(info, layout);
        target.knownCaptures().layout(info.id(), layout);
        target.knownCaptures().importing(captures.all());
        target.changed();
    }

    @Override
    public void replace(Set<Integer> former) {
        captures.replace(former);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    @Override
    public void close() {
        if (!writing.close()) {
            return;
        }
        boolean kept = false;
        try {
            if (captures.completed() && !discarded) {
                commit();
                kept = true;
            }
        } finally {
            end(kept);
        }
    }

    private void commit() {
        IOException late = null;
        if (!writing.failed()) {
            try {
                show();
                tellBorders();
            } catch (IOException e) {
                late = e;
            }
        }
        if (late == null && !writing.failed()) {
            force();
        }
        boolean whole = late == null && !writing.failed();
        if (!whole && !captures.replaced().isEmpty()) {
            throw writing.keepsFormer();
        }
        captures.end(whole);
        CaseState after = captures.after(data.sizes(), lastSession);
        target.knownCaptures().commit(after,
                () -> transaction().commit(after, captures.own(), captures.layouts()));
        data.hide(after.replaced());
        if (late != null) {
            throw writing.failure(late);
        }
    }

    private void tellBorders() throws IOException {
        new BorderSessions(data.table("sessions").orElseThrow(), before.lastSession(), Limits.DEFAULT).tell(
                captures.others(), captures.own(), (capture, packet, time, session, what, detail) -> {
                    out.irregularities.add(capture, packet, time, session, what, detail);
                    captures.irregularity(capture);
                });
        if (out.changed()) {
            show();
        }
    }

    /** Ends the import, whether it was kept or is taken back. */
    private void end(boolean kept) {
        try {
            out.close();
            endTransaction();
            journal.end();
            for (int capture : kept ? captures.replaced() : Set.<Integer>of()) {
                Files.deleteIfExists(target.unpacked(capture));
            }
        } catch (IOException e) {
            throw new StoreException("The import into the case " + target.name() + " could not be ended properly: "
                    + e.getMessage() + ".", e);
        } finally {
            if (!kept && target.state() == before) {
                data.takeBack(sizesBefore);
            }
            data.showNoneOpen();
            target.importEnded();
        }
    }

    private synchronized void endTransaction() {
        if (transaction != null) {
            transaction.close();
        }
    }

    private void force() {
        try {
            out.force();
        } catch (IOException e) {
            throw writing.takenBack(e);
        }
    }
}
