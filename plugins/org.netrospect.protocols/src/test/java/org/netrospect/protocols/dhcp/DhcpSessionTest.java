package org.netrospect.protocols.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.protocols.Fed;

class DhcpSessionTest {
    private static final String MAC = "\2\0\0\0\0\7";
    private static final String COOKIE = "\143\202\123\143";

    /** @param your address that is given @param options without the end */
    private static String message(int operation, String your, String options) {
        return (char) operation + "\1\6\0" + "\1\2\3\4" + "\0".repeat(8) + your + "\0".repeat(8) + MAC
                + "\0".repeat(10) + "\0".repeat(192) + COOKIE + options + "\377";
    }

    private static String option(int code, String value) {
        return "" + (char) code + (char) value.length() + value;
    }

    private static String request() {
        return message(1, "\0\0\0\0", option(53, "\3") + option(12, "till") + option(60, "MSFT 5.0")
                + option(55, "\1\3\6") + option(50, "\300\0\2\7"));
    }

    private static String ack() {
        return message(2, "\300\0\2\7", option(53, "\5") + option(51, "\0\0\16\20") + option(3, "\300\0\2\1"));
    }

    private static Fed udp() {
        return Fed.udp(new DhcpProtocol()::analyzer, 67);
    }

    @Test
    void tellsALeaseWithWhatTheClientSaidOfItself() {
        List<String> told = udp().client(request()).server(ack()).whole().lines("dhcp lease");
        assertEquals(List.of("dhcp lease @2 192.0.2.7 till {\"mac\":\"02:00:00:00:00:07\",\"address\":\"192.0.2.7\","
                + "\"hostname\":\"till\",\"vendor_class\":\"MSFT 5.0\",\"requested_options\":\"1,3,6\","
                + "\"routers\":\"192.0.2.1\",\"lease_seconds\":3600,\"xid\":\"01020304\"}"), told);
    }

    @Test
    void tellsALeaseWithWhatTheClientAskedInAnotherSession() {
        Fed asked = udp().client(request());
        asked.whole();
        List<String> told = udp().after(asked).server(ack()).whole().lines("dhcp lease");
        assertTrue(told.get(0).contains("\"hostname\":\"till\",\"vendor_class\":\"MSFT 5.0\""), told.toString());
    }

    @Test
    void tellsRepeatedMessagesOnce() {
        List<String> told = udp().client(request()).client(request()).whole().lines("dhcp request");
        assertEquals(1, told.size());
    }

    @Test
    void tellsTheSoftwareOfAnAddressOnce() {
        List<String> told = udp().client(request()).server(ack()).whole().lines("dhcp software");
        assertEquals(List.of("dhcp software @1 MSFT {\"addr\":\"192.0.2.7\",\"product\":\"MSFT\","
                + "\"version\":\"5.0\",\"source\":\"DHCP vendor class\"}"), told);
    }

    @Test
    void readsOptionsInTheFieldsOfNames() {
        String overloaded = message(1, "\0\0\0\0", option(53, "\1") + option(52, "\1"));
        String name = option(12, "hidden") + "\377";
        String there = overloaded.substring(0, 108) + name + overloaded.substring(108 + name.length());
        List<String> told = udp().client(there).whole().lines("dhcp discover");
        assertTrue(told.getFirst().contains("\"hostname\":\"hidden\""), told::getFirst);
    }

    @Test
    void putsTogetherWhatStandsInSeveralOptions() {
        List<String> told = udp().client(message(1, "\0\0\0\0", option(53, "\1") + option(12, "a") + option(12, "b")))
                .whole().lines("dhcp discover");
        assertTrue(told.getFirst().contains("\"hostname\":\"ab\""), told::getFirst);
    }

    @Test
    void readsOnBehindAMessageThatIsNone() {
        String broken = message(1, "\0\0\0\0", "\14\100abc");
        Fed.Said said = udp().client(broken).client(request()).whole();
        assertEquals(1, said.lines("irregularity unreadable DHCP message").size());
        assertEquals(1, said.lines("dhcp request").size());
    }

    @Test
    void showsTheTimesOfALeaseToSignatures() {
        assertEquals(List.of("end dhcp 0", "server dhcp.leasetime=3600", "end dhcp 0"),
                udp().client(request()).server(ack()).inspected().buffers());
    }

    @Test
    void tellsWhatTheServerSaysOfItself() {
        String offer = message(2, "\300\0\2\7", option(53, "\2") + option(60, "ArubaAP"));
        List<String> told = udp().server(offer).whole().lines("dhcp offer");
        assertTrue(told.get(0).contains("\"server_vendor_class\":\"ArubaAP\""), told.toString());
    }

    @Test
    void recognisesMessagesThatTheRecordingCut() {
        byte[] begin = new byte[40];
        begin[0] = 1;
        begin[1] = 1;
        begin[2] = 6;
        assertEquals(Recognition.YES, recognised(67, begin, 300));
        assertEquals(Recognition.NO, recognised(67, begin, 40));
        assertEquals(Recognition.NO, recognised(999, begin, 300));
    }

    private static Recognition recognised(int port, byte[] captured, int length) {
        return new DhcpProtocol().recognise(new Opening(Fed.session(IpProtocol.UDP, port),
                new ByteWindow(captured, 0, captured.length), new ByteWindow(), length));
    }
}
