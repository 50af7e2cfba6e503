package org.netrospect.store;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.netrospect.core.cases.CaseDamagedException;
import org.netrospect.store.database.CaseDatabase;

/** The database of a case, which is started in the background, when it is first needed or when that can be foreseen. */
final class LateDatabase {
    private final Starter starter;
    private CompletableFuture<CaseDatabase> started;

    /** How it is started; on a thread of its own. */
    @FunctionalInterface
    interface Starter {
        CaseDatabase start() throws IOException;
    }

    LateDatabase(Starter starter) {
        this.starter = starter;
    }

    /** It will be needed soon. */
    synchronized CompletableFuture<CaseDatabase> start() {
        if (started == null) {
            CompletableFuture<CaseDatabase> future = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    future.complete(starter.start());
                } catch (IOException | RuntimeException | Error e) {
                    // whoever waits for the database gets it
                    future.completeExceptionally(e);
                }
            }, "starting the case's database");
            thread.start();
            started = future;
        }
        return started;
    }

    /** Whether it was ever asked for. */
    synchronized boolean wasStarted() {
        return started != null;
    }

    /** Waits for it. @throws CaseDamagedException it could not be started */
    CaseDatabase join() throws IOException {
        try {
            return start().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                // memory that ran out says nothing about the case
                throw error;
            }
            throw new CaseDamagedException(e.getCause().getMessage());
        }
    }
}
