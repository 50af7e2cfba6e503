package org.netrospect.workbench.table;

import java.util.List;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSchema;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** Puts selected rows on the clipboard as text separated by tabs. */
final class TableCopy {
    /** More is for a file: the clipboard keeps it all in memory, often twice. */
    private static final int MAX_ROWS = 100_000;

    private final DataTable table;
    private final CaseContext context;
    private final Background background;

    TableCopy(DataTable table, CaseContext context, Background background) {
        this.table = table;
        this.context = context;
        this.background = background;
    }

    void copy(RowChoice choice) {
        List<Integer> columns = table.visibleColumns();
        CellText format = new CellText(context.times());
        background.run("Copying rows", cancelled -> text(choice, columns, format), text -> {
            put(table, text);
            int copied = Math.min(MAX_ROWS, choice.count());
            context.message(new Message(copied == choice.count() ? CellText.grouped(copied) + (copied == 1
                    ? " row was copied." : " rows were copied.")
                    : "The first " + CellText.grouped(copied) + " of " + CellText.grouped(choice.count())
                            + " rows were copied; “Export table” writes them all to a file.",
                    copied != choice.count()));
        });
    }

    private static String text(RowChoice choice, List<Integer> columns, CellText format) {
        Table table = choice.shown().table();
        TableSchema schema = table.schema();
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < columns.size(); c++) {
            text.append(c == 0 ? "" : "\t").append(schema.column(columns.get(c)).title());
        }
        int[] rows = choice.rows();
        for (int i = 0; i < Math.min(MAX_ROWS, rows.length); i++) {
            text.append('\n').append(String.join("\t", TablePages.row(table, format, columns, rows[i])));
        }
        return text.append('\n').toString();
    }

    static void put(DataTable table, String text) {
        Clipboard clipboard = new Clipboard(table.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
