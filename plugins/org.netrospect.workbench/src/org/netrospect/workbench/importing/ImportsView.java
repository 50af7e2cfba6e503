package org.netrospect.workbench.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.importing.ImportResult;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.ColumnType;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.RowSelection;
import org.netrospect.core.table.TableSchema;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.TableLook;

/** What became of every file that was imported since the workbench was started; failures as sentences. */
public final class ImportsView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.imports";
    static final TableSchema SCHEMA = new TableSchema("imports", List.of(
            new Column("file", ColumnType.TEXT, "File", "Name of the file"),
            new Column("outcome", ColumnType.TEXT, "Outcome", "What became of it"),
            new Column("packets", ColumnType.INTEGER, "Packets", "Packets that were read"),
            new Column("sessions", ColumnType.INTEGER, "Sessions", "Sessions that it added"),
            new Column("bytes", ColumnType.INTEGER, "Bytes", "Size of the file"),
            new Column("seconds", ColumnType.DURATION, "Seconds", "Wall time"),
            new Column("sentence", ColumnType.TEXT, "What should be known", "What the analyst should know")));
    private static final TableLook LOOK = new TableLook("imports", SCHEMA,
            List.of("file", "outcome", "packets", "sessions", "bytes", "seconds", "sentence"),
            Map.of("file", 26, "outcome", 18, "packets", 11, "sessions", 10, "bytes", 14, "seconds", 9, "sentence", 80),
            "Nothing was imported since Netrospect was started.");

    private DataTable table;

    @Override
    public void createPartControl(Composite parent) {
        CaseContext context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        Imports imports = getSite().getWorkbenchWindow().getService(Imports.class);
        table = new DataTable(parent, context, LOOK);
        table.colors().texts((column, text) -> !column.name().equals("outcome") ? Optional.empty()
                : text.equals(words(Outcome.FAILED)) ? Optional.of(context.palette().bad())
                        : text.equals(words(Outcome.PARTIAL)) ? Optional.of(context.palette().warn())
                        : Optional.empty());
        Runnable listener = () -> table.update(rows(imports.results()));
        imports.addListener(listener);
        table.addDisposeListener(e -> imports.removeListener(listener));
        table.show(Optional.of(rows(imports.results())));
    }

    static ShownRows rows(List<ImportResult> results) {
        List<List<Object>> rows = new ArrayList<>();
        for (ImportResult result : results) {
            Optional<CaptureInfo> capture = result.capture();
            rows.add(List.of(String.valueOf(result.file().getFileName()), words(result.outcome()),
                    value(capture.map(CaptureInfo::packets)), result.sessions(), value(capture.map(CaptureInfo::bytes)),
                    result.nanoseconds(), result.sentence()));
        }
        return new ShownRows(new MemoryTable(SCHEMA, rows),
                RowSelection.of(IntStream.range(0, rows.size()).map(i -> rows.size() - 1 - i).toArray()));
    }

    private static Object value(Optional<Long> value) {
        return value.isPresent() ? value.get() : value;
    }

    private static String words(Outcome outcome) {
        return outcome == Outcome.DUPLICATE ? "in the case already" : outcome.name().toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }
}
