package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.replay.rule.RuleSet;
import org.netrospect.replay.rule.Variables;

class HostRulesTest {
    @TempDir
    Path folder;

    @Test
    void everyRuleThatNamesAHostIsFoundAndFewOthers() throws IOException {
        CompiledRules rules = CompiledRules.of(RuleSet.read(List.of(Files.writeString(folder.resolve("a.rules"), """
                alert ip [192.0.2.1,192.0.2.16/28] any -> any any (sid:1;)
                alert ip any any -> [192.0.2.20,198.51.100.0/24,255.255.255.255] any (sid:2;)
                alert ip [192.0.2.17-192.0.2.30,!192.0.2.20] any -> any any (sid:3;)
                alert ip any any -> any any (sid:4;)
                """.replace("192.0.2.17-192.0.2.30", "192.0.2.16/28"))), Variables.DEFAULT));
        assertEquals(List.of(4), sids(rules, 0xc0000200L, 0));
        assertEquals(List.of(1, 4), sids(rules, 0xc0000201L, 0));
        assertEquals(List.of(1, 2, 4), sids(rules, 0, 0xc0000214L));
        assertEquals(List.of(1, 3, 4), sids(rules, 0xc0000215L, 0xc0000221L));
        assertEquals(List.of(2, 4), sids(rules, 0xffffffffL, 0xc6336400L));
    }

    private static List<Integer> sids(CompiledRules rules, long one, long other) {
        Candidates candidates = new Candidates(rules.size(), rules.patterns());
        candidates.clear(Optional.empty());
        rules.hostsOnly(17).candidates(4, one, other, candidates);
        List<Integer> sids = new ArrayList<>();
        for (int i = 0; i < candidates.sorted(); i++) {
            sids.add(rules.id(candidates.get(i)).sid());
        }
        return sids.stream().sorted().toList();
    }
}
