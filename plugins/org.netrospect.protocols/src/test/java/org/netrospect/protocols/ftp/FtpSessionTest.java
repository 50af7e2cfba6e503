package org.netrospect.protocols.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class FtpSessionTest {
    private static Fed login() {
        return Fed.tcp(new FtpProtocol()::analyzer, 21).server("220-hello\r\n230 of many\r\n220 (vsFTPd 3.0.3)\r\n")
                .client("USER bob\r\n").server("331 pass\r\n").client("PASS secret\r\n").server("230 in\r\n");
    }

    @Test
    void whoJoinsAtThePasswordIsTakenForItByThePort() {
        byte[] password = "PASS secret\r\n".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(Recognition.UNSURE, new FtpProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 21),
                new ByteWindow(password, 0, password.length), new ByteWindow(new byte[0], 0, 0), password.length)));
        Fed.Said said = Fed.tcp(new FtpProtocol()::analyzer, 21).client("PASS secret\r\n").whole();
        assertTrue(said.lines("ftp login").get(0).contains("\"secret\":\"secret\""), said.lines().toString());
    }

    @Test
    void showsLoginsWithTheirOutcome() {
        Fed.Said said = login().client("USER eve\r\n").server("331 pass\r\n").client("PASS x\r\n")
                .server("530 no\r\n").whole();
        assertTrue(said.lines("ftp login").get(0).contains("\"success\":true"));
        assertTrue(said.lines("ftp login").get(1).contains("\"user\":\"eve\",\"secret_kind\":\"password\""));
        assertTrue(said.lines("ftp login").get(1).contains("\"success\":false"));
    }

    @Test
    void tellsOfTransfersWhoseDataIsInNoCapture() {
        Fed.Said said = login().client("CWD /pub\r\n").server("250 ok\r\n").client("PASV\r\n")
                .server("227 Entering Passive Mode (10,0,0,2,4,1)\r\n").client("RETR ../a.bin\r\n")
                .server("150 Opening (100 bytes)\r\n226 done\r\n").whole();
        assertEquals(1, said.lines("ftp transfer @10 /a.bin").size(), said.lines().toString());
    }

    @Test
    void saysThatDataGoesElsewhere() {
        Fed.Said said = login().client("PORT 10,9,9,9,4,1\r\n").server("200 ok\r\n").whole();
        assertTrue(said.lines().contains("irregularity FTP data for another address"));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        assertEquals(login().whole().lines(), login().byteByByte().lines());
    }
}
