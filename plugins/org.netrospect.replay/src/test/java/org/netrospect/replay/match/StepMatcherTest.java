package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

class StepMatcherTest {
    @TempDir
    Path folder;

    private Optional<CompiledRules> compiled = Optional.empty();

    private boolean matches(String options, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.rules"),
                "alert tcp any any -> any any (" + options + " sid:1;)\n");
        RuleSet set = RuleSet.read(List.of(file), Variables.DEFAULT);
        assertEquals(List.of(), set.skipped());
        Rule rule = set.rules().getFirst();
        compiled = Optional.of(CompiledRules.of(set));
        StepMatcher matcher = new StepMatcher(compiled.get());
        matcher.begin(rule.variables(), true);
        byte[] bytes = ("##" + text + "##").getBytes(StandardCharsets.ISO_8859_1);
        return matcher.matches(CompiledStep.of(rule.bufferTests().getFirst().steps()), bytes, 2, text.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "content:\"abc\";~xabcx~true",
        "md5:\"d4b7c284882ca9e208bb65e8abd5f4c8\", length 3, offset 2;~xabcd~true",
        "md5:!\"d4b7c284882ca9e208bb65e8abd5f4c8\", length 3, offset 2;~xabcd~false",
        "md5:\"d4b7c284882ca9e208bb65e8abd5f4c8\", length 3, offset 3;~xabcd~false",
        "content:\"a\"; sha256:\"a6b0f90d2ac2b8d1f250c687301aef132049e9016df936680e81fa7bc7d81d70\", "
                + "length 3, relative; content:\"e\", distance 0, within 1;~axabcde~true",
        "content:\"a\"; sha256:\"a6b0f90d2ac2b8d1f250c687301aef132049e9016df936680e81fa7bc7d81d70\", "
                + "length 3, relative; content:\"x\", distance 0, within 1;~axabcde~false",
        "content:\"|2 3|\", depth 2;~'\2\3'~true",
        "content:\"a\\tb\", depth 9;~'a\tb'~true",
        "content:\"abc\"; nocase;~xABCx~true",
        "content:\"abc\";~xABCx~false",
        "content:\"#\";~abc~false",
        "content:\"a\"; offset:1; depth:1;~xa~true",
        "content:\"a\"; offset:1; depth:1;~axa~false",
        "content:\"ab\"; depth:2;~ab~true",
        "content:\"ab\"; depth:2;~xab~false",
        "content:\"ab\"; startswith;~abc~true",
        "content:\"bc\"; startswith;~abc~false",
        "content:\"bc\"; endswith;~abc~true",
        "content:\"ab\"; endswith;~abc~false",
        "content:!\"ab\"; endswith;~abc~true",
        "content:\"a\"; content:\"b\"; distance:1;~ab~false",
        "content:\"a\"; content:\"b\"; distance:1;~axb~true",
        "content:\"a\"; content:\"b\"; within:1;~axb~false",
        "content:\"a\"; content:\"b\"; within:1;~axab~true",
        "content:\"a\"; content:\"b\"; distance:1; within:1;~axb~true",
        "content:\"c\"; content:\"ab\"; distance:-3; within:2;~abc~true",
        "content:\"a\"; content:!\"b\"; within:1;~ab~false",
        "content:\"a\"; content:!\"b\"; within:1;~abac~true",
        "content:\"a\"; content:\"b\"; distance:0; content:\"c\"; within:1;~abxabc~true",
        "content:!\"z\";~abc~true",
        "content:!\"b\";~abc~false",
        "content:\"a\"; isdataat:2,relative;~abc~true",
        "content:\"a\"; isdataat:3,relative;~abc~false",
        "content:\"a\"; isdataat:!1,relative;~ba~true",
        "isdataat:2;~abc~true",
        "isdataat:3;~abc~false",
        "pcre:\"/^b/\"; content:\"a\";~ab~false",
        "content:\"a\"; pcre:\"/^b/R\";~ab~true",
        "content:\"a\"; pcre:\"/^c/R\";~abac~true",
        "pcre:!\"/b/\";~ac~true",
        "byte_test:1,=,0x41,0;~A~true",
        "byte_test:2,>,0x4141,0;~AB~true",
        "byte_test:2,=,0x4241,0,little;~AB~true",
        "byte_test:1,&,1,0;~A~true",
        "byte_test:1,!&,2,0;~A~true",
        "byte_test:3,=,123,0,string,dec;~123~true",
        "byte_test:3,=,0x123,0,string,hex;~123~true",
        "byte_test:1,=,0x4,0,bitmask 0xf0;~A~true",
        "byte_test:4,=,1,0;~abc~false",
        "content:\"n\"; byte_test:1,=,0x41,0,relative;~nAnB~true",
        "content:\"n\"; byte_test:1,=,0x42,0,relative;~nAnB~true",
        "byte_jump:1,0,string,dec; content:\"x\"; within:1;~3abcx~true",
        "byte_jump:1,0,string,dec; content:\"x\"; within:1;~2abcx~false",
        "byte_jump:1,0,string,dec,from_beginning; content:\"c\"; within:1;~3abcx~true",
        "byte_jump:1,0,string,dec,from_beginning,post_offset 1; content:\"x\"; within:1;~3abcx~true",
        "byte_jump:1,0,string,dec,align; content:\"x\"; within:1;~3abcdx~true",
        "byte_jump:1,0,string,dec; content:\"x\"; within:1;~9abcx~false",
        "byte_extract:1,0,n,string,dec; content:\"x\"; offset:n; depth:1;~2bx~true",
        "byte_extract:1,0,n,string,dec; content:\"x\"; offset:n; depth:1;~1bx~false",
        "byte_math:bytes 1, offset 0, oper +, rvalue 1, result n, string dec; content:\"x\"; offset:n;~1bx~true",
        "base64_decode; base64_data; content:\"user:\";~dXNlcjpwYXNz~true",
        "content:\"Basic \"; base64_decode:relative; base64_data; content:\"pass\";~Basic dXNlcjpwYXNz~true",
        "content:\"Basic \"; base64_decode:relative; base64_data; content:\"nope\";~Basic dXNlcjpwYXNz~false",
        "entropy:value >= 2;~abcd~true",
        "entropy:value > 1;~aaaa~false"})
    void holdsAsRulesSay(String options, String text, boolean expected) throws IOException {
        assertEquals(expected, matches(options, text));
    }

    @Test
    void triesAreLimited() {
        StringBuilder options = new StringBuilder("content:\"a\"; ");
        for (int i = 0; i < 30; i++) {
            options.append("content:\"a\"; distance:0; ");
        }
        options.append("content:\"b\"; distance:0;");
        assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> assertEquals(false, matches(options.toString(), "a".repeat(2000))));
    }

    @Test
    void manyPlacesOfSeveralContentsAreFoundToFailOnce() throws IOException {
        String page = "<".repeat(500) + ".length".repeat(500);
        assertEquals(false, matches("content:\"<\"; content:\".length\"; distance:0; pcre:\"/^\\s*;/R\";", page));
        assertEquals(0, compiled.orElseThrow().givenUp());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "content:\"a\"; content:\"b\"; distance:0; content:\"c\"; within:1; content:\"d\"; within:1;~abxabcxabcd~true",
        "content:\"a\"; content:\"b\"; within:1; content:\"c\"; distance:0;~axcab~false",
        "content:\"a\"; content:\"b\"; within:1; content:\"c\"; distance:0;~axab.c~true",
        "content:\"a\"; content:\"c\"; distance:-2; content:\"x\"; within:1;~cabacx~true",
        "content:\"a\"; content:\"b\"; distance:0; pcre:\"/^c/R\"; content:\"d\"; within:1;~aabbcabcd~true"})
    void failuresThatAreRememberedHideNothing(String options, String text, boolean expected) throws IOException {
        assertEquals(expected, matches(options, text));
    }
}
