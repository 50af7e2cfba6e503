package org.netrospect.workbench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.tests.RunningWorkbench;

class SearchRunTest {
    @TempDir
    Path folder;
    private CaseContext context;
    private CaseStore store;

    @BeforeEach
    void open() throws IOException {
        context = new RunningWorkbench().openCase("ftp/passive.pcap");
        store = ui(() -> context.store().orElseThrow());
    }

    private String run(SearchEngine engine, Optional<Path> program, Path... files) throws IOException {
        return new SearchRun(context.engine(), store, 1, new SearchRequest(engine, program, engine.name(),
                List.of(files)), Progress.NONE).run();
    }

    private Runs.Run last() {
        return Runs.of(store).getLast();
    }

    @Test
    void findsWhatAListOfIndicatorsNames() throws IOException {
        Table sessions = store.table(Tables.SESSIONS.name()).orElseThrow();
        Path list = Files.writeString(folder.resolve("bad.txt"),
                sessions.addressAt(Tables.SESSIONS.index("saddr"), 0).orElseThrow() + "\n"
                        + sessions.addressAt(Tables.SESSIONS.index("daddr"), 0).orElseThrow() + "/24\nno such\n");
        String said = run(SearchEngine.INDICATORS, Optional.empty(), list);
        assertTrue(said.startsWith("2 indicators, ") && said.contains("1 entry was left out"), said);
        assertTrue(last().said("skipped").getFirst().contains("bad.txt line 3"), last().said("skipped").toString());
        Table alerts = store.table(Tables.ALERTS.name()).orElseThrow();
        assertEquals(2, IntStream.range(0, alerts.rows()).mapToLong(row -> alerts.longAt(Tables.ALERTS.index("sid"),
                row)).distinct().count());
        assertEquals(Runs.Kind.INDICATORS, last().kind());
        assertTrue(last().results() > 0);
    }

    @Test
    void runsRulesOverTheCapturesThatWereChosenAlone() throws IOException {
        context = new RunningWorkbench().openCase("ftp/passive.pcap", "http/pipelined.pcap");
        store = ui(() -> context.store().orElseThrow());
        Path rules = Files.writeString(folder.resolve("all.rules"),
                "alert tcp any any -> any any (msg:\"Seen\"; content:\" \"; sid:1; rev:1;)\n");
        CaptureInfo one = store.captures().getLast();
        String said = new SearchRun(context.engine(), store, 1, new SearchRequest(SearchEngine.RULES, Optional.empty(),
                "some", List.of(rules), Optional.of(Set.of(one.id()))), Progress.NONE).run();
        Table alerts = store.table(Tables.ALERTS.name()).orElseThrow();
        assertTrue(alerts.rows() > 0, said);
        for (int row = 0; row < alerts.rows(); row++) {
            assertEquals(one.id(), alerts.longAt(Tables.ALERTS.index("capture"), row));
        }
        assertEquals(1, last().captures());
    }

    @Test
    void scansFilesWithVirusSignatures() throws IOException {
        Table files = store.table(Tables.FILES.name()).orElseThrow();
        Path list = Files.writeString(folder.resolve("bad.hsb"), files.textAt(Tables.FILES.index("sha256"), 0) + ":"
                + files.longAt(Tables.FILES.index("size"), 0) + ":Test.Bad:73\n");
        assertTrue(run(SearchEngine.VIRUSES, Optional.empty(), list).contains("1 infected"));
        assertEquals(Runs.Kind.VIRUSES, last().kind());
    }

    @Test
    void asksAProgramAboutFiles() throws IOException {
        Path scanner = program("clamscan", "[ \"$1\" = --version ] && echo 'ClamAV 1.4.6/1/today' && exit 0\n"
                + "for f; do :; done; echo \"$f: Test.Found FOUND\"; exit 1");
        String said = run(SearchEngine.CLAMSCAN, Optional.of(scanner));
        assertTrue(last().results() > 0, said);
        assertEquals(SearchEngine.CLAMSCAN.runName(), last().engine());
    }

    @Test
    void asksClamdThroughItsSocket() throws IOException {
        Path socket = folder.resolve("clamd.ctl");
        try (ClamdStandIn clamd = new ClamdStandIn(socket)) {
            FoundEngines.State state = clamd(clamd.socket());
            assertTrue(state.version().startsWith("ClamAV 1.4.6/27990"), state.missing());
            String said = run(SearchEngine.CLAMD, state.program());
            assertEquals("clamd", last().engine(), said);
            assertTrue(said.contains("infected") && !said.contains(" 0 infected"), said);
        }
        assertTrue(clamd(socket).missing().contains("cannot be"));
    }

    private static FoundEngines.State clamd(Path socket) {
        return FoundEngines.find(name -> name.equals("clamd") ? socket.toString() : "").of(SearchEngine.CLAMD);
    }

    @Test
    void keepsRulesReadyForTheNextRun() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"),
                "alert tcp any any -> any any (msg:\"In\"; content:\"USER \"; sid:77;)\n");
        run(SearchEngine.RULES, Optional.empty(), rules);
        try (Stream<Path> kept = Files.list(context.workspace().resolve("knowledge").resolve("rules"))) {
            assertTrue(kept.anyMatch(file -> file.toString().endsWith(".ready")));
        }
        run(SearchEngine.RULES, Optional.empty(), rules);
        assertEquals(List.of(1L, 1L), Runs.of(store).stream().map(Runs.Run::results).toList());
    }

    @Test
    void wantsFilesWhereItCanDoNothingWithoutThem() {
        assertThrows(IOException.class, () -> run(SearchEngine.RULES, Optional.empty(), folder));
    }

    @Test
    void saysWhyAnEngineCannotBeUsed() throws IOException {
        Path two = program("snort", "echo '   ,,_     -*> Snort! <*-   Version 2.9.20 GRE' >&2");
        Map<String, String> chosen = Map.of("snort", two.toString(), "snort2", two.toString(), "suricata",
                folder.resolve("none").toString());
        FoundEngines found = FoundEngines.find(name -> chosen.getOrDefault(name, ""));
        assertEquals(Optional.of(two), found.of(SearchEngine.SNORT2).program());
        assertTrue(found.of(SearchEngine.SNORT3).missing().contains("is Snort 2.9.20"));
        assertTrue(found.of(SearchEngine.SURICATA).missing().contains("is not there"));
        assertTrue(found.of(SearchEngine.RULES).usable());
        assertFalse(found.of(SearchEngine.SNORT3).usable());
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
