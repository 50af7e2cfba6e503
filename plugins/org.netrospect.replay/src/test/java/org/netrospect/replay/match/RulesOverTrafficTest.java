package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.SessionContext;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

class RulesOverTrafficTest {
    @TempDir
    Path folder;

    private final Traffic traffic = new Traffic();

    /** Rules get their sids by their places, from 1. @return sid@packet of every alert */
    private List<String> alerts(int threads, AnalyzerFactory protocols, String... rules) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rules.length; i++) {
            text.append(rules[i].contains("(") ? rules[i].replaceFirst("\\)$", " sid:" + (i + 1) + ";)") : rules[i])
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.rules"), text);
        RuleSet set = RuleSet.read(List.of(file), Variables.DEFAULT);
        assertEquals(List.of(), set.skipped());
        KeptRules kept = new KeptRules(folder.resolve("kept"));
        kept.of(List.of(file), Variables.DEFAULT);
        // what was kept does the same as what was made ready just now, which the other tests are about
        CompiledRules compiled = kept.of(List.of(file), Variables.DEFAULT);
        List<String> told = new ArrayList<>();
        AlertsOf.traffic(traffic, threads, compiled, protocols,
                a -> told.add(a.rule().id().sid() + "@" + a.at().packet() + (a.fromClient() ? ">" : "<")));
        return told;
    }

    private List<String> alerts(String... rules) throws IOException {
        return alerts(1, AnalyzerFactory.NONE, rules);
    }

    @Test
    void findsContentThatSegmentsDivide() throws IOException {
        traffic.tcp(1, 1, 80).client("GET /evi").client("l HTTP/1.0\r\n\r\n").close();
        assertEquals(List.of("1@6>"),
                alerts("alert tcp any any -> any 80 (flow:established,to_server; content:\"/evil\";)"));
    }

    @Test
    void findsContentThatIsDividedWhereAStretchWasLookedAt() throws IOException {
        traffic.tcp(1, 1, 80).client("x".repeat(Stretch.ENOUGH - 2) + "/e").client("vil").close();
        assertEquals(1, alerts("alert tcp any any -> any 80 (content:\"/evil\";)").size());
    }

    @Test
    void doesNotTellTwiceOfWhatIsKeptFromTheStretchBefore() throws IOException {
        traffic.tcp(1, 1, 80).client("/evil" + "x".repeat(Stretch.ENOUGH)).client("more").client("and more").close();
        assertEquals(1, alerts("alert tcp any any -> any 80 (content:\"/evil\";)").size());
    }

    @Test
    void whatWasFoundBeforeHidesNothingNew() throws IOException {
        traffic.tcp(1, 1, 80).client("/evil" + "x".repeat(Stretch.ENOUGH)).client("/evil again").close();
        assertEquals(2, alerts("alert tcp any any -> any 80 (content:\"/evil\";)").size());
    }

    @Test
    void aConditionOnThePacketHoldsForItsBytesToo() throws IOException {
        traffic.tcp(1, 1, 80).client("token").close();
        assertEquals(List.of("2@4>"), alerts("alert ip any any -> any any (ip_proto:88; content:\"token\";)",
                "alert ip any any -> any any (ip_proto:6; content:\"token\";)"));
    }

    @Test
    void contentAtAPlaceIsSoughtInThePacketAndInTheStream() throws IOException {
        traffic.tcp(1, 1, 80).client("GET / ").close();
        assertEquals(List.of("1@4>", "1@5>"), alerts("alert tcp any any -> any 80 (content:\"GET\"; depth:3;)"));
    }

    @Test
    void keepsToDirectionPortAndAddress() throws IOException {
        traffic.tcp(1, 1, 80).client("token").server("token").close();
        assertEquals(List.of("1>", "3<"), alerts(
                "alert tcp 10.0.0.1 any -> any 80 (flow:to_server; content:\"token\";)",
                "alert tcp 10.0.0.2 any -> any 80 (content:\"token\";)",
                "alert tcp any 80 -> 10.0.0.0/8 any (flow:to_client; content:\"token\";)",
                "alert tcp any any -> any 81 (content:\"token\";)")
                        .stream().map(a -> a.replaceFirst("@\\d+", "")).toList());
    }

    @Test
    void bitsOfASessionJoinRules() throws IOException {
        traffic.tcp(1, 1, 80).client("login").server("denied").close();
        traffic.tcp(2, 1, 80).server("denied").close();
        assertEquals(List.of("2@5<"), alerts(
                "alert tcp any any -> any any (flow:to_server; content:\"login\"; depth:5; "
                        + "flowbits:set,a; flowbits:noalert;)",
                "alert tcp any any -> any any (dsize:6; content:\"denied\"; flowbits:isset,a;)"));
    }

    @Test
    void countsOverSessionsByEventTime() throws IOException {
        for (int i = 0; i < 6; i++) {
            traffic.udp(1, i, 53, true, "ask");
        }
        assertEquals(List.of("1@1>", "1@2>", "2@3>", "2@6>", "3@2>", "4@3>", "4@4>", "4@5>", "4@6>"), alerts(
                "alert udp any any -> any 53 (dsize:3; threshold:type limit,track by_src,count 2,seconds 60;)",
                "alert udp any any -> any 53 (dsize:3; threshold:type threshold,track by_src,count 3,seconds 60;)",
                "alert udp any any -> any 53 (dsize:3; threshold:type both,track by_src,count 2,seconds 60;)",
                "alert udp any any -> any 53 (dsize:3; detection_filter:track by_src,count 2,seconds 60;)")
                        .stream().sorted().toList());
    }

    @Test
    void suppressesAlertsOfHosts() throws IOException {
        traffic.udp(1, 1, 53, true, "ask").udp(2, 1, 53, true, "ask");
        assertEquals(List.of("1@2>"), alerts("alert udp any any -> any 53 (dsize:3;)",
                "suppress gen_id 1, sig_id 1, track by_src, ip 10.0.0.1"));
    }

    @Test
    void bitsOfHostsLastOverSessionsUntilTheyEnd() throws IOException {
        traffic.udp(1, 1, 1, true, "mark").udp(1, 2, 2, true, "look").udp(2, 2, 3, true, "look");
        for (int i = 0; i < 8; i++) {
            traffic.udp(9, 9, 9, true, "wait");
        }
        traffic.udp(1, 2, 4, true, "look");
        assertEquals(List.of("2@2>"), alerts(
                "alert udp any any -> any any (content:\"mark\"; xbits:set,x,track ip_src,expire 5; noalert;)",
                "alert udp any any -> any any (content:\"look\"; xbits:isset,x,track ip_src;)"));
    }

    @Test
    void aPassRuleEndsTheAlertsOfItsSession() throws IOException {
        traffic.udp(1, 1, 53, true, "good bad").udp(2, 1, 53, true, "bad");
        assertEquals(List.of("2@2>"), alerts("pass udp any any -> any any (content:\"good\"; flowbits:set,p;)",
                "alert udp any any -> any any (content:\"bad\";)"));
    }

    @Test
    void aRuleThatAsksOfHostsOnlyAlertsOnceASide() throws IOException {
        traffic.udp(1, 1, 53, true, "a").udp(1, 1, 53, true, "b").udp(1, 1, 53, false, "c");
        assertEquals(List.of("1@1>"), alerts("alert ip 10.0.0.1 any -> any any (msg:\"a\";)"));
    }

    @Test
    void looksIntoSessionsRecordedFromTheMiddle() throws IOException {
        traffic.tcpFromTheMiddle(1, 1, 80).client("one to").client("ken here");
        assertEquals(1, alerts("alert tcp any any -> any 80 (flow:established; content:\"token\";)").size());
    }

    @Test
    void tellsOnceOfWhatIsInAPacketAndInTheStreamOfASessionRecordedFromTheMiddle() throws IOException {
        traffic.tcpFromTheMiddle(1, 1, 80).client("ask").server("a token").client("more").close();
        assertEquals(List.of("1@2<"), alerts("alert ip any any -> any any (content:\"token\";)"));
    }

    @Test
    void aRuleForAVersionOfHttpIsNotAskedOfAnother() throws IOException {
        AnalyzerFactory both = context -> {
            context.service("http2");
            return SHOWING.analyzer(context);
        };
        traffic.tcp(1, 1, 80).client("/a host").close();
        assertEquals(List.of("1@4>", "3@4>"), alerts(1, both, "alert http1 any any -> any any (http.uri; bsize:2;)",
                "alert http2 any any -> any any (http.uri; bsize:2;)",
                "alert http any any -> any any (http.uri; bsize:2;)"));
    }

    @Test
    void decidesRulesOverWhatAnalyzersShow() throws IOException {
        traffic.tcp(1, 1, 80).client("/a host").client("/b host").close();
        assertEquals(List.of("1@4>", "3@4>", "3@5>"), alerts(1, SHOWING,
                "alert http any any -> any any (http.uri; content:\"/A\"; nocase; http.host; content:\"host\";)",
                "alert http any any -> any any (http.uri; content:\"/a\"; http.host; content:!\"host\";)",
                "alert http any any -> any any (http.uri; bsize:2;)",
                "alert dns any any -> any any (http.uri; bsize:2;)"));
    }

    @Test
    void whatPassesDoesSoBeforeOtherRulesAndMayAlertItself() throws IOException {
        traffic.tcp(1, 1, 80).client("evil").client("evil again").close();
        assertEquals(List.of("2@6>"), alerts("alert tcp any any -> any any (content:\"evil\";)",
                "pass tcp any any -> any any (alert; content:\"evil\";)"));
    }

    @Test
    void whatIsBypassedOrDroppedIsNotLookedAtAfterThePacketOfTheMatch() throws IOException {
        String other = "alert tcp any any -> any any (flow:to_server; dsize:>3;)";
        traffic.tcp(1, 1, 80).client("/a host").client("/b host").close();
        assertEquals(List.of("2@4>", "1@4>"),
                alerts(1, SHOWING, "alert http any any -> any any (http.uri; content:\"/\"; bypass;)", other));
        traffic.again();
        assertEquals(List.of("2@4>", "1@4>"),
                alerts(1, SHOWING, "drop http any any -> any any (http.uri; content:\"/\";)", other));
        traffic.again();
        assertEquals(List.of("1@4>", "2@4>", "1@5>", "2@5>"),
                alerts(1, SHOWING, "drop tcp any any -> any any (flow:to_server; dsize:>3;)", other));
    }

    @Test
    void aRuleThatAsksForAProtocolAloneAlertsOnceForEachSide() throws IOException {
        traffic.tcp(1, 1, 80).client("/a host").client("/b host").server("c host").server("d host").close();
        assertEquals(List.of("1@5>", "1@6<"),
                alerts(1, SHOWING, "alert tcp any any -> any any (app-layer-protocol:http;)",
                        "alert tcp any any -> any any (app-layer-protocol:!http;)"));
        traffic.again();
        assertEquals(List.of("1@5>", "1@7<"),
                alerts(1, AnalyzerFactory.NONE, "alert tcp any any -> any any (app-layer-protocol:!http;)"));
    }

    @Test
    void thePacketThatCompletesTheHandshakeIsNotOfAnEstablishedSession() throws IOException {
        traffic.tcp(1, 1, 80).client("a").close();
        assertEquals(List.of("1@4>", "1@5>", "1@6<", "1@7>"),
                alerts("alert tcp any any -> any any (flow:established;)"));
    }

    @Test
    void aByteJumpToBeforeTheBeginningEndsAtTheBeginning() throws IOException {
        traffic.udp(1, 1, 99, true, "abcdef");
        assertEquals(List.of("1@1>"), alerts("alert udp any any -> any 99 (content:\"cd\"; byte_jump:0,0,relative,"
                + "post_offset -9; content:\"ab\"; within:2;)",
                "alert udp any any -> any 99 (content:\"cd\"; byte_jump:0,9,relative;)"));
    }

    @Test
    void looksAtHeadersOfPacketsAndComparesWhatItReadsThere() throws IOException {
        traffic.tcp(1, 1, 80).client("abc").close();
        assertEquals(List.of("1@4>", "2@4>"), alerts(
                "alert tcp any any -> any any (ipv4.hdr; byte_extract:1,8,ttl; tcp.hdr; content:\"|00 50|\"; offset:2; "
                        + "byte_test:1,>,ttl,0; content:\"|18|\"; offset:13;)",
                "alert ip any any -> any any (tcp.hdr; content:\"|50 18|\"; pkt_data; content:\"b\";)",
                "alert ip any any -> any any (udp.hdr; content:\"|00|\";)"));
    }

    @Test
    void comparesNumbersWithoutASign() throws IOException {
        traffic.udp(1, 1, 99, true, "\3\5");
        assertEquals(List.of("1@1>"), alerts("alert udp any any -> any 99 (byte_extract:1,1,five; byte_math:bytes 1, "
                + "offset 0, oper -, rvalue five, result less; byte_test:1,<,less,0;)",
                "alert udp any any -> any 99 (byte_extract:1,1,five; byte_math:bytes 1, offset 0, oper -, rvalue five, "
                        + "result less; byte_test:1,>,less,0;)"));
    }

    @Test
    void aBufferThatIsNamedTwiceMayBeTwo() throws IOException {
        traffic.tcp(1, 1, 80).client("one two").close();
        assertEquals(List.of("1@4>"), alerts(1, SHOWING,
                "alert http any any -> any any (dns.query; content:\"one\"; dns.query; content:\"two\";)",
                "alert http any any -> any any (dns.query; content:\"one\"; content:\"two\";)"));
    }

    @Test
    void comparesNumbersThatAnalyzersShow() throws IOException {
        traffic.tcp(1, 1, 80).client("3 9").close();
        assertEquals(List.of("1@4>", "2@4>", "3@4>"), alerts(1, SHOWING,
                "alert http any any -> any any (mqtt.type:PUBLISH;)", "alert http any any -> any any (mqtt.type:2-4;)",
                "alert http any any -> any any (mqtt.flags:dup,retain;)",
                "alert http any any -> any any (mqtt.type:!PUBLISH;)",
                "alert http any any -> any any (mqtt.flags:!retain;)"));
    }

    @Test
    void aRuleThatKeepsFilesNeedsOne() throws IOException {
        traffic.tcp(1, 1, 80).client("/a host").close();
        assertEquals(List.of(), alerts(1, SHOWING, "alert http any any -> any any (filestore;)"));
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        for (int i = 0; i < 40; i++) {
            traffic.tcp(i, 1, 80).client("GET /evil" + i).server("evil").close();
            traffic.udp(i, 2, 53, true, "evil");
        }
        String[] rules = {"alert tcp any any -> any any (content:\"evil\";)",
            "alert ip any any -> any any (content:\"evil\"; threshold:type limit,track by_dst,count 9,seconds 50;)"};
        List<String> one = alerts(1, AnalyzerFactory.NONE, rules);
        traffic.again();
        assertEquals(one, alerts(4, AnalyzerFactory.NONE, rules));
        assertEquals(true, one.size() > 80);
    }

    /** An analyzer that shows each segment as an exchange: a path, a blank, a host. */
    private static final AnalyzerFactory SHOWING = context -> {
        context.service("http");
        return Optional.of(new Showing(context));
    };

    private record Showing(SessionContext context) implements Analyzer {
        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            String[] words = bytes.latin1(0, bytes.length()).split(" ");
            show("http.uri", words[0]);
            show("http.host", words[1]);
            show("dns.query", words[0]);
            show("dns.query", words[1]);
            show("mqtt.type", words[0]);
            show("mqtt.flags", words[1]);
            context.inspection().transactionEnd("http", 0);
        }

        private void show(String name, String value) {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            context.inspection().buffer(name, true, new ByteWindow(bytes, 0, bytes.length));
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // none are made
        }

        @Override
        public void end(boolean fromClient) {
            // nothing is under way
        }
    }

    @Test
    void aSetIsFilledInTheOrderOfPackets() throws IOException {
        traffic.udp(1, 1, 53, true, "a").udp(2, 1, 53, true, "b").udp(1, 1, 53, false, "c").udp(2, 1, 53, true, "d");
        assertEquals(List.of("1@1>", "1@2>", "1@3<", "2@3<", "2@4>"), alerts(
                "alert udp any any -> any any (ip.src; dataset:set,hosts,type ip;)",
                "alert udp any any -> any any (ip.dst; dataset:isset,hosts,type ip;)"));
    }

    @Test
    void asksForWhatListsSayOfHosts() throws IOException {
        Files.write(folder.resolve("categories.txt"), List.of("# number, name, description", "7,Bad,Bad hosts"));
        Files.write(folder.resolve("hosts.list"), List.of("10.0.0.0/8,7,20", "10.0.0.2,7,90", "192.0.2.1,8,127"));
        traffic.udp(1, 1, 53, true, "a").udp(2, 1, 53, true, "b");
        assertEquals(List.of("1@2>", "2@1>", "2@2>"), alerts(
                "alert udp any any -> any any (iprep:src,bad,>,50;)",
                "alert udp any any -> any any (iprep:any,Bad,>,10;)",
                "alert udp any any -> any any (iprep:both,Bad,>,0;)").stream().sorted().toList());
    }
}
