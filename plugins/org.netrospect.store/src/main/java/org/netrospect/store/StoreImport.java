package org.netrospect.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final OpenRows open = new OpenRows();
    private final List<CaptureInfo> captures = new ArrayList<>();
    private final Map<Integer, String> layouts = new HashMap<>();
    private final Map<Integer, Long> irregularities = new HashMap<>();
    private final Set<Integer> replaced = new HashSet<>();
    private long lastSession;
    private long nextShow;
    private boolean discarded;
    private boolean completed;
    private boolean closed;
    private boolean failed;
    // any thread may bring the first note
    private ImportTransaction transaction;

    StoreImport(StoreCase target, CaseData data, CaseState before, ImportJournal journal) throws IOException {
        this.target = target;
        this.data = data;
        this.before = before;
        this.journal = journal;
        sizesBefore = data.sizes();
        lastSession = before.lastSession();
        journal.begin(before.imports() + 1);
        out = new ImportOutputs(data);
        nextShow = System.nanoTime() + FIRST_SHOWN;
    }

    @Override
    public int begin(CaptureInfo info) {
        int id = before.lastCapture() + captures.size() + 1;
        writing(() -> journal.add(info.file()));
        captures.add(info.with(id, CaptureInfo.State.IMPORTING));
        target.captures(all());
        target.changed();
        return id;
    }

    private List<CaptureInfo> all() {
        List<CaptureInfo> all = new ArrayList<>(before.captures());
        all.addAll(captures);
        return all;
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
        checkUsable();
        try {
            return out.trails.add(previous, capture, bytes, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void places(long[] trails, TrailVisitor visitor) throws IOException {
        checkUsable();
        writing(this::show);
        for (long trail : trails) {
            data.trails.visit(trail, visitor);
        }
    }

    @Override
    public void ended(Session session) {
        checkUsable();
        try {
            out.session(session);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void irregularity(Irregularity irregularity) {
        checkUsable();
        try {
            out.irregularities.add(irregularity);
            irregularities.merge(irregularity.capture(), 1L, Long::sum);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void event(Event event) {
        checkUsable();
        try {
            out.found.add(event);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void file(RecoveredFile file) {
        checkUsable();
        try {
            out.file(file, 0);
        } catch (IOException e) {
            throw failure(e);
        }
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
        if (now - nextShow < 0 || failed || closed) {
            return;
        }
        nextShow = now + SHOWN_EVERY;
        if (out.changed() || open.fresh()) {
            writing(this::show);
            target.changed();
        }
    }

    /** Makes visible what was written, and with it what is still open. */
    private void show() throws IOException {
        data.show(out.flush(), open.take());
    }

    @Override
    public void complete(CaptureInfo info, String layout) {
        int index = captures.size() - 1;
        while (index >= 0 && captures.get(index).id() != info.id()) {
            index--;
        }
        if (index < 0) {
            throw new IllegalArgumentException("capture " + info.id() + " was not begun in this import");
        }
        completed = true;
        captures.set(index, info);
        layouts.put(info.id(), layout);
        target.layout(info.id(), layout);
        target.captures(all());
        target.changed();
    }

    @Override
    public void replace(Set<Integer> former) {
        replaced.addAll(former);
    }

    @Override
    public void discard() {
        discarded = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean kept = false;
        try {
            if (completed && !discarded) {
                commit();
                kept = true;
            }
        } finally {
            end(kept);
        }
    }

    /** Those of sessions are told when they end, which may be after their capture was read. */
    private CaptureInfo withIrregularities(CaptureInfo c) {
        return new CaptureInfo(c.id(), c.file(), c.sha256(), c.bytes(), c.modified(), c.format(), c.packets(),
                c.first(), c.last(), c.truncatedPackets(), irregularities.getOrDefault(c.id(), 0L), c.bytesRead(),
                c.state(), c.interfaces());
    }

    private void commit() {
        IOException late = null;
        if (!failed) {
            try {
                show();
                tellBorders();
            } catch (IOException e) {
                late = e;
            }
        }
        if (late == null && !failed) {
            force();
        }
        captures.replaceAll(this::withIrregularities);
        boolean whole = late == null && !failed;
        if (!whole && !replaced.isEmpty()) {
            throw new UncheckedIOException(new IOException("The case " + target.name() + " could not be written"
                    + " further, and keeps what an earlier import of the same files found."));
        }
        captures.replaceAll(each -> each.state() == CaptureInfo.State.IMPORTING
                || !whole && each.state() == CaptureInfo.State.COMPLETE
                        ? each.with(each.id(), CaptureInfo.State.PARTIAL) : each);
        CaseState after = after(data.sizes());
        boolean committed = false;
        try {
            transaction().commit(after, captures, layouts);
            committed = true;
        } finally {
            if (!committed) {
                target.doubtful();
            }
        }
        target.committed(after);
        data.hide(after.replaced());
        if (late != null) {
            throw failure(late);
        }
    }

    private void tellBorders() throws IOException {
        List<CaptureInfo> others = before.captures().stream().filter(each -> !replaced.contains(each.id())).toList();
        new BorderSessions(data.table("sessions").orElseThrow(), before.lastSession(), Limits.DEFAULT).tell(others,
                captures, (capture, packet, time, session, what, detail) -> {
                    out.irregularities.add(capture, packet, time, session, what, detail);
                    irregularities.merge(capture, 1L, Long::sum);
                });
        if (out.changed()) {
            show();
        }
    }

    private CaseState after(Sizes sizes) {
        long number = before.imports() + 1;
        Map<Integer, Long> imports = new HashMap<>(before.importOf());
        captures.forEach(each -> imports.put(each.id(), number));
        imports.keySet().removeAll(replaced);
        Set<Integer> left = new HashSet<>(before.replaced());
        left.addAll(replaced);
        return new CaseState(all().stream().filter(each -> !replaced.contains(each.id())).toList(), sizes.tables(),
                sizes.trails(), lastSession, number, imports, left);
    }

    /** Ends the import, whether it was kept or is taken back. */
    private void end(boolean kept) {
        try {
            out.close();
            endTransaction();
            journal.end();
            for (int capture : kept ? replaced : Set.<Integer>of()) {
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

    private interface Write {
        void run() throws IOException;
    }

    private void writing(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException e) {
        failed = true;
        return new UncheckedIOException("The case " + target.name() + " could not be written further ("
                + e.getMessage() + "). What could be written before is kept, and the capture marked as read in part.",
                e);
    }

    private void force() {
        try {
            out.force();
        } catch (IOException e) {
            throw new UncheckedIOException("The case " + target.name() + " could not be written to the disk ("
                    + e.getMessage() + "). The import has been taken back; import the capture again.", e);
        }
    }

    private void checkUsable() {
        if (failed || closed) {
            throw new UncheckedIOException(new IOException("The import into the case " + target.name()
                    + " has ended; nothing more can be added to it."));
        }
    }
}
