package org.netrospect.protocols.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class MailboxSessionTest {
    private static Fed pop3() {
        return Fed.tcp(new Pop3Protocol()::analyzer, 110).server("+OK ready\r\n").client("USER bob\r\n")
                .server("+OK\r\n").client("PASS secret\r\n").server("+OK in\r\n").client("LIST\r\nRETR 1\r\n")
                .server("+OK\r\n1 20\r\n.\r\n+OK 20 octets\r\nSubject: a\r\n\r\n..b\r\n.\r\n");
    }

    private static Fed imap() {
        return Fed.tcp(new ImapProtocol()::analyzer, 143).server("* OK ready\r\n")
                .client("1 LOGIN {3}\r\n").server("+ go\r\n").client("bob \"se\\\"cret\"\r\n").server("1 OK in\r\n")
                .client("2 SELECT INBOX\r\n").server("2 OK\r\n").client("3 UID FETCH 7 BODY[]\r\n")
                .server("* 1 FETCH (UID 7 BODY[] {15}\r\nSubject: a\r\n\r\nb)\r\n3 OK done\r\n")
                .client("4 FETCH 2 BODY[]<0.10>\r\n").server("* 2 FETCH (BODY[]<0> {10}\r\nSubject: c)\r\n4 OK\r\n")
                .client("5 FETCH 2 BODY[]<10.10>\r\n").server("* 2 FETCH (BODY[]<10> {5}\r\n\r\n\r\nd)\r\n5 OK\r\n")
                .client("6 APPEND Sent (\\Seen) {16}\r\n").server("+ go\r\n").client("Subject: e\r\n\r\nff\r\n")
                .server("6 OK\r\n");
    }

    @Test
    void keepsAMailThatIsRetrieved() {
        Fed.Said said = pop3().whole();
        assertTrue(said.files().stream().anyMatch(file -> file.text().equals("Subject: a\r\n\r\n.b\r\n")));
        assertTrue(said.lines("pop3 login").get(0).contains("\"user\":\"bob\""));
        assertEquals(1, said.lines("pop3 mail").size());
    }

    @Test
    void keepsMailsThatAreFetchedWholeInPiecesAndAppended() {
        Fed.Said said = imap().whole();
        assertTrue(said.lines("imap login").get(0).contains("\"secret\":\"se\\\"cret\""), said.lines().toString());
        assertEquals(3, said.lines("imap mail").size());
        for (String mail : new String[] {"Subject: a\r\n\r\nb", "Subject: c\r\n\r\nd", "Subject: e\r\n\r\nff"}) {
            assertTrue(said.files().stream().anyMatch(file -> file.text().equals(mail)), mail);
        }
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        assertEquals(pop3().whole().lines(), pop3().byteByByte().lines());
        assertEquals(imap().whole().lines(), imap().byteByByte().lines());
        assertEquals(imap().whole().files().toString(), imap().byteByByte().files().toString());
    }

    @Test
    void recognisesAMailboxThatIsRecordedFromTheMiddle() {
        for (String said : new String[] {"* 2 EXISTS\r\n* 1 RECENT\r\n", "* 12 FETCH (FLAGS (\\Seen))\r\n"}) {
            byte[] bytes = said.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            assertEquals(Recognition.YES, new ImapProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 999),
                    new ByteWindow(), new ByteWindow(bytes, 0, bytes.length), bytes.length)), said);
        }
    }
}
