package org.netrospect.protocols.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class IrcSessionTest {
    private static Fed login() {
        return Fed.tcp(new IrcProtocol()::analyzer, 6667)
                .client("PASS sesame\r\nNICK eve\r\nUSER eve 0 * :Eve Real\r\n")
                .server(":irc.example 001 eve :Welcome\r\n:irc.example 004 eve irc.example ircd-9.1 abi bklm\r\n");
    }

    @Test
    void tellsWhoLogsIn() {
        Fed.Said said = login().whole();
        assertEquals("irc registration @1 eve {\"nick\":\"eve\",\"user\":\"eve\",\"real_name\":\"Eve Real\","
                + "\"server\":\"irc.example\",\"success\":true}", said.lines("irc registration").get(0));
        assertTrue(said.lines("irc login").get(0).contains("\"secret\":\"sesame\",\"success\":true"));
        assertTrue(said.lines("irc software").get(0).contains("\"version\":\"ircd-9.1\""));
    }

    @Test
    void tellsWhatIsSaid() {
        Fed.Said said = login().client("PRIVMSG #plan :at noon\r\n")
                .server(":bob!b@h PRIVMSG #plan :ok\r\n@time=1 "
                        + ":bob!b@h PRIVMSG eve :\u0001ACTION waves\u0001\r\n").whole();
        assertTrue(said.lines("irc message").get(0).startsWith("irc message @3 eve → #plan: at noon"));
        assertTrue(said.lines("irc message").get(1).startsWith("irc message @4 bob → #plan: ok"));
        assertTrue(said.lines("irc message").get(2).startsWith("irc message @4 bob → eve: /me waves"));
    }

    @Test
    void recoversAFileThatIsSentDirectly() {
        Fed offer = login().server(":bob!b@h PRIVMSG eve :\u0001DCC SEND \"a b.txt\" 167772162 5000 5\u0001\r\n");
        Fed.Said said = offer.whole();
        assertTrue(said.lines("irc offer").get(0).contains("\"name\":\"a b.txt\",\"port\":5000,"
                + "\"address\":\"10.0.0.2\",\"size\":5"), said.lines().toString());
        DirectFile file = new DirectFile("bob", "eve", "a b.txt", 5, true);
        Fed.Said data = Fed.tcp(context -> new DirectTransfer(context, file,
                IpAddress.v4(0x0a000002), 5000), 5000).server("Hel").server("lo")
                .client("\0\0\0\5").whole();
        assertEquals("Hello", data.files().get(0).text());
        assertEquals("a b.txt", data.files().get(0).offer().name());
    }

    @Test
    void tellsSecretsGivenToNickServ() {
        Fed.Said said = login().client("PRIVMSG NickServ :IDENTIFY hush\r\n")
                .server(":NickServ!n@s NOTICE eve :Password incorrect.\r\n").whole();
        assertTrue(said.lines("irc login").get(1).contains("\"secret\":\"hush\",\"success\":false"));
    }

    @Test
    void readsTlsInside() {
        assertEquals(1, login().client("STARTTLS\r\n").server(":irc.example 670 eve :go\r\n").client("\u0016hello")
                .whole().lines("inner client \u0016hello").size());
    }

    @Test
    void knowsAClientThatAsksForTlsFirst() {
        assertEquals(Recognition.MORE, recognised("STARTTLS\r\n", ""));
        assertEquals(Recognition.YES, recognised("STARTTLS\r\n", ":irc.example 670 * :STARTTLS successful\r\n"));
        assertEquals(Recognition.NO, recognised("STARTTLS now\r\n", ""));
    }

    @Test
    void isKnownFromItsMiddleByTheServersAnswer() {
        assertEquals(Recognition.MORE, recognised("ISON alice bob\n", ""));
        assertEquals(Recognition.YES, recognised("ISON alice bob\n", ":irc.example 303 carol :alice \r\n"));
        assertEquals(Recognition.NO, recognised("ISON alice bob\n", "303 carol\r\n"));
        assertEquals(Recognition.NO, recognised("IDENTIFY me\n", ""));
    }

    private static Recognition recognised(String client, String server) {
        return new IrcProtocol().recognise(new Opening(Fed.session(IpProtocol.TCP, 7000), window(client),
                window(server), client.length()));
    }

    private static ByteWindow window(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new ByteWindow(bytes, 0, bytes.length);
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = login().server(":eve!e@h JOIN :#plan\r\n:irc.example 332 eve #plan :plans\r\n");
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertEquals(1, session.whole().lines("irc join").size());
    }
}
