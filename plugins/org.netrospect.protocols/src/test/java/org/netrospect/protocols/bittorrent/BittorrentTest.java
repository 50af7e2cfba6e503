package org.netrospect.protocols.bittorrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class BittorrentTest {
    private static final String HASH = "01234567890123456789";
    private static final String HEX = "3031323334353637383930313233343536373839";

    private static String greeting(String peer) {
        return "\23BitTorrent protocol" + "\0\0\0\0\0\20\0\5" + HASH + peer;
    }

    private static String message(int type, String content) {
        int length = content.length() + 1;
        return "\0\0" + (char) (length >> 8) + (char) (length & 0xff) + (char) type + content;
    }

    private static Fed peers() {
        return Fed.tcp(new BittorrentProtocol()::analyzer, 6881)
                .client(greeting("-TR3000-abcdefghijkl")
                        + message(20, "\0d1:md11:ut_metadatai3ee1:v17:Transmission 3.00e"))
                .server(greeting("A2-1-36-0-abcdefghij") + "\0\0\0\0" + message(7, "\0\0\0\1\0\0\0\0some bytes"));
    }

    @Test
    void tellsWhatIsSharedAndHowMuchOfItWasSent() {
        assertEquals(List.of("bittorrent connection @1 " + HEX + " {\"info_hash\":\"" + HEX
                + "\",\"client_peer_id\":\"-TR3000-abcdefghijkl\",\"client_software\":\"Transmission 3.00\","
                + "\"client_piece_bytes\":0,\"server_peer_id\":\"A2-1-36-0-abcdefghij\",\"server_piece_bytes\":10}"),
                peers().whole().lines("bittorrent connection"));
    }

    @Test
    void tellsTheSoftwareOfBothPeers() {
        List<String> told = peers().whole().lines("bittorrent software");
        assertEquals(List.of("bittorrent software @1 Transmission {\"addr\":\"10.0.0.1\",\"product\":\"Transmission\","
                + "\"version\":\"3.0.0.0\",\"source\":\"BitTorrent peer id\"}", "bittorrent software @2 aria2 "
                + "{\"addr\":\"10.0.0.2\",\"product\":\"aria2\",\"version\":\"1.36.0\",\"source\":"
                + "\"BitTorrent peer id\"}"), told);
    }

    @Test
    void readsTheSameInPiecesOfOneByte() {
        assertEquals(peers().whole().lines("bittorrent connection"),
                peers().byteByByte().lines("bittorrent connection"));
    }

    @Test
    void tellsWhatItKnowsBeforeItGivesUp() {
        Fed broken = peers().client("\177\377\377\377\0");
        assertEquals(1, broken.until(MalformedInput.class).lines("bittorrent connection").size());
    }

    @Test
    void tellsEachQuestionOfTheTableOnce() {
        String question = "d1:ad2:id20:abcdefghijabcdefghij9:info_hash20:" + HASH + "e1:q9:get_peers1:t2:aa1:y1:qe";
        String answer = "d1:rd2:id20:mnopqrstuvmnopqrstuve1:t2:aa1:y1:re";
        List<String> told = Fed.udp(new DhtProtocol()::analyzer, 6881).client(question).server(answer).client(question)
                .whole().lines("bittorrent-dht");
        assertEquals(1, told.size());
        assertEquals(0, told.get(0).indexOf("bittorrent-dht query @1 get_peers " + HEX + " {\"query\":\"get_peers\","
                + "\"from\":\"client\",\"node_id\":\"6162636465666768696a6162636465666768696a\",\"info_hash\":\""
                + HEX + "\",\"count\":2"));
    }

    @Test
    void saysThatAQuestionIsNestedTooDeep() {
        String deep = "d1:0" + "l".repeat(10_000);
        assertEquals(1, Fed.udp(new DhtProtocol()::analyzer, 6881).client("d1:rde1:y1:re").client(deep).whole()
                .lines("irregularity unreadable DHT message").size());
    }

    private static String utp(int type, int number, String content) {
        return (char) (type << 4 | 1) + "\0\1\2" + "\0".repeat(12) + (char) (number >> 8) + (char) (number & 0xff)
                + "\0\0" + content;
    }

    @Test
    void putsPacketsOfUtpInOrderAlsoWhereNumbersBeginAnew() {
        Fed.Said said = Fed.udp(new UtpProtocol()::analyzer, 6881).client(utp(4, 0xfffe, ""))
                .client(utp(0, 0, "world")).client(utp(0, 0xffff, "hello ")).client(utp(0, 0xffff, "hello "))
                .server(utp(2, 7, "")).whole();
        assertEquals(List.of("inner client hello world"), said.lines("inner client"));
        assertEquals(List.of("utp connection @1 3 packets with data {\"connection_id\":258,\"client_packets\":3,"
                + "\"server_packets\":0,\"client_bytes\":17,\"server_bytes\":0}"), said.lines("utp"));
    }
}
