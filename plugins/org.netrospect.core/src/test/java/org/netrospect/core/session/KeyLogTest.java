package org.netrospect.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeyLogTest {
    private final KeyLog log = new KeyLog();

    @Test
    void knowsSecretsByLabelAndRandom() {
        String random = "00".repeat(32);
        log.learn("# made by a browser\nCLIENT_RANDOM " + random + " 0a0b\n\nOTHER " + random + " 0c");
        assertEquals(2, log.size());
        assertArrayEquals(new byte[] {10, 11}, log.secret("CLIENT_RANDOM", new byte[32]).orElseThrow());
        assertTrue(log.secret("THIRD", new byte[32]).isEmpty());
        assertEquals(0, log.refused());
    }

    @Test
    void countsLinesThatAreNoSecrets() {
        log.learn("RSA 0011 2233\nnonsense\nCLIENT_RANDOM " + "zz".repeat(32) + " 00\n");
        assertEquals(0, log.size());
        assertEquals(3, log.refused());
    }
}
