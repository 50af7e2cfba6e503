package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 */
record CaseOpening(CaseLock lock, LateDatabase database, Content content, CaseData data, List<String> notes) {

    /** Opens the case in a folder, or makes it if it is not complete. */
    static CaseOpening open(String name, CaseFolder folder) throws IOException {
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
        return new CaseOpening(lock, database, nothing, new CaseData(folder, CaseState.EMPTY), List.of());
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
            Content content = known.isPresent() ? known.get()
                    : database.join().transaction("reading what the case holds",
                            connection -> new Content(CaseRecords.state(connection), CaseRecords.layouts(connection)));
            CaseData data = new CaseData(folder, content.state());
            List<String> notes = mend(name, folder, content.state(), data);
            data.hide(content.state().replaced());
            opened = true;
            return new CaseOpening(lock, database, content, data, notes);
        } finally {
            if (!opened && database.wasStarted()) {
                database.join().close();
            }
        }
    }

    private static List<String> mend(String name, CaseFolder folder, CaseState state, CaseData data)
            throws IOException {
        boolean cut;
        try {
            folder.clearStaging();
            cut = data.cut(folder);
        } catch (IOException e) {
            throw new CaseDamagedException("The case " + name + " is damaged: " + e.getMessage()
                    + " Import its captures again into a new case.");
        }
        return new ImportJournal(folder.importing()).interrupted(state.imports(),
                state.table(Tables.RUNS.name()).rows(), cut);
    }
}
