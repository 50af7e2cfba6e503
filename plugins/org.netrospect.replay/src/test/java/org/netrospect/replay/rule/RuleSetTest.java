package org.netrospect.replay.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    @TempDir
    Path folder;

    private RuleSet read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("test.rules"), text);
        return RuleSet.read(List.of(file), Variables.DEFAULT);
    }

    private Rule one(String text) throws IOException {
        RuleSet set = read(text);
        assertEquals(List.of(), set.skipped());
        return set.rules().getFirst();
    }

    @Test
    void readsWhatDescribesARule() throws IOException {
        Rule rule = one("alert tcp $HOME_NET any -> !$HOME_NET [80,8000:8100,!8080] (msg:\"A \\\"quoted\\; name\\\"\"; "
                + "content:\"x\"; classtype:trojan-activity; reference:url,example.org/a; sid:7; rev:3; "
                + "metadata:created_at 2020_01_02, updated_at 2021_03_04;)");
        assertEquals(new Rule.Id(1, 7, 3), rule.id());
        assertEquals("A \"quoted; name\"", rule.message());
        assertEquals(1, rule.priority());
        assertEquals(List.of("url,example.org/a"), rule.references());
        assertEquals("2020_01_02", rule.metadata().get("created_at"));
        assertTrue(rule.header().source().contains(4, 0, 0x0a000001L));
        assertFalse(rule.header().destination().contains(4, 0, 0x0a000001L));
        assertTrue(rule.header().destinationPorts().contains(8050));
        assertFalse(rule.header().destinationPorts().contains(8080));
    }

    @Test
    void takesWhatAHeaderOfSnort3LeavesOutForAny() throws IOException {
        Header header = one("alert tcp any -> 10.0.0.1 8 (content:\"a\"; sid:1;)").header();
        assertTrue(header.sourcePorts().isAny());
        assertTrue(header.destination().contains(4, 0, 0x0a000001L));
        assertFalse(header.destination().contains(4, 0, 0x0a000002L));
        assertTrue(header.destinationPorts().contains(8));
        assertFalse(header.destinationPorts().contains(9));
        assertTrue(one("alert udp any 5 <> any (content:\"a\"; sid:1;)").header().bothWays());
    }

    @Test
    void runsWhatAsksForAnEngineLikeThisOne() throws IOException {
        assertEquals(List.of(1, 3, 5), read("""
                alert tcp any any -> any any (requires:version >= 6 < 8; sid:1;)
                alert tcp any any -> any any (requires:version >= 8.0.1; sid:2;)
                alert tcp any any -> any any (requires:version < 5 | >= 7.0.3, feature ja3; sid:3;)
                alert tcp any any -> any any (requires:feature flying; sid:4;)
                alert tcp any any -> any any (prefilter; content:"x"; sid:5;)
                """).rules().stream().map(r -> r.id().sid()).toList());
    }

    @Test
    void joinsContinuedLinesAndPassesOverComments() throws IOException {
        RuleSet set = read("# alert tcp any any -> any any (sid:1;)\n"
                + "alert tcp any any -> any any \\\n  (msg:\"a\"; \\\n sid:2;)\n"
                + "alert tcp\n(\n    msg:\"b\";\n    # within\n    content:\"x\", depth 4, nocase;\n    sid:3;\n)\n");
        assertEquals(List.of(), set.skipped());
        assertEquals(List.of(2, 3), set.rules().stream().map(r -> r.id().sid()).toList());
        assertEquals(2, set.rules().getFirst().origin().line());
    }

    @Test
    void usesVariablesClassesAndIncludesOfTheFiles() throws IOException {
        Files.writeString(folder.resolve("more.rules"),
                "alert udp $LAB any -> any $WEB (msg:\"m\"; classtype:mine; sid:9;)\n");
        Files.writeString(folder.resolve("classification.config"), "config classification: mine,My own class,4\n");
        Files.writeString(folder.resolve("test.rules"),
                "ipvar LAB [192.0.2.0/24,!192.0.2.9]\nportvar WEB 8080\ninclude more.rules\n");
        RuleSet set = RuleSet.read(
                List.of(folder.resolve("test.rules"), folder.resolve("classification.config")), Variables.DEFAULT);
        assertTrue(set.rules().stream().anyMatch(r -> r.priority() == 4 && r.classType().equals("My own class")));
        Rule rule = set.rules().getFirst();
        assertTrue(rule.header().source().contains(4, 0, 0xc0000201L));
        assertFalse(rule.header().source().contains(4, 0, 0xc0000209L));
        assertFalse(rule.header().source().contains(6, 0, 1));
    }

    @Test
    void keepsTheHighestRevisionAndTellsOfTheOther() throws IOException {
        RuleSet set = read("alert ip any any -> any any (msg:\"old\"; sid:5; rev:1;)\n"
                + "alert ip any any -> any any (msg:\"new\"; sid:5; rev:2;)\n");
        assertEquals(List.of("new"), set.rules().stream().map(Rule::message).toList());
        assertEquals("1:5:1", set.skipped().getFirst().rule());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "msg:\"a\"b\";~The quotes of msg are not balanced.", "msg:a\"b\";~The quotes of msg are not balanced.",
        "requires:a b;~Requires: \"a b\" is not understood.",
        "filemagic:\"no such kind\";~Filemagic: of the description \"no such kind\" it is not known what has it.",
        "unheard_of:1;~The keyword \"unheard_of\" is not supported.",
        "pcre:\"/(?R)/\";~A regular expression uses the group (?R), which is not supported.",
        "content:\"abc\"; depth:2;~Depth is shorter than the content, which can then never match.",
        "content:\"|4|\";~The bars of a content are not closed.",
        "content:\"a\"; offset:1; distance:2;~A content has both offset or depth and distance or within.",
        "byte_test:20,=,1,0;~Byte_test reads 20 bytes, the limit is 8.",
        "distance:1;~Distance follows no content.",
        "byte_jump:2,unknown;~Byte_jump: \"unknown\" is neither a number nor a variable that was extracted before.",
        "app-layer-event:http.moon;~App-layer-event: the event \"http.moon\" is not told to rules.",
        "dns.query; dataset:unset,a,type string;~Dataset: \"unset\" is not supported.",
        "dns.query; dataset:isset,a,type string,load ../a;~Dataset: there is no file of values, or it lies outside of"
                + " the folder of the rules.",
        "flags:Z;~Flags: \"Z\" is no TCP flag.",
        "threshold:type limit, track by_moon, count 1, seconds 1;~Threshold: \"track by_moon\" is not supported."})
    void aRuleThatCannotBeHonouredIsNotRunAndSaysWhy(String options, String reason) throws IOException {
        RuleSet set = read("alert tcp any any -> any any (msg:\"m\"; " + options + " sid:4; rev:6;)\n");
        assertEquals(List.of(), set.rules());
        RuleSet.Skipped skipped = set.skipped().getFirst();
        assertEquals("1:4:6", skipped.rule());
        if (!options.contains("|4|")) {
            assertEquals(reason, skipped.reason());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "alert tcp $NOWHERE any -> any any (sid:1;)~The variable $NOWHERE is not defined.",
        "alert tcp any 99999 -> any any (sid:1;)~Port 99999 is above 65535.",
        "alert tcp [any,!any] any -> any any (sid:1;)~The addresses \"[any,!any]\" exclude every address.",
        "alert tcp any any >> any any (sid:1;)~\">>\" is no direction.",
        "alert tcp any any -> any any (msg:\"open; sid:1;)~A quotation mark is not closed.",
        "alert tcp any any -> any any (msg:\"a\";)~It has no sid.",
        "rate_filter gen_id 1, sig_id 2, track by_src, count 1, seconds 1, new_action drop, timeout 9"
                + "~Rate_filter changes what an engine does with further packets; alerts are told as without it.",
        "output unified2~The line begins with no action and no known word."})
    void aLineThatIsWrongSaysWhy(String line, String reason) throws IOException {
        assertEquals(reason, read(line + "\n").skipped().getFirst().reason());
    }

    @Test
    void readsModifiersBehindAndBuffersBeforeAContentAlike() throws IOException {
        String header = "alert http any any -> any any (flow:to_server; ";
        Rule behind = one(header + "content:\"GET\"; http_method; content:\"/a\"; http_uri; nocase; sid:1;)");
        Rule before = one(header + "http.method; content:\"GET\"; http.uri; content:\"/a\"; nocase; sid:1;)");
        Rule snort3 = one("alert http (flow:to_server; http_method; content:\"GET\"; http_uri; "
                + "content:\"/a\",nocase; sid:1;)");
        List<BufferName> names = behind.bufferTests().stream().map(BufferTest::buffer).toList();
        assertEquals(List.of(BufferName.of("http.method"), BufferName.of("http.uri")), names);
        assertEquals(names, before.bufferTests().stream().map(BufferTest::buffer).toList());
        assertEquals(names, snort3.bufferTests().stream().map(BufferTest::buffer).toList());
        assertTrue(((Step.Content) snort3.bufferTests().get(1).steps().getFirst()).nocase());
    }

    @Test
    void aRelativeStepStandsBesideTheContentItFollows() throws IOException {
        Rule rule = one("alert http any any -> any any (content:\"a\"; http_uri; isdataat:!10,relative; sid:1;)");
        assertEquals(2, rule.bufferTests().getFirst().steps().size());
    }

    @Test
    void readsEventFiltersAndSuppressions() throws IOException {
        RuleSet set = read("event_filter gen_id 1, sig_id 5, type limit, track by_src, count 1, seconds 60\n"
                + "suppress gen_id 1, sig_id 6, track by_dst, ip 10.0.0.0/8\n");
        assertEquals(List.of(), set.skipped());
        assertEquals(Counting.Kind.LIMIT, set.filters().getFirst().counting().kind());
        assertTrue(set.filters().get(1).addresses().orElseThrow().contains(4, 0, 0x0a010203L));
    }

    @Test
    void endsOnVariablesAndIncludesThatReferToThemselves() throws IOException {
        RuleSet set = read("var A $B\nvar B $A\nalert ip $A any -> any any (sid:1;)\ninclude test.rules\n");
        assertEquals(1, set.skipped().size());
    }

    @Test
    void readsAnExpressionThatKeepsWhatItFound() throws IOException {
        assertEquals(1, read("alert tcp any any -> any any (pcre:\"/id=(\\d+)/i, flow:id, pkt:other\"; sid:1;)\n"
                + "alert tcp any any -> any any (flowvar:id,\"5\"; sid:2;)").rules().size());
    }

    @Test
    void leavesOutWhatAsksForAListThatAnotherRuleChanges() throws IOException {
        Files.writeString(folder.resolve("names.csv"), "YQ==\n");
        RuleSet set = read("alert dns any any -> any any (dns.query; dataset:set,names,type string; sid:1;)\n"
                + "alert dns any any -> any any (dns.query; dataset:isset,names,type string,load names.csv; sid:2;)\n"
                + "alert dns any any -> any any (dns.query; dataset:isset,other,type string,load names.csv; sid:3;)");
        assertEquals(List.of(1, 3), set.rules().stream().map(rule -> rule.id().sid()).toList());
    }
}
