package org.netrospect.workbench.replay;

import java.util.List;
import java.util.Optional;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.run.Runs;

/**
 * How long a replay will take, by the last run of the same engine over this case.
 *
 * @param captures of the case
 * @param bytes of all of them
 */
record Expectation(List<Runs.Run> runs, int captures, long bytes) {
    private static final double SECOND = 1e9;

    /** In words. @param share of the bytes of all captures that is searched */
    String of(SearchEngine engine, double share) {
        Optional<Runs.Run> last = runs.reversed().stream().filter(run -> run.kind() == engine.kind()
                && run.engine().equals(engine.runName()) && run.seconds() > 0 && run.captures() > 0).findFirst();
        return last.map(run -> "about "
                + Amounts.duration(Math.round(share * captures / run.captures() * run.seconds() * SECOND))
                + ", as run " + run.id() + " took over " + run.captures()
                + (run.captures() == 1 ? " capture" : " captures"))
                .orElse("not known yet: no run of this engine over this case ("
                        + Amounts.bytes(Math.round(share * bytes)) + ")");
    }
}
