package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.filter.Filter;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.FilterParser;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.core.time.TimeReference;
import org.netrospect.workbench.model.EventChoice;
import org.netrospect.workbench.tests.RunningWorkbench;

class EventFactsTest {
    private final RunningWorkbench workbench = new RunningWorkbench();
    private CaseStore store;

    @BeforeEach
    void open() throws IOException {
        store = workbench.openCase("ftp/passive.pcap").store().orElseThrow();
    }

    @Test
    void everyValueHasAConditionThatFindsItsSession() throws FilterSyntaxException {
        Table events = store.table(Tables.EVENTS.name()).orElseThrow();
        int seen = 0;
        for (int row = 0; row < events.rows(); row++) {
            long session = events.longAt(0, row);
            for (String condition : conditions(events, row)) {
                assertTrue(finds(condition, session), condition);
                assertFalse(finds("not (" + condition + ")", session), condition);
                seen++;
            }
        }
        assertTrue(seen > 20, "few conditions: " + seen);
    }

    @Test
    void saysNothingOfSecrets() {
        Table logins = store.table(Tables.LOGINS.name()).orElseThrow();
        List<String> conditions = conditions(logins, 0);
        assertTrue(conditions.stream().anyMatch(c -> c.startsWith("logins.user")), conditions.toString());
        assertEquals(List.of(), conditions.stream().filter(c -> c.startsWith("logins.secret ")).toList());
    }

    private static List<String> conditions(Table table, int row) {
        FactSheet sheet = new EventFacts(new EventChoice(1, table, row), new TimeFormat(ZoneOffset.UTC)).sheet();
        List<String> conditions = new ArrayList<>();
        sheet.lines().forEach(line -> line.texts().forEach(text -> conditions.addAll(text.conditions())));
        return conditions;
    }

    private boolean finds(String condition, long session) throws FilterSyntaxException {
        Table sessions = store.table(Tables.SESSIONS.name()).orElseThrow();
        Filter filter = FilterParser.parse(condition, FilterContext.of(Tables.ALL, "sessions",
                new TimeReference(0, ZoneOffset.UTC)));
        return filter.predicate(sessions, store, () -> false).map(p -> p.test(store.sessionRow(session))).orElse(true);
    }
}
