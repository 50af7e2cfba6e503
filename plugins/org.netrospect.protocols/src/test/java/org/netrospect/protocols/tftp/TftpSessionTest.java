package org.netrospect.protocols.tftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class TftpSessionTest {
    private static Fed request() {
        return Fed.udp(new TftpProtocol()::analyzer, 69).client("\0\1a.txt\0octet\0blksize\0008\0");
    }

    @Test
    void putsBlocksInOrder() {
        Fed.Said said = request().server("\0\6blksize\0008\0").client("\0\4\0\0").server("\0\3\0\2ijk")
                .server("\0\3\0\1abcdefgh").server("\0\3\0\1abcdefgh").whole();
        assertEquals(1, said.files().size());
        assertEquals("abcdefghijk", said.files().get(0).text());
        assertTrue(said.lines("tftp transfer @1 a.txt").get(0).contains("\"complete\":true"));
    }

    @Test
    void tellsWhyAFileWasRefused() {
        Fed.Said said = request().server("\0\5\0\1File not found\0").whole();
        assertTrue(said.lines("tftp transfer").get(0).contains("\"error\":\"1 File not found\""));
        assertEquals(0, said.files().size());
    }

    @Test
    void tellsARequestThatNobodyAnswers() {
        assertTrue(request().whole().lines("tftp transfer @1 a.txt").get(0).contains("\"complete\":false"));
    }
}
