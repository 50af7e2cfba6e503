package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriageTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    private void replay(String name, int rev) throws IOException {
        Path rules = folder.resolve("a.rules");
        Files.writeString(rules, "alert tcp any any -> any any (msg:\"syn\"; flags:S; sid:1001; rev:" + rev
                + "; metadata:created_at 2020_03_01;)\n");
        CommandRun replay = run("replay", "--case", "a", "--rules", rules.toString(), "--name", name);
        assertEquals(0, replay.code(), replay.err());
    }

    private List<String[]> rows(String... arguments) {
        return run(arguments).lines().stream().skip(1).map(line -> line.split("\t")).toList();
    }

    @BeforeEach
    void importAndReplay() throws IOException {
        run("import", "--case", "a", CommandRun.testdata().resolve("eicar").toString());
        replay("first", 1);
    }

    @Test
    void aStateStandsForLaterRunsAndRevisions() throws IOException {
        assertEquals(List.of("127.0.0.5 new", "127.0.0.6 new"),
                rows("triage", "--case", "a").stream().map(cells -> cells[5] + " " + cells[10]).toList());
        CommandRun given = run("triage", "--case", "a", "--state", "false_positive", "--rule", "1:1001", "--host",
                "127.0.0.6", "--note", "a test", "--author", "me");
        assertEquals(0, given.code(), given.err());
        replay("second", 2);
        String[] group = rows("triage", "--case", "a", "second").get(1);
        assertEquals("127.0.0.6 false_positive a test me", group[5] + " " + group[10] + " " + group[11] + " "
                + group[12]);
    }

    @Test
    void whatIsSuppressedIsSaidAndGivenAgainWhenThatIsTakenBack() throws IOException {
        assertEquals(0, run("suppress", "--case", "a", "--host", "127.0.0.6", "--reason", "ours").code());
        replay("second", 1);
        assertEquals(1, rows("triage", "--case", "a").size());
        CommandRun diff = run("diff", "--case", "a", "first", "second");
        assertTrue(diff.err().contains("Run 2: 1 alert not given because of suppression 1 (all rules, 127.0.0.6): "
                + "ours"), diff.err());
        assertEquals(0, run("suppress", "--case", "a", "--lift", "1").code());
        replay("third", 1);
        assertEquals(2, rows("triage", "--case", "a").size());
    }

    @Test
    void anEndIsATimeInTheTraffic() throws IOException {
        run("suppress", "--case", "a", "--rule", "1:1001", "--reason", "test", "--until", "2026-11-20");
        replay("second", 1);
        assertEquals(2, rows("triage", "--case", "a").size());
        run("suppress", "--case", "a", "--rule", "1:1001", "--reason", "test", "--until", "2026-11-21");
        replay("third", 1);
        assertEquals(0, rows("triage", "--case", "a").size());
    }

    @Test
    void aDwellTimeSaysSinceWhenThereWasARule() {
        String[] dwell = rows("dwell", "--case", "a", "first").getFirst();
        assertEquals("1583020800.000000000 created_at", dwell[13] + " " + dwell[14]);
    }

    @Test
    void wrongWordsAreSaid() {
        assertEquals(2, run("triage", "--case", "a", "--state", "wrong", "--rule", "1:1001").code());
        assertEquals(2, run("triage", "--case", "a", "--state", "ignored", "--rule", "1:7").code());
        assertEquals(2, run("suppress", "--case", "a", "--rule", "1:7").code());
        assertEquals(2, run("suppress", "--case", "a", "--lift", "9").code());
    }
}
