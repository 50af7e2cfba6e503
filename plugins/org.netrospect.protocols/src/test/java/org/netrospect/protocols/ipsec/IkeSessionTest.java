package org.netrospect.protocols.ipsec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class IkeSessionTest {
    private static final String NOBODY = "\0".repeat(8);
    private static final String PROPOSAL = "\0\0\0\1\0\0\0\1" + "\0\0\0\40\1\1\0\1"
            + "\0\0\0\30\1\1\0\0" + "\200\1\0\7\200\16\0\200\200\2\0\4\200\4\0\16";

    private static String two(int value) {
        return "" + (char) (value >> 8) + (char) (value & 0xff);
    }

    private static String payload(int next, String body) {
        return (char) next + "\0" + two(body.length() + 4) + body;
    }

    private static String message(int version, int exchange, int first, String responder, String payloads) {
        return "initiatr" + responder + (char) first + (char) version + (char) exchange + "\0\0\0\0\0" + "\0\0"
                + two(28 + payloads.length()) + payloads;
    }

    private static Fed fed(int port) {
        return Fed.udp(new IkeProtocol()::analyzer, port);
    }

    @Test
    void tellsProposalsAndTheIdentityThatAggressiveModeGivesAway() {
        String ask = message(0x10, 4, 1, NOBODY, payload(5, PROPOSAL) + payload(13, "\3\0\0\0alice@example.org")
                + payload(0, "\11\0\46\211\337\326\267\22"));
        Fed.Said said = fed(500).client(ask).whole();
        assertEquals(List.of("ike exchange @1 aggressive, not answered {\"version\":1,\"exchange\":\"aggressive\","
                + "\"initiator_spi\":\"696e697469617472\",\"proposals\":[\"AES-CBC/128/SHA2-256/MODP-2048\"],"
                + "\"vendor_ids\":[\"XAUTH\"],\"identity\":\"alice@example.org\",\"answered\":false}"),
                said.lines("ike exchange"));
        assertEquals(List.of("ike login @1 alice@example.org {\"user\":\"alice@example.org\","
                + "\"secret_kind\":\"ike aggressive\"}"), said.lines("ike login"));
    }

    @Test
    void tellsTheAnswerWithTheQuestion() {
        String ask = message(0x20, 34, 34, NOBODY, payload(0, "\0\16\0\0key"));
        String refusal = message(0x20, 34, 41, "respondr", payload(0, "\0\0\0\21\0\16"));
        assertEquals(List.of("ike exchange @1 ike_sa_init {\"version\":2,\"exchange\":\"ike_sa_init\","
                + "\"initiator_spi\":\"696e697469617472\",\"key_group\":\"MODP-2048\","
                + "\"responder_spi\":\"726573706f6e6472\",\"responder_notify\":[\"INVALID_KE_PAYLOAD\"],"
                + "\"answered\":true}"), fed(500).client(ask).server(refusal).whole().lines("ike exchange"));
    }

    @Test
    void countsTheEspThatSharesThePort() {
        Fed.Said said = fed(4500).client("\0\0\0\0" + message(0x20, 35, 46, "respondr", payload(0, "secret")))
                .client("\0\0\20\1\0\0\0\1xxxx").client("\0\0\20\1\0\0\0\2xxxx").server("\377").whole();
        assertEquals(List.of("ike encrypted @1 ike_auth {\"exchange\":\"ike_auth\",\"messages\":1}"),
                said.lines("ike encrypted"));
        assertEquals(List.of("esp association @2 SPI 00001001 {\"spi\":\"00001001\",\"direction\":\"client\","
                + "\"packets\":2,\"bytes\":24,\"first_sequence\":1,\"last_sequence\":2}"), said.lines("esp"));
    }

    @Test
    void saysThatAMessageIsBroken() {
        String broken = message(0x20, 34, 33, NOBODY, "\0\0\0\2");
        assertEquals(1, fed(500).client(broken).whole().lines("irregularity unreadable IKE message").size());
    }

    @Test
    void showsMessagesInClearToSignatures() {
        String ask = message(0x10, 2, 1, NOBODY, payload(13, PROPOSAL) + payload(10, "vendor")
                + payload(4, "nonce") + payload(0, "the key"));
        List<String> shown = fed(500).client(ask).server(message(0x10, 2, 1, "respondr", payload(0, PROPOSAL)))
                .inspected().buffers();
        assertEquals(List.of("client ike.init_spi=696e697469617472", "client ike.resp_spi=0000000000000000",
                "client ike.exchtype=2", "client ike.vendor=76656e646f72", "client ike.nonce_payload=nonce",
                "client ike.nonce_payload_length=5", "client ike.key_exchange_payload=the key",
                "client ike.key_exchange_payload_length=7", "end ike 0"), shown.subList(0, 9));
        assertTrue(shown.containsAll(List.of("server ike.chosen_sa_attribute.1=7",
                "server ike.chosen_sa_attribute.14=128", "server ike.chosen_sa_attribute.2=4")), shown.toString());
    }
}
