package org.netrospect.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.store.Counted;
import org.netrospect.store.FilledCase;
import org.netrospect.store.StoreWorkspaces;

class SqlConsoleTest {
    @TempDir
    static Path folder;
    private static Workspace workspace;
    private static CaseStore store;

    @BeforeAll
    static void fill() throws IOException {
        workspace = new StoreWorkspaces().open(folder.resolve("a b"));
        store = FilledCase.of(workspace, "sql", 1000);
    }

    @AfterAll
    static void close() throws IOException {
        store.close();
        workspace.close();
    }

    private static List<String> rows(String statement) {
        Counted counted = new Counted();
        store.sql(statement, counted);
        return counted.rows;
    }

    @Test
    void answersWhatAnalystsAsk() {
        assertEquals(List.of("1000|1|1000"), rows("SELECT count(*), min(id), max(id) FROM sessions;"));
        List<String> talkers = rows("SELECT daddr, sum(dbytes) FROM sessions GROUP BY daddr ORDER BY 2 DESC"
                + " FETCH FIRST 10 ROWS ONLY");
        assertEquals(10, talkers.size());
        assertTrue(talkers.get(0).matches("[0-9a-f.:]+\\|\\d+"), talkers.get(0));
        assertEquals(List.of("10"), rows("select count(*) from irregularities i where what = 'checksum'"));
        assertEquals(List.of("10"), rows("select count(*) from sessions s join irregularities i on s.id = i.session"));
        assertEquals(List.of("10"), rows("select count(*) from sessions s, irregularities i where s.id = i.session"));
        assertEquals(List.of("1"), rows("select count(*) from (select first, last from captures) c"));
        assertEquals(List.of("a;b--c"), rows("values 'a;b--c' -- a comment"));
        assertEquals(List.of("2.5"), rows("values 1.5 + 1"));
    }

    @Test
    void givesTimesAsExactSeconds() {
        assertEquals(List.of("1700000000.123456789|1700000000.124456789"),
                rows("SELECT a.stime, b.stime FROM sessions a, sessions b WHERE a.id = 1 AND b.id = 2"));
    }

    @Test
    void givesNullForNoValue() {
        assertEquals(List.of("NULL|NULL|NULL"), rows("SELECT sport, service, score FROM sessions WHERE id = 22"));
    }

    @Test
    void takesEveryColumnByItsName() {
        for (TableSchema table : List.of(Tables.SESSIONS, Tables.CAPTURES, Tables.IRREGULARITIES)) {
            for (Column column : table.columns()) {
                Counted counted = new Counted();
                store.sql("SELECT " + column.name() + " FROM " + table.name() + " t ORDER BY t." + column.name()
                        + " FETCH NEXT 3 ROWS ONLY", counted);
                assertEquals(List.of(column.name()), counted.names);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM capture", "UPDATE capture SET path = 'x'",
            "INSERT INTO text VALUES ('a','b','c')",
        "DROP TABLE capture", "CREATE TABLE x (a INT)",
        "CALL SYSCS_UTIL.SYSCS_EXPORT_TABLE(null, 'CAPTURE', 'x', null, null, null)",
        "SELECT * FROM TABLE(SYSCS_DIAG.ERROR_LOG_READER('/etc/passwd')) AS t",
        "SELECT * FROM TABLE(\"SYSCS_DIAG\".\"ERROR_LOG_READER\"('/etc/passwd')) AS t",
        "SELECT * FROM NEW org.apache.derby.diag.ErrorLogReader('/etc/passwd') AS x",
        "VALUES XMLSERIALIZE(XMLPARSE(DOCUMENT '<a/>' PRESERVE WHITESPACE) AS CLOB)",
        "VALUES SYSCS_UTIL.SYSCS_GET_DATABASE_PROPERTY('x')", "VALUES java.lang.System::getProperty('user.home')",
        "SELECT 1 FROM sessions; DELETE FROM capture", "SELECT * FROM sessions WHERE id = ?", "", "VALUES 'open",
        "SELECT /* x", "SELECT * FROM nothing", "SELECT nothing FROM sessions",
        "VALUES /**/SYſCS_UTIL.SYSCS_GET_DATABASE_NAME()", "{call x()}", "EXPLAIN SELECT 1 FROM sessions",
        "SET SCHEMA sys", "SELECT id FROM sessions FOR UPDATE OF id"})
    void refusesWhatDoesMoreThanReadOrIsWrong(String statement) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> rows(statement));
        assertTrue(refusal.getMessage().length() > 20, refusal.getMessage());
        assertEquals(1, store.captures().size());
        assertEquals(List.of("1"), rows("SELECT count(*) FROM captures"));
    }

    @Test
    void stopsWhenNoMoreRowsAreWanted() {
        int[] seen = new int[1];
        store.sql("SELECT id FROM sessions", new Counted() {
            @Override
            public boolean row(List<Optional<String>> values) {
                return ++seen[0] < 5;
            }
        });
        assertEquals(5, seen[0]);
    }
}
