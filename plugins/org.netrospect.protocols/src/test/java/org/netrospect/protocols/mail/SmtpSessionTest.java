package org.netrospect.protocols.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class SmtpSessionTest {
    private static final String MAIL = """
            From: =?UTF-8?Q?J=C3=B6rg?= <a@b>\r
            Subject: =?utf-8?B?R3LDvMOfZQ==?=\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed;\r
             boundary="x y"\r
            \r
            not a part\r
            --x y\r
            Content-Type: text/plain\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            one=20li=\r
            ne=3D\r
            --x y\r
            Content-Type: application/octet-stream\r
            Content-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=b.exe\r
            Content-Transfer-Encoding: base64\r
            \r
            TVqQ\r
            AAM=\r
            --x y\r
            Content-Type: message/rfc822\r
            \r
            Subject: inner\r
            \r
            ..two dots\r
            --x y--\r
            """;

    private static Fed session() {
        return Fed.tcp(new SmtpProtocol()::analyzer, 25).server("220 host ESMTP Postfix\r\n").client("EHLO me\r\n")
                .server("250-host\r\n250 PIPELINING\r\n");
    }

    private static Fed mail() {
        return session().client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n").server("250 ok\r\n250 ok\r\n354 go\r\n")
                .client(MAIL + ".\r\nQUIT\r\n").server("250 queued\r\n221 bye\r\n");
    }

    private static String file(Fed.Said said, String name) {
        return said.files().stream().filter(file -> file.offer().name().equals(name)).findFirst().orElseThrow().text();
    }

    @Test
    void takesAMailApart() {
        Fed.Said said = mail().whole();
        assertEquals("one line=", file(said, ""));
        assertEquals("MZ\u0090\0\3", file(said, "a b.exe"));
        assertTrue(said.files().stream().anyMatch(file -> file.text().equals("Subject: inner\r\n\r\n.two dots")));
        assertEquals(MAIL.replace("\r\n..", "\r\n."), file(said, "Grüße.eml"));
        String told = said.lines("smtp mail").get(0);
        assertTrue(told.contains("\"from\":[\"Jörg <a@b>\"]") && told.contains("\"attachments\":[\"a b.exe\"]"), told);
    }

    private static Fed.Said claimed(String body) {
        return session().client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n").server("250 ok\r\n250 ok\r\n354 go\r\n")
                .client("Subject: outer\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n"
                        + "Content-Disposition: attachment; filename=\"innocent.txt\"\r\n\r\n" + body + ".\r\n")
                .server("250 queued\r\n").whole();
    }

    @Test
    void aMessageThatIsFalselySaidToBeInBase64HidesNoAttachment() {
        Fed.Said said = claimed("Subject: inner\r\nContent-Disposition: attachment; filename=\"m.exe\"\r\n\r\nMZ\r\n");
        assertEquals("MZ\r\n", file(said, "m.exe"));
        assertTrue(file(said, "innocent.txt").startsWith("Subject: inner"));
    }

    @Test
    void aMessageThatIsInBase64IsDecoded() {
        assertEquals("Subject: x", file(claimed("U3ViamVjdDogeA==\r\n"), "innocent.txt"));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        // the packets are the same, so are the lines
        assertEquals(mail().whole().lines(), mail().byteByByte().lines());
        assertEquals(mail().whole().files().toString(), mail().byteByByte().files().toString());
    }

    @Test
    void showsLoginsWithTheirOutcome() {
        Fed.Said said = session().client("AUTH LOGIN\r\n").server("334 VXNlcm5hbWU6\r\n").client("Ym9i\r\n")
                .server("334 UGFzc3dvcmQ6\r\n").client("c2VjcmV0\r\n").server("535 no\r\n")
                .client("AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n").server("235 yes\r\n").whole();
        List<String> logins = said.lines("smtp login");
        assertEquals(2, logins.size());
        assertTrue(logins.get(0).contains("\"user\":\"bob\"") && logins.get(0).contains("\"success\":false"));
        assertTrue(logins.get(1).contains("\"secret\":\"secret\"") && logins.get(1).contains("\"success\":true"));
    }

    @Test
    void joinsChunks() {
        Fed.Said said = session().client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nBDAT 13\r\nSubject: a\r\n\r")
                .client("BDAT 3 LAST\r\n\n.\nQUIT\r\n").whole();
        assertEquals("Subject: a\r\n\r\n.\n", file(said, "a.eml"));
    }

    @Test
    void handsOverWhatFollowsStartTls() {
        Fed.Said said = session().client("STARTTLS\r\n").server("220 go\r\n").client("\26\3\1").server("\26\3\3")
                .whole();
        assertTrue(said.lines().contains("inner client \26\3\1"));
        assertTrue(said.lines().contains("inner server \26\3\3"));
    }

    @Test
    void goesOnWithCommandsWhenNoMailIsWanted() {
        Fed.Said said = session().client("MAIL FROM:<a@b>\r\n").server("250 ok\r\n").client("DATA\r\n")
                .server("503 no recipients\r\n").client("VRFY root\r\n").server("252 perhaps\r\n").whole();
        assertEquals(List.of(), said.files());
        assertEquals(1, said.lines("smtp refusal").size());
        assertEquals(1, said.lines("smtp command").size());
    }

    @Test
    void endsAMailWhoseEndIsLost() {
        Fed.Said said = session().client("MAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\n")
                .server("250 ok\r\n250 ok\r\n354 go\r\n").client("Subject: a\r\n\r\nbegin").gap(true, 100)
                .server("250 queued\r\n").client("VRFY root\r\n").whole();
        assertTrue(said.lines("smtp mail").get(0).contains("\"missing_bytes\":100"));
    }
}
