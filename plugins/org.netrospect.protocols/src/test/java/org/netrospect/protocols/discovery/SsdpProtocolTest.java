package org.netrospect.protocols.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class SsdpProtocolTest {
    private static final String NOTIFY = "NOTIFY * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n"
            + "LOCATION: http://192.0.2.7:8200/d.xml\r\nSERVER: Linux/6.1 DLNADOC/1.50 UPnP/1.0 MiniDLNA/1.3.0\r\n"
            + "NT: upnp:rootdevice\r\nUSN: uuid:1::upnp:rootdevice\r\nNTS: ssdp:alive\r\n\r\n";

    private static Fed udp() {
        return Fed.udp(new SsdpProtocol()::analyzer, 1900);
    }

    @Test
    void tellsADeviceOnceHoweverOftenItAnnouncesItself() {
        assertEquals(List.of("ssdp notify @1 http://192.0.2.7:8200/d.xml {\"target\":\"upnp:rootdevice\","
                + "\"state\":\"ssdp:alive\",\"usn\":\"uuid:1::upnp:rootdevice\","
                + "\"location\":\"http://192.0.2.7:8200/d.xml\","
                + "\"server\":\"Linux/6.1 DLNADOC/1.50 UPnP/1.0 MiniDLNA/1.3.0\",\"count\":2,"
                + "\"last\":\"2.000000000\"}"), udp().client(NOTIFY).client(NOTIFY).whole().lines("ssdp notify"));
    }

    @Test
    void tellsTheProductsOfAServer() {
        List<String> told = udp().client(NOTIFY).whole().lines("ssdp software");
        assertEquals(3, told.size());
        assertEquals("ssdp software @1 MiniDLNA {\"addr\":\"10.0.0.1\",\"product\":\"MiniDLNA\","
                + "\"version\":\"1.3.0\",\"source\":\"SSDP SERVER\"}", told.getLast());
    }

    @Test
    void leavesOutWhatIsNoMessage() {
        Fed.Said said = udp().client("GET / HTTP/1.1\r\n\r\n").client(NOTIFY).whole();
        assertEquals(1, said.lines("irregularity unreadable SSDP message").size());
        assertEquals(1, said.lines("ssdp notify").size());
    }
}
