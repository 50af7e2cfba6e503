package org.netrospect.protocols.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class WsDiscoveryProtocolTest {
    private static String message(String kind, String body) {
        return "<?xml version=\"1.0\"?><s:Envelope><s:Header><wsa:Action>http://x/discovery/" + kind
                + "</wsa:Action></s:Header><s:Body>" + body + "</s:Body></s:Envelope>";
    }

    @Test
    void tellsWhatADeviceSaysOfItself() {
        String hello = message("Hello", "<wsd:Hello><wsa:EndpointReference><wsa:Address>urn:uuid:1</wsa:Address>"
                + "</wsa:EndpointReference><wsd:Types a=\"b\">wsdp:Device</wsd:Types>"
                + "<wsd:XAddrs>http://192.0.2.7:5357/</wsd:XAddrs></wsd:Hello>");
        assertEquals(List.of("ws-discovery hello @1 http://192.0.2.7:5357/ {\"types\":\"wsdp:Device\","
                + "\"addresses\":\"http://192.0.2.7:5357/\",\"endpoint\":\"urn:uuid:1\",\"count\":1,"
                + "\"last\":\"1.000000000\"}"),
                Fed.udp(new WsDiscoveryProtocol()::analyzer, 3702).client(hello).whole().lines("ws-discovery"));
    }

    @Test
    void leavesOutWhatHasNoAction() {
        Fed.Said said = Fed.udp(new WsDiscoveryProtocol()::analyzer, 3702).client("<Action").client("<a:Action>x</")
                .whole();
        assertEquals(1, said.lines("irregularity").size());
        assertEquals(0, said.lines("ws-discovery").size());
    }
}
