package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

/** Sessions of which the recording has a part: what is there is looked at. */
class MidstreamRulesTest {
    private static final String TO_SERVER =
            "alert tcp any any -> any 80 (flow:established,to_server; content:\"/evil\"; sid:1;)";
    private static final String TO_CLIENT =
            "alert tcp any 80 -> any any (flow:established,to_client; content:\"answer\"; sid:2;)";
    private static final String UNESTABLISHED =
            "alert tcp any any -> any any (flow:not_established; content:\"/evil\"; sid:3;)";

    @TempDir
    Path folder;

    private final Traffic traffic = new Traffic();

    private List<Integer> alerts() throws IOException {
        Path file = Files.write(folder.resolve("a.rules"), List.of(TO_SERVER, TO_CLIENT, UNESTABLISHED));
        CompiledRules rules = CompiledRules.of(RuleSet.read(List.of(file), Variables.DEFAULT));
        List<Integer> told = new ArrayList<>();
        AlertsOf.traffic(traffic, 1, rules, AnalyzerFactory.NONE, a -> told.add(a.rule().id().sid()));
        return told.stream().distinct().sorted().toList();
    }

    @Test
    void aRecordingThatBeginsInTheMiddleHoldsEstablishedSessions() throws IOException {
        traffic.tcpFromTheMiddle(1, 1, 80).client("GET /evil").server("the answer").close();
        assertEquals(List.of(1, 2), alerts());
    }

    @Test
    void whatFollowsTheMiddleIsPutTogetherToo() throws IOException {
        traffic.tcpFromTheMiddle(1, 1, 80).client("GET /ev").client("il").server("the ans").server("wer").close();
        assertEquals(List.of(1, 2), alerts());
    }

    @Test
    void theClientsSideAloneIsLookedAt() throws IOException {
        traffic.tcpOneSided(true, 1, 1, 80).client("GET /ev").server("the answer").client("il").close();
        assertEquals(List.of(1), alerts());
    }

    @Test
    void theServersSideAloneIsLookedAt() throws IOException {
        traffic.tcpOneSided(false, 1, 1, 80).client("GET /evil").server("the ans").server("wer").close();
        assertEquals(List.of(2), alerts());
    }
}
