package org.netrospect.protocols.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;

class SyslogSessionTest {
    private static Fed udp() {
        return Fed.udp(new SyslogProtocol()::analyzer, 514);
    }

    private static Fed tcp() {
        return Fed.tcp(new SyslogProtocol()::analyzer, 601);
    }

    @Test
    void readsAMessageOfTheOldForm() {
        assertEquals(List.of("syslog message @1 su: 'su root' failed for lonvick {\"facility\":\"auth\","
                + "\"severity\":\"crit\",\"timestamp\":\"Oct 11 22:14:15\",\"host\":\"mymachine\",\"app\":\"su\","
                + "\"process\":\"230\",\"message\":\"'su root' failed for lonvick\"}"),
                udp().client("<34>Oct 11 22:14:15 mymachine su[230]: 'su root' failed for lonvick").whole()
                        .lines("syslog message"));
    }

    @Test
    void readsAMessageOfTheNewForm() {
        assertEquals(List.of("syslog message @1 evntslog: An event {\"facility\":\"local4\",\"severity\":\"notice\","
                + "\"timestamp\":\"2003-10-11T22:14:15.003Z\",\"host\":\"mymachine.example.com\",\"app\":\"evntslog\","
                + "\"message_id\":\"ID47\",\"structured_data\":\"[a@1 x=\\\"1 ] 2\\\"][b@1]\","
                + "\"message\":\"An event\"}"),
                udp().client("<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 "
                        + "[a@1 x=\"1 ] 2\"][b@1] An event").whole().lines("syslog message"));
    }

    @Test
    void countsWhatIsRepeated() {
        String again = "<34>Oct 11 22:14:1%s host su: failed";
        List<String> told = udp().client(again.formatted(5)).client(again.formatted(6)).client("<34>other").whole()
                .lines("syslog message");
        assertEquals(List.of("syslog message @1 su: failed {\"facility\":\"auth\",\"severity\":\"crit\","
                + "\"timestamp\":\"Oct 11 22:14:15\",\"host\":\"host\",\"app\":\"su\",\"message\":\"failed\","
                + "\"count\":2}", "syslog message @3 other {\"facility\":\"auth\",\"severity\":\"crit\","
                + "\"message\":\"other\"}"), told);
    }

    @Test
    void readsLinesAndCountedMessagesInPiecesOfOneByte() {
        Fed fed = tcp().client("<34>first\n<34>second\n9 <34>third9 <34>\nfour<34>last");
        List<String> told = fed.whole().lines("syslog message");
        assertEquals(5, told.size());
        assertEquals(told, fed.byteByByte().lines("syslog message"));
    }

    @Test
    void goesOnWithTheNextLineBehindAGap() {
        Fed.Said said = tcp().client("<34>first\n<34>sec").gap(true, 10).client("rest\n<34>third\n").whole();
        assertEquals(2, said.lines("syslog message").size());
        assertEquals(1, said.lines("irregularity syslog messages left out").size());
    }

    @Test
    void givesUpWhereALengthIsNone() {
        Fed.Said said = tcp().client("<34>first\n99999999999 <34>x").until(MalformedInput.class);
        assertEquals(1, said.lines("syslog message").size());
    }

    @Test
    void leavesOutLinesThatAreNone() {
        Fed.Said said = tcp().client("<34>first\n<999>no\n<34>third\n").whole();
        assertEquals(2, said.lines("syslog message").size());
        assertEquals(1, said.lines("irregularity unreadable syslog message").size());
    }
}
