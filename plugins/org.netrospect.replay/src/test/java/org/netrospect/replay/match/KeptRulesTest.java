package org.netrospect.replay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.Variables;

class KeptRulesTest {
    private static final String RULES = """
            config classification: odd,Something odd,2
            alert tcp any any -> any 80 (msg:"a"; content:"evil|00|"; classtype:odd; sid:1; rev:2;)
            alert ip [192.0.2.0/24,!192.0.2.7] any -> any any (msg:"b"; sid:2;)
            alert http any any -> any any (msg:"c"; http.uri; content:"x"; pcre:"/x\\d/"; flowbits:set,f; sid:3;)
            alert tcp any any -> any any (msg:"no"; unknown_keyword; sid:4;)
            suppress gen_id 1, sig_id 1, track by_src, ip 10.0.0.0/8
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeRules() throws IOException {
        file = Files.writeString(folder.resolve("a.rules"), RULES);
    }

    private CompiledRules rules() throws IOException {
        return new KeptRules(folder.resolve("kept")).of(List.of(file), Variables.DEFAULT);
    }

    private Path kept() throws IOException {
        try (var inside = Files.list(folder.resolve("kept"))) {
            return inside.findFirst().orElseThrow();
        }
    }

    private static List<Rule> all(CompiledRules rules) {
        return java.util.stream.IntStream.range(0, rules.size()).mapToObj(i -> rules.rule(i).rule()).toList();
    }

    @Test
    void rulesAreTheSameWhenTheyAreTakenFromWhatIsKept() throws IOException {
        CompiledRules first = rules();
        CompiledRules second = rules();
        assertEquals(3, second.size());
        assertEquals(first.skipped(), second.skipped());
        assertEquals(first.filters().size(), second.filters().size());
        for (int i = 0; i < 3; i++) {
            Rule before = all(first).get(i);
            Rule after = all(second).get(i);
            assertEquals(before.id(), after.id());
            assertEquals(before.id(), second.id(i));
            assertEquals(before.text(), after.text());
            assertEquals(before.origin(), after.origin());
            assertEquals(before.classType() + before.priority(), after.classType() + after.priority());
        }
    }

    @Test
    void whatIsKeptIsReadAgainOnlyIfTheFilesAreTheSame() throws IOException {
        rules();
        FileTime old = FileTime.fromMillis(0);
        Files.setLastModifiedTime(kept(), old);
        rules();
        assertEquals(1, Files.getLastModifiedTime(kept()).compareTo(old), "it was not used");
        Files.writeString(file, RULES.replace("sid:2", "sid:22"));
        assertEquals(List.of(1, 3, 22), all(rules()).stream().map(r -> r.id().sid()).sorted().toList());
    }

    @Test
    void whatIsKeptIsMadeAnewIfItIsDamaged() throws IOException {
        rules();
        byte[] bytes = Files.readAllBytes(kept());
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept(), bytes);
        assertEquals(3, rules().size());
        Files.write(kept(), new byte[3]);
        assertEquals(3, rules().size());
    }

    @Test
    void rulesThatDependOnOtherFilesAreNotKept() throws IOException {
        Files.writeString(folder.resolve("list"), "0123456789abcdef0123456789abcdef");
        file = Files.writeString(folder.resolve("b.rules"),
                "alert http any any -> any any (filemd5:list; sid:1;)");
        assertEquals(1, rules().size());
        assertEquals(false, Files.exists(folder.resolve("kept")));
    }

    @Test
    void aRuleWhoseListWasMissingIsHonouredWhenTheListIsThere() throws IOException {
        file = Files.writeString(folder.resolve("c.rules"), """
                alert http any any -> any any (filemd5:list; sid:1;)
                alert ip any any -> any any (iprep:any,bad,>,1; sid:2;)
                alert dns any any -> any any (dns.query; dataset:isset,names,type string,load names.lst; sid:3;)
                """);
        assertEquals(0, rules().size());
        Files.writeString(folder.resolve("list"), "0123456789abcdef0123456789abcdef");
        Files.writeString(folder.resolve("categories.txt"), "1,bad,hosts that do harm\n");
        Files.writeString(folder.resolve("hosts.list"), "192.0.2.1,1,100\n");
        Files.writeString(folder.resolve("names.lst"), "ZXhhbXBsZS5vcmc=\n");
        assertEquals(3, rules().size());
    }
}
