package org.netrospect.workbench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class DifferenceTest {
    private static final String NAME = rule("Name", "USER ", 1);
    private static final String SECRET = rule("Secret", "PASS ", 2);
    private static final String END = rule("End", "QUIT", 3);

    @TempDir
    Path folder;
    private CaseContext context;
    private CaseStore store;

    private static String rule(String message, String content, int sid) {
        return "alert tcp any any -> any any (msg:\"" + message + "\"; content:\"" + content + "\"; sid:" + sid
                + "; rev:1;)\n";
    }

    @BeforeEach
    void open() throws IOException {
        context = new RunningWorkbench().openCase("ftp/passive.pcap");
        store = ui(() -> context.store().orElseThrow());
    }

    private void run(SearchEngine engine, String file, String text) throws IOException {
        Path signatures = Files.writeString(folder.resolve(file), text);
        new SearchRun(context.engine(), store, 1, new SearchRequest(engine, Optional.empty(), file,
                List.of(signatures)), Progress.NONE).run();
    }

    private Difference all() {
        return Difference.of(store, Runs.of(store), new TimeFormat(ZoneOffset.UTC));
    }

    private static List<String> texts(Difference difference) {
        return difference.branches().stream().map(Difference.Branch::text).toList();
    }

    @Test
    void aRuleAddedOneRevisedAndOneRemovedIsAllThatDiffers() throws IOException {
        run(SearchEngine.RULES, "june.rules", NAME + SECRET);
        run(SearchEngine.RULES, "july.rules", NAME.replace("rev:1", "rev:2") + END);
        Difference difference = all();
        assertEquals(List.of("New: 1 alert, 1 rule", "Changed: 1 alert, 1 rule", "Gone: 1 alert, 1 rule"),
                texts(difference));
        assertEquals("1:1 rev 1 → rev 2  Name", difference.branches().get(1).below().getFirst().text());
    }

    @Test
    void theSameRulesGiveTheSame() throws IOException {
        run(SearchEngine.RULES, "june.rules", NAME + SECRET);
        run(SearchEngine.RULES, "june.rules", NAME + SECRET);
        assertEquals(List.of("Unchanged: 2 alerts, 2 rules"), texts(all()));
    }

    @Test
    void aFileThatIsInfectedNowComesFirstWithWhoHadIt() throws IOException {
        Table files = store.table(Tables.FILES.name()).orElseThrow();
        run(SearchEngine.VIRUSES, "june.hsb", "a".repeat(64) + ":10:Test.None:73\n");
        run(SearchEngine.VIRUSES, "july.hsb", files.textAt(Tables.FILES.index("sha256"), 0) + ":"
                + files.longAt(Tables.FILES.index("size"), 0) + ":Test.Bad:73\n");
        Difference difference = all();
        assertEquals("Files", difference.counted());
        assertEquals("Changed: 1 file", texts(difference).getFirst());
        Difference.Branch file = difference.branches().getFirst().below().getFirst();
        assertTrue(file.text().endsWith("clean → infected Test.Bad"), file.text());
        assertTrue(file.statement().contains("Unnoticed for") && file.statement().contains("received it in 1 session"),
                file.statement());
        assertTrue(file.below().stream().allMatch(carrier -> carrier.session() > 0) && !file.below().isEmpty());
        Difference last = Difference.of(store, List.of(Runs.of(store).getLast()), new TimeFormat(ZoneOffset.UTC));
        assertEquals("Infected: 1 file", texts(last).getFirst());
    }

    @Test
    void aRunThatFailedIsNotCompared() throws IOException {
        run(SearchEngine.RULES, "june.rules", NAME);
        Path none = folder.resolve("none");
        Path rules = Files.writeString(folder.resolve("a.rules"), NAME);
        try {
            new SearchRun(context.engine(), store, 1, new SearchRequest(SearchEngine.SURICATA, Optional.of(none),
                    "a", List.of(rules)), Progress.NONE).run();
        } catch (IOException e) {
            assertTrue(e.getMessage().contains("none"), e.getMessage());
        }
        assertEquals(List.of(), all().branches());
        assertTrue(all().about().contains("This run failed"), all().about());
    }
}
