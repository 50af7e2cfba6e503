package org.netrospect.workbench.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.replay.run.Runs.Kind;
import org.netrospect.replay.run.Runs.Run;
import org.netrospect.workbench.views.RunChoice.Mode;

class RunChoiceTest {
    private static final List<Run> RUNS = List.of(run(1, Kind.RULES, "builtin", "{}"),
            run(2, Kind.RULES, "suricata", "{}"), run(3, Kind.VIRUSES, "clamav", "{}"),
            run(4, Kind.RULES, "builtin", "{}"), run(5, Kind.RULES, "suricata", "{\"failed\":\"status 1\"}"));

    private static Run run(long id, Kind kind, String engine, String detail) {
        return new Run(id, "June & July " + id, kind, engine, "1", "", 10, 10, 0, 1, 0, 1.0, 1204, detail);
    }

    private static RunChoice alerts(RunChoice choice) {
        return choice.among(RUNS, "alerts", "");
    }

    @Test
    void the_latest_run_of_each_engine_is_shown_unless_it_failed() {
        RunChoice latest = alerts(RunChoice.LATEST);
        assertEquals("alerts.run in (2, 4)", latest.condition("alerts"));
        assertEquals("Runs 2, 4 of 4", latest.words());
        assertEquals("", RunChoice.LATEST.among(RUNS, "verdicts", "").condition("verdicts"));
    }

    @Test
    void a_run_that_failed_is_shown_if_its_engine_has_no_other() {
        RunChoice only = RunChoice.LATEST.among(List.of(RUNS.getLast(), RUNS.getFirst()), "alerts", "");
        assertEquals(2, only.shown().size());
    }

    @Test
    void runs_are_chosen_one_by_one_and_choosing_none_shows_the_latest_again() {
        RunChoice more = alerts(RunChoice.LATEST).toggle(1);
        assertEquals("alerts.run in (1, 2, 4)", more.condition("alerts"));
        RunChoice one = more.toggle(2).toggle(4);
        assertEquals("Run 1 “June & July 1” of 4", one.words());
        assertEquals(Mode.LATEST, one.toggle(1).mode());
    }

    @Test
    void all_runs_need_no_condition() {
        RunChoice all = alerts(RunChoice.LATEST).with(Mode.ALL);
        assertEquals("", all.condition("alerts"));
        assertEquals("All 4 Runs", all.words());
    }

    @Test
    void a_filter_that_names_runs_chooses_them() {
        for (String filter : List.of("alerts.run = 1", "dport = 80 and (alert.run in (1, 2))")) {
            RunChoice named = RunChoice.LATEST.among(RUNS, "alerts", filter);
            assertEquals("", named.condition("alerts"));
            assertEquals("Runs of the Filter", named.words());
        }
        assertEquals(Mode.LATEST, RunChoice.LATEST.among(RUNS, "alerts", "verdicts.run = 3").mode());
    }

    @Test
    void a_line_says_what_the_run_found() {
        assertEquals("1  June && July 1  builtin, 1,204 found", RunChoice.line(RUNS.getFirst()));
        assertEquals("5  June && July 5  suricata, failed", RunChoice.line(RUNS.getLast()));
    }
}
