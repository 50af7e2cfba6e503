package org.netrospect.workbench.views;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/** Which sessions have alerts that the analyst has not put aside. Immutable. */
final class AlertedSessions {
    static final AlertedSessions NONE = new AlertedSessions(new BitSet());

    private static final Set<String> PUT_ASIDE = Set.of("false_positive", "ignored");
    private static final int SESSION = Tables.ALERTS.index("session");
    private static final int STATE = Tables.ALERTS.index("state");

    private final BitSet ids;

    private AlertedSessions(BitSet ids) {
        this.ids = ids;
    }

    /** Reads the alerts of the case; not on the user-interface thread. */
    static AlertedSessions of(CaseStore store, BooleanSupplier cancelled) {
        BitSet ids = new BitSet();
        Optional<Table> found = store.table(Tables.ALERTS.name());
        if (found.isPresent()) {
            Table alerts = found.get();
            for (int row = 0; row < alerts.rows(); row++) {
                if ((row & 0xfff) == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                long session = alerts.longAt(SESSION, row);
                if (session > 0 && session <= Integer.MAX_VALUE && !PUT_ASIDE.contains(alerts.textAt(STATE, row))) {
                    ids.set((int) session);
                }
            }
        }
        return ids.isEmpty() ? NONE : new AlertedSessions(ids);
    }

    boolean has(long session) {
        return session <= Integer.MAX_VALUE && ids.get((int) session);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertedSessions that && that.ids.equals(ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }
}
