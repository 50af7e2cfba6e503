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

    @Test
    void saysTheSameForPiecesOfOneByte() {
        assertEquals(version5().whole().lines(), version5().byteByByte().lines());
    }
}
