package org.netrospect.workbench.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.TableSchema;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.views.ListedTable;
import org.netrospect.workbench.views.TablePart;

/** The sets of signatures that runs of the case were made with, and what is in them. */
public final class SignaturesView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.signatures";
    private static final TableSchema SCHEMA = new TableSchema("signatures", List.of(
            new Column("files", ColumnType.TEXT, "Files", "Names of the signature files"),
            new Column("kind", ColumnType.TEXT, "Kind", "rules, viruses or indicators"),
            new Column("engine", ColumnType.TEXT, "Engine", "What searched with them"),
            new Column("signatures", ColumnType.INTEGER, "Signatures", "Signatures in them"),
            new Column("honoured", ColumnType.INTEGER, "Honoured", "Signatures that were run"),
            new Column("skipped", ColumnType.INTEGER, "Skipped", "Signatures that the engine cannot honour"),
            new Column("runs", ColumnType.INTEGER, "Runs", "Runs that were made with them"),
            new Column("results", ColumnType.INTEGER, "Results", "Alerts or verdicts that the last of them gave"),
            new Column("last", ColumnType.TIME, "Last run", "When the last was begun, by the clock of the machine"),
            new Column("run", ColumnType.INTEGER, "Run", "Id of the last run"),
            new Column("sha256", ColumnType.TEXT, "SHA-256", "SHA-256 over the hashes of the files")));
    private static final TableLook LOOK = new TableLook("signatures", SCHEMA,
            List.of("files", "kind", "engine", "signatures", "honoured", "skipped", "runs", "results", "last",
                    "sha256"),
            Map.of("files", 34, "kind", 9, "engine", 9, "signatures", 10, "runs", 5, "last", 23, "sha256", 20),
            "No signatures have been run yet. Replay… runs rule files over the captures of this case.");

    private static final String NONE_SELECTED = "Select signatures to read from which files they are, and which of "
            + "them are left out, with the reason.";

    private CaseContext context;
    private DataTable table;
    private StyledText text;
    private Background background;

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        table = new ListedTable(sash, context, LOOK, (store, cancelled) -> rows(store)).table();
        text = new StyledText(sash, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(text);
        text.setText(NONE_SELECTED);
        text.setMargins(12, 10, 12, 10);
        text.setLineSpacing(2);
        sash.setWeights(45, 55);
        background = context.background(table);
        table.onSelection(this::selected);
        context.addListener(table, new ContextListener() {
            @Override
            public void caseChanged() {
                text.setText(NONE_SELECTED);
            }

            @Override
            public void settingsChanged() {
                look();
            }
        });
        look();
    }

    private void look() {
        Palette palette = context.palette();
        text.setBackground(palette.background());
        text.setForeground(palette.text());
        text.setFont(palette.plain());
    }

    private static MemoryTable rows(CaseStore store) {
        Map<String, List<Runs.Run>> sets = new LinkedHashMap<>();
        Runs.of(store).reversed().forEach(run -> sets.computeIfAbsent(run.signaturesSha256() + run.engine(),
                key -> new ArrayList<>()).add(run));
        List<List<Object>> rows = new ArrayList<>();
        for (List<Runs.Run> runs : sets.values()) {
            Runs.Run last = runs.getFirst();
            String files = SignatureWords.names(last);
            rows.add(List.of(files.isEmpty() ? last.name() : files, last.kind().text(), last.engine(),
                    last.signatures(), last.honoured(), last.skipped(), runs.size(), last.results(), last.started(),
                    last.id(), last.signaturesSha256().isEmpty() ? Optional.empty() : last.signaturesSha256()));
        }
        return new MemoryTable(SCHEMA, rows);
    }

    private void selected(RowChoice choice) {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty() || choice.count() == 0 || choice.lead() < 0) {
            return;
        }
        int row = choice.shown().rows().row(choice.lead());
        var times = context.times();
        background.run("Reading what is in the signatures", cancelled -> {
            long id = choice.shown().table().longAt(SCHEMA.index("run"), row);
            return Runs.of(store.get()).stream().filter(run -> run.id() == id).findFirst()
                    .map(run -> SignatureWords.of(run, times)).orElse("");
        }, text::setText);
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
