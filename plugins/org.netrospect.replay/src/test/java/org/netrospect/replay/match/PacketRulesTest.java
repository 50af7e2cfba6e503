package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/** Rules about packets, over a datagram from 10.0.0.1 to 192.0.2.2 with a wrong header checksum and none of UDP. */
class PacketRulesTest {
    @TempDir
    Path folder;

    /** Rules get their sids by their places, from 1. @return those that alert */
    private List<Integer> matching(String payload, String... options) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < options.length; i++) {
            text.append("alert ip any any -> any any (").append(options[i]).append(" sid:").append(i + 1)
                    .append(";)\n");
        }
        RuleSet set = RuleSet.read(List.of(Files.writeString(folder.resolve("a.rules"), text)), Variables.DEFAULT);
        assertEquals(List.of(), set.skipped());
        TreeSet<Integer> told = new TreeSet<>();
        AlertsOf.traffic(new Traffic().udp(1, 2, 111, true, payload), 1, CompiledRules.of(set),
                context -> Optional.empty(), a -> told.add(a.rule().id().sid()));
        return List.copyOf(told);
    }

    @Test
    void addressesAreBytes() throws IOException {
        assertEquals(List.of(1, 3), matching("x", "ip.src; content:\"|0a 00 00 01|\"; startswith;",
                "ip.src; content:\"|c0|\"; startswith;", "ip.dst; content:\"|02 02|\"; endswith; bsize:4;"));
    }

    @Test
    void addressesAreSoughtInLists() throws IOException {
        Files.writeString(folder.resolve("bad"), "2001:db8::1\n10.0.0.1\n");
        assertEquals(List.of(1, 4), matching("x", "ip.src; dataset:isset,bad,type ip,load bad;",
                "ip.dst; dataset:isset,bad,type ip,load bad;", "ip.src; dataset:isnotset,bad,type ip,load bad;",
                "ip.dst; dataset:isnotset,bad,type ipv4,load bad;"));
    }

    @Test
    void checksumsAreRightOrWrong() throws IOException {
        assertEquals(List.of(1, 4), matching("x", "ipv4-csum:invalid;", "ipv4-csum:valid;", "udpv4-csum:invalid;",
                "udpv4-csum:valid;", "tcpv4-csum:valid;", "udpv6-csum:valid;"));
    }

    @Test
    void callsOfProceduresHaveProgramVersionAndProcedure() throws IOException {
        String call = "xid." + "\0".repeat(7) + "\2\0\1\u0086\u00a0\0\0\0\2\0\0\0\4" + "\0".repeat(16);
        assertEquals(List.of(1, 2, 3), matching(call, "rpc:100000,2,4;", "rpc:100000,*,4;", "rpc:100000,2,*;",
                "rpc:100000,3,4;", "rpc:100005,2,4;", "rpc:100000,2,5;"));
    }

    @Test
    void theVersionOfTheInternetProtocolIsAsked() throws IOException {
        assertEquals(List.of(1), matching("x", "l3_proto:ipv4;", "l3_proto:ip6;"));
    }

    @ParameterizedTest
    @CsvSource({"04820834,2100,'1'", "048207d0,2000,''", "04820fa0,1000,''", "3082083804820834,2100,'1'",
        "0301c8,0,'2'", "03021f,1,'2'", "030210,1,''", "0982012c03,299,'3'", "0982012c80,299,''", "0981ff03,254,''",
        "02010104820834,2100,'1'", "308004820834,2100,''", "a082083804820834,2100,'1'", "01820834,2100,''"})
    void objectsAreTooLargeForWhatReadsThem(String begin, int more, String sids) throws IOException {
        String object = new String(HexFormat.of().parseHex(begin), StandardCharsets.ISO_8859_1) + "A".repeat(more);
        String[] rules = {"asn1:oversize_length 2048;", "asn1:bitstring_overflow;", "asn1:double_overflow;"};
        List<Integer> expected = sids.isEmpty() ? List.of() : List.of(Integer.valueOf(sids));
        assertEquals(expected, matching(object, rules));
        assertEquals(expected, matching("HELLO" + object, "content:\"HEL\"; asn1:oversize_length 2048,"
                + "relative_offset 2;", "asn1:bitstring_overflow,absolute_offset 5;",
                "content:\"HELLO\"; asn1:double_overflow,relative_offset 0;"));
    }

    @Test
    void theAgeOfASessionIsAsked() throws IOException {
        RuleSet set = RuleSet.read(List.of(Files.writeString(folder.resolve("age.rules"),
                "alert udp any any -> any any (flow.age:>2; sid:1;)\n")), Variables.DEFAULT);
        Traffic traffic = new Traffic();
        for (int i = 0; i < 5; i++) {
            traffic.udp(1, 2, 111, true, "x");
        }
        List<Long> packets = new ArrayList<>();
        AlertsOf.traffic(traffic, 1, CompiledRules.of(set), context -> Optional.empty(),
                a -> packets.add(a.at().packet()));
        assertEquals(List.of(4L, 5L), packets);
    }

    @Test
    void aNumberOfNoLengthEndsWithItsDigits() throws IOException {
        assertEquals(List.of(1, 3), matching("size 300; more",
                "content:\"size \"; byte_test:0,=,300,0,relative,string;",
                "content:\"size \"; byte_test:0,>,300,0,relative,string,dec;",
                "byte_test:0,=,0x300,5,string,hex;", "byte_test:0,=,0,0,string,dec;"));
    }
}
