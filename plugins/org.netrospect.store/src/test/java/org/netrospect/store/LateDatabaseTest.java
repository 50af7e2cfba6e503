package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.netrospect.core.cases.CaseDamagedException;

class LateDatabaseTest {
    @Test
    void saysWhyTheDatabaseCannotBeStarted() {
        LateDatabase database = new LateDatabase(() -> {
            throw new IOException("A file of the database is missing.");
        });
        assertEquals("A file of the database is missing.",
                assertThrows(CaseDamagedException.class, database::join).getMessage());
    }

    @Test
    void doesNotCallACaseDamagedWhenMemoryRunsOut() {
        OutOfMemoryError error = new OutOfMemoryError("no room");
        LateDatabase database = new LateDatabase(() -> {
            throw error;
        });
        assertEquals(error, assertThrows(OutOfMemoryError.class, database::join));
    }
}
