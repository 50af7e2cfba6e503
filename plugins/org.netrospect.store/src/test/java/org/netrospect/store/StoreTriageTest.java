package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.cases.Triage;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Tables;

class StoreTriageTest {
    private static final Triage.Group GROUP = new Triage.Group(1, 2_000_001, "10.0.0.1");
    private static final long MAX = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private static Triage.Decision decision(Triage.State state, long time) {
        return new Triage.Decision(GROUP, state, "because, 'so'", "ä", time);
    }

    private static Triage.Suppression suppression(String rule, String network, long from, long until) {
        return new Triage.Suppression(0, rule, network, from, until, "noise", "me", 1);
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static boolean covers(Triage.Suppression s, String client, long time) {
        return s.covers(1, 5, Optional.of(address(client)), Optional.empty(), time);
    }

    @Test
    void theLastDecisionStandsAndItsHistoryIsKept() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("a", true)) {
            store.triage().decide(decision(Triage.State.CONFIRMED, 1));
            store.triage().decide(decision(Triage.State.FALSE_POSITIVE, 2));
        }
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("a", false)) {
            assertEquals(List.of(decision(Triage.State.FALSE_POSITIVE, 2)), store.triage().decisions());
            assertEquals(List.of(decision(Triage.State.CONFIRMED, 1), decision(Triage.State.FALSE_POSITIVE, 2)),
                    store.triage().history(GROUP));
            assertEquals(List.of(), store.triage().history(new Triage.Group(1, 2_000_001, "10.0.0.2")));
        }
    }

    @Test
    void aSuppressionThatIsTakenBackGivesItsNumberToNoOther() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("a", true)) {
            assertEquals(1, store.triage().suppress(suppression("1:5", "", 0, MAX)).id());
            assertTrue(store.triage().lift(1));
            assertFalse(store.triage().lift(1));
            assertEquals(List.of(), store.triage().suppressions());
            assertEquals(2, store.triage().suppress(suppression("1:5", "", 0, MAX)).id());
        }
    }

    @Test
    void suppressedAlertsAreCountedAndSaidButNotGiven() throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(folder); CaseStore store = workspace.open("a", true)) {
            store.triage().suppress(suppression("1:5", "10.0.0.0/8", 0, 100));
            try (RunResults results = store.beginRun()) {
                for (String client : List.of("10.1.2.3", "11.1.2.3", "10.9.9.9")) {
                    results.add(Tables.ALERTS, new Details().put("gid", 1).put("sid", 5).put("saddr", address(client))
                            .time("time", client.endsWith(".9") ? 101 : 100));
                }
                assertEquals(2, results.size());
                results.finish(new Details().put("name", "x").put("kind", "rules")
                        .put("detail", "{\"files\":[\"f\"]}"));
            }
            assertEquals(2, store.table("alerts").orElseThrow().rows());
            assertEquals("{\"suppressed\":[\"1 alert not given because of suppression 1 (rule 1:5, 10.0.0.0/8): "
                    + "noise\"],\"files\":[\"f\"]}", store.table("runs").orElseThrow()
                    .textAt(Tables.RUNS.index("detail"), 0));
        }
    }

    @Test
    void aNetworkIsMetAtItsBordersOnly() {
        Triage.Suppression four = suppression("", "192.0.2.128/25", 0, MAX);
        assertTrue(covers(four, "192.0.2.128", 1) && covers(four, "192.0.2.255", 1));
        assertFalse(covers(four, "192.0.2.127", 1) || covers(four, "192.0.3.0", 1) || covers(four, "::1", 1));
        Triage.Suppression six = suppression("", "2001:db8::/33", 0, MAX);
        assertTrue(covers(six, "2001:db8:7fff::1", 1));
        assertFalse(covers(six, "2001:db8:8000::1", 1));
        assertTrue(covers(suppression("", "0.0.0.0/0", 0, MAX), "255.255.255.255", 1));
    }

    @Test
    void aSuppressionOfEverythingOrWithoutAReasonIsNone() {
        assertThrows(IllegalArgumentException.class, () -> suppression("", "", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> suppression("5", "", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> suppression("", "10.0.0.0/33", 0, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Triage.Suppression(0, "1:5", "", 0, 1, " ", "me", 1));
    }
}
