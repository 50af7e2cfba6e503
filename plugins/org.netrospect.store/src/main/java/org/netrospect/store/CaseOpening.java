package org.netrospect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.netrospect.core.cases.CaseDamagedException;
import org.netrospect.store.database.CaseDatabase;
import org.netrospect.store.database.CaseRecords;
import org.netrospect.store.database.CaseState;

/**
 * A case that has been opened or made, with what was mended on the way.
 *
 * @param database of a new case it is still being made while the first import reads: joining waits for it
 */
record CaseOpening(CaseLock lock, CompletableFuture<CaseDatabase> database, CaseState state, CaseData data,
        List<String> notes) {

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
        CompletableFuture<CaseDatabase> database = new CompletableFuture<>();
        Thread maker = new Thread(() -> {
            try {
                CaseDatabase made = CaseDatabase.create(folder.database(), folder.log());
                folder.mark();
                database.complete(made);
            } catch (IOException | RuntimeException | Error e) {
                // whoever waits for the database gets it
                database.completeExceptionally(e);
            }
        }, "making the case's database");
        maker.start();
        return new CaseOpening(lock, database, CaseState.EMPTY, new CaseData(folder, CaseState.EMPTY), List.of());
    }

    private static CaseOpening existing(String name, CaseFolder folder, CaseLock lock) throws IOException {
        Files.createDirectories(folder.log());
        CaseDatabase database = CaseDatabase.open(folder.database(), folder.log());
        boolean opened = false;
        try {
            CaseState state = database.transaction("reading what the case holds", CaseRecords::state);
            CaseData data = new CaseData(folder, state);
            List<String> notes = mend(name, folder, state, data);
            opened = true;
            return new CaseOpening(lock, CompletableFuture.completedFuture(database), state, data, notes);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private static List<String> mend(String name, CaseFolder folder, CaseState state, CaseData data)
            throws IOException {
        boolean cut;
        try {
            cut = data.cut(folder);
        } catch (IOException e) {
            throw new CaseDamagedException("The case " + name + " is damaged: " + e.getMessage()
                    + " Import its captures again into a new case.");
        }
        List<String> notes = new ArrayList<>();
        List<String> interrupted = new ImportJournal(folder.importing()).interrupted(state.imports());
        for (String capture : interrupted) {
            notes.add("The import of " + capture + " was interrupted and has been taken back; import it again.");
        }
        if (cut && interrupted.isEmpty()) {
            notes.add("An import was interrupted and has been taken back; import its captures again.");
        }
        return notes;
    }

    /** The database, once it is there. */
    CaseDatabase join() throws IOException {
        try {
            return database.join();
        } catch (CompletionException e) {
            throw new CaseDamagedException(e.getCause().getMessage());
        }
    }
}
