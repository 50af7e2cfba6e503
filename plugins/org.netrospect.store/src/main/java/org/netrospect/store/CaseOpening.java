package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.netrospect.core.cases.CaseDamagedException;
import org.netrospect.core.table.Tables;
import org.netrospect.store.KeptState.Content;
import org.netrospect.store.database.CaseDatabase;
import org.netrospect.store.database.CaseRecords;
import org.netrospect.store.database.CaseState;

/**
 * A case that has been opened or made, with what was mended on the way.
 *
 * @param database of a new case it is still being made while the first import reads; of one that was closed in order it
 *            is not started until somebody needs it
 * @param content what the case held when it was opened
 * @param scratch where to write what has no place in the case, if that can only be read; else empty
 */
record CaseOpening(CaseLock lock, LateDatabase database, Content content, CaseData data, List<String> notes,
        Optional<Path> scratch) {

    /** Opens the case in a folder, or makes it if it is not complete. */
    static CaseOpening open(String name, CaseFolder folder) throws IOException {
        if (folder.complete() && !folder.writable()) {
            return read(name, folder);
        }
        Files.createDirectories(folder.path());
        CaseLock lock = CaseLock.take(name, folder.lock());
        boolean opened = false;
        try {
            CaseOpening result = folder.complete() ? existing(name, folder, lock) : made(folder, lock);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static CaseOpening made(CaseFolder folder, CaseLock lock) throws IOException {
        folder.clear();
        folder.createFolders();
        LateDatabase database = new LateDatabase(() -> {
            CaseDatabase made = CaseDatabase.create(folder.database(), folder.log());
            folder.mark();
            return made;
        });
        database.start();
        Content nothing = new Content(CaseState.EMPTY, Map.of());
        return new CaseOpening(lock, database, nothing, new CaseData(folder, CaseState.EMPTY), List.of(),
                Optional.empty());
    }

    private static CaseOpening existing(String name, CaseFolder folder, CaseLock lock) throws IOException {
        folder.createFolders();
        KeptState kept = folder.kept();
        Optional<Content> known = kept.read();
        LateDatabase database = new LateDatabase(() -> {
            kept.remove();
            return CaseDatabase.open(folder.database(), folder.log());
        });
        boolean opened = false;
        try {
            Content content = known.isPresent() ? known.get() : content(database);
            CaseData data = new CaseData(folder, content.state());
            List<String> notes = mend(name, folder, content.state(), data);
            data.hide(content.state().replaced());
            opened = true;
            return new CaseOpening(lock, database, content, data, notes, Optional.empty());
        } finally {
            if (!opened && database.wasStarted()) {
                database.join().close();
            }
        }
    }

    private static Content content(LateDatabase database) throws IOException {
        return database.join().transaction("reading what the case holds",
                connection -> new Content(CaseRecords.state(connection), CaseRecords.layouts(connection)));
    }

    /** Opens a case where nothing can be written: nothing is mended, and nothing needs a lock. */
    static CaseOpening read(String name, CaseFolder folder) throws IOException {
        Path scratch = CaseFolder.scratch();
        LateDatabase database = new LateDatabase(() -> CaseDatabase.read(folder.database(), scratch));
        Optional<Content> known = folder.kept().read();
        Content content = known.isPresent() ? known.get() : content(database);
        CaseData data = new CaseData(folder, content.state());
        List<String> notes = new ArrayList<>();
        notes.add("The case " + name + " can only be read: imports, runs and decisions are refused. There is no right"
                + " to write in " + folder.path() + ".");
        if (cut(name, folder, data)) {
            notes.add("An import into it was not finished; nothing of that is shown.");
        }
        data.hide(content.state().replaced());
        return new CaseOpening(CaseLock.none(), database, content, data, notes, Optional.of(scratch));
    }

    boolean writable() {
        return scratch.isEmpty();
    }

    /** Ends it. @param content asked for what the next opening may rely on, when the database is closed */
    void close(CaseFolder folder, Supplier<Optional<Content>> content) throws IOException {
        try {
            if (database.wasStarted()) {
                database.join().close();
                Optional<Content> kept = writable() ? content.get() : Optional.empty();
                if (kept.isPresent()) {
                    folder.kept().keep(kept.get());
                }
            }
        } finally {
            lock.close();
        }
    }

    /** Where a capture lies that had to be unpacked. */
    Path unpacked(CaseFolder folder, int capture) {
        String file = "unpacked-" + capture;
        if (scratch.isEmpty()) {
            return folder.index().resolve(file);
        }
        Path temporary = scratch.get().resolve(file);
        temporary.toFile().deleteOnExit();
        return temporary;
    }

    private static boolean cut(String name, CaseFolder folder, CaseData data) throws IOException {
        try {
            return data.cut(folder);
        } catch (IOException e) {
            throw new CaseDamagedException("The case " + name + " is damaged: " + e.getMessage()
                    + " Import its captures again into a new case.");
        }
    }

    private static List<String> mend(String name, CaseFolder folder, CaseState state, CaseData data)
            throws IOException {
        folder.clearStaging();
        boolean cut = cut(name, folder, data);
        return new ImportJournal(folder.importing()).interrupted(state.imports(),
                state.table(Tables.RUNS.name()).rows(), cut);
    }
}
