package org.netrospect.store.tables;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.State;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** The table {@code alerts} with what the analyst holds them for. Decisions are read when they are first needed. */
public final class TriagedAlerts {
    private static final int GID = Tables.ALERTS.index("gid");
    private static final int SID = Tables.ALERTS.index("sid");
    private static final int HOST = Tables.ALERTS.index("saddr");

    private final Supplier<List<Decision>> decisions;
    private Optional<Map<Group, Decision>> known = Optional.empty();

    /** @param decisions the last one about each group; any thread */
    public TriagedAlerts(Supplier<List<Decision>> decisions) {
        this.decisions = decisions;
    }

    /** Another decision was made. */
    public synchronized void forget() {
        known = Optional.empty();
    }

    private synchronized Map<Group, Decision> known() {
        if (known.isEmpty()) {
            Map<Group, Decision> read = new HashMap<>();
            decisions.get().forEach(decision -> read.put(decision.group(), decision));
            known = Optional.of(read);
        }
        return known.get();
    }

    /** Any other table as it is. */
    public Table of(Table table) {
        if (table.schema() != Tables.ALERTS || table.rows() == 0) {
            return table;
        }
        Map<Group, Decision> now = known();
        return new ComputedTable(table, Map.of(
                Tables.ALERTS.index("state"), row -> Optional.of(decision(table, now, row).map(Decision::state)
                        .orElse(State.NEW).word()),
                Tables.ALERTS.index("note"), row -> decision(table, now, row).map(Decision::note)
                        .filter(note -> !note.isEmpty())));
    }

    private static Optional<Decision> decision(Table alerts, Map<Group, Decision> decisions, int row) {
        return decisions.isEmpty() ? Optional.empty()
                : Optional.ofNullable(decisions.get(new Group(alerts.longAt(GID, row), alerts.longAt(SID, row),
                        alerts.addressAt(HOST, row).map(IpAddress::toString).orElse(""))));
    }
}
