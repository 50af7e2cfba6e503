package org.netrospect.replay.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.replay.rule.RulePatterns;

final class StreamMatchesTest {
    private static final FollowedStream STREAM = new FollowedStream(List.of(
            chunk(true, 4, 0, "GET /evil.EXE?a=1 HTTP/1.1\r\nHo"), chunk(true, 5, 30, "st: example.org\r\n\r\n"),
            chunk(false, 6, 0, "MZ\0\0This program"), new Chunk(false, 7, 0, 16, new byte[0], 10),
            chunk(false, 7, 26, "GET a=1 Host: example.org")), false);

    private static Chunk chunk(boolean client, long packet, long offset, String text) {
        return new Chunk(client, packet, 0, offset, text.getBytes(StandardCharsets.ISO_8859_1), 0);
    }

    private static String find(String options, Optional<Boolean> side, long packet) {
        RulePatterns rule = RulePatterns.of("alert tcp any any -> any any (msg:\"x; y\"; " + options + " sid:1;)");
        return StreamMatches.of(STREAM, rule, side, packet, () -> false).places().stream()
                .map(p -> (p.fromClient() ? "client " : "server ") + p.from() + "-" + p.to() + " by " + p.pattern())
                .collect(Collectors.joining(", "));
    }

    @Test
    void findsAContentOverTheBorderOfPackets() {
        assertEquals("client 28-45 by 0", find("content:\"Host: example.org\";", Optional.of(true), 5));
    }

    @Test
    void looksAtBothSidesIfItIsUnknownWhichMatched() {
        assertEquals("client 28-45 by 0, server 34-51 by 0",
                find("content:\"Host|3a 20|example.org\";", Optional.empty(), 0));
    }

    @Test
    void keepsToTheCaseUnlessTheRuleSaysOtherwise() {
        assertEquals("", find("content:\"evil.exe\";", Optional.of(true), 4));
        assertEquals("client 5-13 by 0", find("content:\"evil.exe\"; http_uri; nocase;", Optional.of(true), 4));
        assertEquals("client 5-13 by 0", find("content:\"evil.exe\",nocase,depth 20;", Optional.of(true), 4));
    }

    @Test
    void looksForShortContentsInWhatWasSaidLastBeforeTheAlert() {
        assertEquals("client 14-17 by 0", find("content:\"a=1\";", Optional.empty(), 4));
        assertEquals("", find("content:\"MZ\";", Optional.empty(), 4));
        assertEquals("client 32-33 by 0", find("content:\":\";", Optional.of(true), 6));
    }

    @Test
    void findsRegularExpressions() {
        assertEquals("client 4-13 by 0", find("pcre:\"/\\/[a-z]+\\.exe/Ri\";", Optional.of(true), 4));
    }

    @Test
    void doesNotShowWhatMustNotBeThere() {
        assertEquals("", find("content:!\"Host\"; pcre:!\"/GET/\";", Optional.empty(), 4));
    }

    @Test
    void ofTwoInOnePlaceTheLongerCounts() {
        assertEquals("client 28-45 by 1",
                find("content:\"Host: exam\"; content:\"Host: example.org\";", Optional.of(true), 4));
    }

    @Test
    void takesNoRuleForARuleWithoutContents() {
        assertEquals(List.of(), RulePatterns.of("no rule").patterns());
        assertEquals(1, RulePatterns.of("alert tcp any any -> any any (content:\"|zz|\"; content:\"good\";)").patterns()
                .size());
    }

    @Test
    void saysWhereAContentStandsInTheRule() {
        String rule = "alert tcp any any -> any any (msg:\"good\"; content:\"bad\"; content:\"good\";)";
        RulePatterns.Pattern second = RulePatterns.of(rule).patterns().get(1);
        assertEquals("\"good\"", rule.substring(second.from(), second.to()));
        assertEquals(rule.lastIndexOf("\"good\""), second.from());
    }
}
