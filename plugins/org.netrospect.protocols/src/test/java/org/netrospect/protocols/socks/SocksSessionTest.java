package org.netrospect.protocols.socks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class SocksSessionTest {
    private static Fed version5() {
        return Fed.tcp(new SocksProtocol()::analyzer, 1080).client("\5\1\2").server("\5\2")
                .client("\1\3bob\6secret").server("\1\0").client("\5\1\0\3\7abc.com\0\120")
                .server("\5\0\0\1\0\0\0\0\0\0").client("hello").server("world");
    }

    @Test
    void showsWhereTheProxyConnectsAndHandsOverTheRest() {
        Fed.Said said = version5().whole();
        assertEquals(1, said.lines("socks request @5 abc.com:80").size(), said.lines().toString());
        assertTrue(said.lines("socks login").get(0).contains("\"user\":\"bob\""));
        assertTrue(said.lines().contains("inner client hello"));
        assertTrue(said.lines().contains("inner server world"));
    }

    @Test
    void readsVersionFourWithNames() {
        Fed.Said said = Fed.tcp(new SocksProtocol()::analyzer, 1080).client("\4\1\0\120\0\0\0\1me\0abc.com\0")
                .server("\0\132\0\0\0\0\0\0").client("hello").whole();
        assertEquals(1, said.lines("socks request @1 abc.com:80").size(), said.lines().toString());
        assertTrue(said.lines().contains("inner client hello"));
    }

    private static Fed bind() {
        return Fed.tcp(new SocksProtocol()::analyzer, 1080).client("\5\1\0").server("\5\0")
                .client("\5\2\0\1\300\0\2\7\0\25").server("\5\0\0\1\12\0\0\2\23\210")
                .server("\5\0\0\1\300\0\2\7\0\24").server("150 data").client("ok");
    }

    @Test
    void tellsWhereTheProxyWaitsAndWhoCame() {
        Fed.Said said = bind().whole();
        String told = said.lines("socks request @3 192.0.2.7:21").get(0);
        assertTrue(told.contains("\"command\":\"bind\"") && told.contains("\"bound\":\"10.0.0.2:5000\"")
                && told.contains("\"peer\":\"192.0.2.7:20\"") && told.contains("\"success\":true"), told);
        assertTrue(said.lines().contains("inner server 150 data"), said.lines().toString());
        assertEquals(said.lines(), bind().byteByByte().lines());
    }

    @Test
    void tellsThatNobodyCame() {
        String told = Fed.tcp(new SocksProtocol()::analyzer, 1080).client("\4\2\0\25\300\0\2\7me\0")
                .server("\0\132\23\210\12\0\0\2").server("\0\133\0\0\0\0\0\0").whole()
                .lines("socks request").get(0);
        assertTrue(told.contains("\"bound\":\"10.0.0.2:5000\"") && told.contains("\"success\":false"), told);
    }

    @Test
    void tellsABindWhoseAnswerIsMissing() {
        String told = Fed.tcp(new SocksProtocol()::analyzer, 1080).client("\4\2\0\25\300\0\2\7me\0")
                .server("\0\132\23\210\12\0\0\2").whole().lines("socks request").get(0);
        assertTrue(told.contains("\"bound\":\"10.0.0.2:5000\"") && !told.contains("success"), told);
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        assertEquals(version5().whole().lines(), version5().byteByByte().lines());
    }
}
