package org.netrospect.workbench.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Judgements.Judgement;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.views.ListedTable;
import org.netrospect.workbench.views.TablePart;

/**
 * What scanners have said of the case's files, in whatever case and with whatever signatures: findings first, then the
 * latest.
 */
public final class LedgerView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.ledger";
    private static final TableSchema SCHEMA = new TableSchema("ledger", List.of(
            new Column("given", ColumnType.TIME, "Given", "When the verdict was given, by the clock of the machine"),
            new Column("verdict", ColumnType.TEXT, "Verdict", "clean, infected, suspicious, or error"),
            new Column("before", ColumnType.TEXT, "Before", "What the same engine said before, if that was another"),
            new Column("signature", ColumnType.TEXT, "Signature", "Signatures that matched"),
            new Column("name", ColumnType.TEXT, "Name", "Name of the file as the traffic gives it"),
            new Column("engine", ColumnType.TEXT, "Engine", "What scanned it"),
            new Column("version", ColumnType.TEXT, "Version", "Engine and signatures"),
            new Column("case", ColumnType.TEXT, "Case", "Where the content was met when it was scanned"),
            new Column("sha256", ColumnType.TEXT, "SHA-256", "SHA-256 of the content"),
            new Column("file", ColumnType.INTEGER, "File", "Id of the first file of this case with this content"),
            new Column("session", ColumnType.INTEGER, "Session", "Id of the session that carried that one")));
    private static final TableLook LOOK = new TableLook("ledger", SCHEMA,
            List.of("given", "verdict", "before", "signature", "name", "engine", "version", "case", "sha256"),
            Map.of("given", 23, "verdict", 9, "before", 9, "signature", 30, "name", 26, "engine", 9, "version", 24,
                    "case", 10, "sha256", 20),
            "No scanner has said anything of these files. Replay… asks virus signatures; every verdict is kept, for "
                    + "all cases of the workspace, and one that changes from clean to infected is a finding.");

    private CaseContext context;
    private DataTable table;
    private Background background;

    /** A file of the case and the session that carried it. */
    private record Carried(long file, long session, String name) {
    }

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        table = new ListedTable(parent, context, LOOK, LedgerView::rows).table();
        background = context.background(table);
        table.colors().texts((column, text) -> !column.name().equals("verdict") ? Optional.empty()
                : switch (text) {
                    case "infected" -> Optional.of(context.palette().bad());
                    case "suspicious", "error" -> Optional.of(context.palette().warn());
                    default -> Optional.empty();
                });
        table.onSelection(this::selected);
    }

    private static MemoryTable rows(CaseStore store, BooleanSupplier cancelled) throws IOException {
        Map<String, Carried> files = new HashMap<>();
        Optional<Table> table = store.table(Tables.FILES.name());
        for (int row = 0; row < table.map(Table::rows).orElse(0); row++) {
            if ((row & 0xfff) == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            Table t = table.orElseThrow();
            files.putIfAbsent(t.textAt(Tables.FILES.index("sha256"), row), new Carried(t.longAt(0, row),
                    t.longAt(Tables.FILES.index("session"), row), t.textAt(Tables.FILES.index("name"), row)));
        }
        Map<List<String>, String> said = new HashMap<>();
        List<List<Object>> rows = new ArrayList<>();
        for (Judgement each : store.judgements().of(files.keySet())) {
            Carried carried = files.get(each.sha256());
            Optional<String> before = Optional.ofNullable(said.put(List.of(each.sha256(), each.engine()),
                    each.verdict())).filter(verdict -> !verdict.equals(each.verdict()));
            rows.add(List.of(each.time(), each.verdict(), before.isEmpty() ? before : before.get(),
                    text(String.join(", ", each.signatures())), text(carried.name()), each.engine(), each.version(),
                    text(each.caseName()), each.sha256(), carried.file(), carried.session()));
        }
        List<List<Object>> sorted = new ArrayList<>(rows.reversed());
        sorted.sort(Comparator.comparingInt(LedgerView::urgency));
        return new MemoryTable(SCHEMA, sorted);
    }

    /** What was thought clean and is not comes first. */
    private static int urgency(List<Object> row) {
        boolean bad = row.get(1).equals("infected") || row.get(1).equals("suspicious");
        return bad && row.get(2).equals("clean") ? 0 : bad ? 1 : row.get(1).equals("error") ? 2 : 3;
    }

    private static Object text(String text) {
        return text.isEmpty() ? Optional.empty() : text;
    }

    private void selected(RowChoice choice) {
        if (choice.count() > 0 && choice.lead() >= 0) {
            Table shown = choice.shown().table();
            int row = choice.shown().rows().row(choice.lead());
            background.run("Reading the verdict", cancelled -> new Carried(
                    shown.longAt(SCHEMA.index("file"), row), shown.longAt(SCHEMA.index("session"), row), ""),
                    carried -> {
                        context.select(carried.session());
                        context.file(carried.file());
                    });
        }
    }

    @Override
    public DataTable dataTable() {
        return table;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
