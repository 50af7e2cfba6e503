package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.replay.engine.ExternalProgram;

/** The real Suricata, a process for each capture and kept warm, beside the built-in engine. */
class SuricataReplayTest {
    private static final String RULES = "alert tcp any any -> any any (msg:\"syn\"; flags:S; sid:1; rev:3; "
            + "metadata:created_at 2021_02_03;)\nalert http any any -> any any (msg:\"get\"; http.method; "
            + "content:\"GET\"; sid:2; rev:1;)\nalert tcp any any -> any any (msg:\"bad\"; nosuch:1; sid:3; rev:1;)\n";

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    @BeforeEach
    void importCaptures() {
        assumeTrue(ExternalProgram.find("suricata").isPresent(), "not run: the program suricata is not installed");
        run("import", "--case", "a", CommandRun.testdata().resolve("eicar").toString());
    }

    private CommandRun replay(String name, String engine, String rules) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".rules"), rules);
        return run("replay", "--case", "a", "--engine", engine, "--rules", file.toString(), "--name", name);
    }

    /** Session, sid and revision of the alerts of a run. */
    private List<String> alerts(int run) {
        return run("export", "--case", "a", "alerts").lines().stream().skip(1).map(line -> line.split("\t"))
                .filter(cells -> cells[0].equals(Integer.toString(run)))
                .map(cells -> cells[1] + " " + cells[6] + " " + cells[7]).sorted().toList();
    }

    @Test
    void aProcessForEachCaptureAndOneKeptWarmAndTheBuiltInEngineSayTheSame() throws IOException {
        replay("direct", "suricata", RULES);
        // so many rules that loading them once for all captures is worth it
        CommandRun warm = replay("warm", "suricata", RULES + ("# " + "x".repeat(1000) + "\n").repeat(1100));
        replay("builtin", "builtin", RULES);
        assertEquals(5 + 2, alerts(1).size(), alerts(1).toString());
        assertEquals(alerts(1), alerts(2));
        assertEquals(alerts(1), alerts(3));
        assertEquals(0, warm.code(), warm.err());
        assertTrue(warm.err().contains("nosuch"), warm.err());
    }

    @Test
    void aRunTellsWhatBecameOfTheRulesAndADwellTimeSinceWhenThereWasOne() throws IOException {
        replay("direct", "suricata", RULES);
        String[] names = run("runs", "--case", "a").lines().get(0).split("\t");
        String[] cells = run("runs", "--case", "a").lines().get(1).split("\t");
        assertEquals("honoured 2 skipped 1", names[11] + " " + cells[11] + " " + names[12] + " " + cells[12]);
        assertTrue(cells[4].matches("\\d+\\.\\d+.*"), cells[4]);
        String[] dwell = run("dwell", "--case", "a", "direct").lines().get(1).split("\t");
        assertEquals("created_at", dwell[14]);
    }
}
