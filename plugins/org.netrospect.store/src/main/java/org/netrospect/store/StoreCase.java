package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Judgements;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.cases.StoreException;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.database.CaseDatabase;
import org.netrospect.store.database.CaseRecords;
import org.netrospect.store.database.CaseState;
import org.netrospect.store.database.SqlConsole;
import org.netrospect.store.hashset.KnownFiles;
import org.netrospect.store.hashset.KnownTable;
import org.netrospect.store.tables.CapturesView;
import org.netrospect.store.tables.TriagedAlerts;

/** A case that is open in this process, until all who opened it have closed it. */
final class StoreCase implements CaseStore {
    private final String name;
    private final CaseFolder folder;
    private final CaseOpening opening;
    private final CaseData data;
    private final CaseChanges changes;
    private final List<CaseListener> listeners = new CopyOnWriteArrayList<>();
    private final KnownCaptures captures;
    private final KnownFiles known;
    private final TriagedAlerts triaged = new TriagedAlerts(() -> triage().decisions());
    private int users = 1;

    private StoreCase(String name, CaseFolder folder, CaseOpening opening, KnownFiles known) {
        this.name = name;
        this.known = known;
        this.folder = folder;
        this.opening = opening;
        this.data = opening.data();
        this.changes = new CaseChanges(name, folder.path(), opening.writable());
        this.captures = new KnownCaptures(opening.content());
    }

    /** @param known what hash sets say of files */
    static StoreCase open(String name, CaseFolder folder, KnownFiles known) throws IOException {
        return new StoreCase(name, folder, CaseOpening.open(name, folder), known);
    }

    /** Opens a case where nothing is to be written. */
    static StoreCase read(String name, CaseFolder folder, KnownFiles known) throws IOException {
        return new StoreCase(name, folder, CaseOpening.read(name, folder), known);
    }

    /** One more user. @return false if it has been closed already */
    synchronized boolean share() {
        if (users == 0) {
            return false;
        }
        users++;
        return true;
    }

    synchronized boolean isOpen() {
        return users > 0;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path folder() {
        return folder.path();
    }

    @Override
    public List<CaptureInfo> captures() {
        return captures.all();
    }

    @Override
    public List<CaptureInfo> importedWith(int capture) {
        return captures.state().importedWith(capture);
    }

    @Override
    public Optional<CaptureInfo> captureBySha256(String sha256) {
        return captures.bySha256(sha256);
    }

    @Override
    public List<String> openingNotes() {
        return opening.notes();
    }

    @Override
    public List<CaptureNote> notes(int capture) {
        return database().transaction("reading the notes of a capture",
                connection -> CaseRecords.notes(connection, capture));
    }

    @Override
    public String layout(int capture) {
        return captures.layout(capture);
    }

    @Override
    public CaptureImport beginImport() {
        return changes.begin(() -> {
            CaptureImport begun = new StoreImport(this, data, state(), new ImportJournal(folder.importing()));
            opening.database().start();
            return begun;
        });
    }

    @Override
    public RunResults beginRun() {
        return changes.begin(() -> new StoreRun(this, data, state(), new SuppressedAlerts(triage().suppressions()),
                new ImportJournal(folder.importing())));
    }

    @Override
    public void contents(ContentsVisitor visitor) throws IOException {
        data.index.visit(visitor);
    }

    @Override
    public boolean trail(long session, TrailVisitor visitor) throws IOException {
        return data.trail(session, visitor);
    }

    @Override
    public Optional<FileContent> content(long file) {
        return data.contents.content(file);
    }

    @Override
    public Judgements judgements() {
        return new JudgementFile(folder.knowledge().resolve("judgements"));
    }

    /** Another decision about alerts was made. */
    void triaged() {
        triaged.forget();
        changed();
    }

    @Override
    public Triage triage() {
        return new StoreTriage(this);
    }

    @Override
    public Path staging() {
        return folder.staging();
    }

    @Override
    public int sessionRow(long session) {
        return data.sessionRow(session);
    }

    @Override
    public Path unpacked(int capture) {
        return opening.unpacked(folder, capture);
    }

    @Override
    public List<CaptureCheck> check(boolean hash, Progress progress) throws IOException {
        return CaptureFiles.check(captures.all(), hash, progress);
    }

    @Override
    public void relocate(int capture, Path file, Progress progress) throws IOException {
        CaptureInfo moved = CaptureFiles.relocated(captures.capture(capture), file.toAbsolutePath().normalize(),
                progress);
        changes.between("A capture cannot be given a new place", () -> {
            database().transaction("keeping the new place of a capture",
                    connection -> CaseRecords.relocate(connection, capture, moved.file(), moved.modified()));
            captures.relocated(moved);
        });
        changed();
    }

    @Override
    public long size() {
        try {
            return folder.size();
        } catch (IOException e) {
            throw new StoreException("The size of the case " + name + " cannot be found out: "
                    + e.getMessage() + ".", e);
        }
    }

    @Override
    public Map<String, String> texts(String kind) {
        return database().transaction("reading saved texts", connection -> CaseRecords.texts(connection, kind));
    }

    @Override
    public void text(String kind, String textName, String text) {
        writing().transaction("saving a text", connection -> CaseRecords.text(connection, kind, textName, text));
    }

    @Override
    public void sql(String statement, SqlRows rows) {
        // statements see views that are made for them
        new SqlConsole(writing()).run(statement, rows);
    }

    @Override
    public List<TableSchema> schemas() {
        return Tables.ALL;
    }

    @Override
    public Optional<Table> table(String table) {
        return table.equals(Tables.CAPTURES.name()) ? Optional.of(CapturesView.of(captures.all()))
                : data.table(table).map(found -> triaged.of(KnownTable.of(found, known)));
    }

    @Override
    public Table sessionsSoFar() {
        return data.sessionsSoFar();
    }

    /** Whether anybody looks at the case while it grows. */
    boolean watched() {
        return !listeners.isEmpty();
    }

    @Override
    public void addListener(CaseListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(CaseListener listener) {
        listeners.remove(listener);
    }

    /** Tells the listeners. */
    void changed() {
        listeners.forEach(CaseListener::changed);
    }

    @Override
    public boolean writable() {
        return changes.possible();
    }

    /** The database, to be changed. */
    CaseDatabase writing() {
        changes.refuseUnlessPossible();
        return database();
    }

    CaseDatabase database() {
        try {
            return opening.database().join();
        } catch (IOException e) {
            throw new StoreException(e.getMessage(), e);
        }
    }

    /** As of the last commit. */
    CaseState state() {
        return captures.state();
    }

    KnownCaptures knownCaptures() {
        return captures;
    }

    /** An import has ended, kept or not. */
    void importEnded() {
        changes.end(captures::importEnded);
        changed();
    }

    @Override
    public void close() throws IOException {
        close(false);
    }

    void closeForAll() throws IOException {
        close(true);
    }

    private synchronized void close(boolean all) throws IOException {
        if (users == 0) {
            return;
        }
        users = all ? 0 : users - 1;
        if (users == 0) {
            opening.close(folder, () -> changes.underWay() ? Optional.empty() : captures.content());
        }
    }
}
