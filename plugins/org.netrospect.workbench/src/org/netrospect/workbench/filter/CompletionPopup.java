package org.netrospect.workbench.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.netrospect.core.filter.Proposal;
import org.netrospect.workbench.Palette;

/** The list under the filter field of what may stand at the caret. The field keeps the focus. */
final class CompletionPopup {
    private static final int ROWS = 12;

    private final Control field;
    private final Consumer<Proposal> chosen;
    private Optional<Shell> shell = Optional.empty();
    private List<Proposal> proposals = List.of();

    CompletionPopup(Control field, Consumer<Proposal> chosen) {
        this.field = field;
        this.chosen = chosen;
        field.addDisposeListener(e -> close());
    }

    boolean isOpen() {
        return shell.isPresent();
    }

    void show(List<Proposal> list, Point at, Palette palette) {
        close();
        if (list.isEmpty() || field.isDisposed()) {
            return;
        }
        proposals = list;
        Shell popup = new Shell(field.getShell(), SWT.ON_TOP | SWT.NO_FOCUS | SWT.NO_TRIM);
        popup.setLayout(new FillLayout());
        Table table = new Table(popup, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        TableColumn text = new TableColumn(table, SWT.LEFT);
        TableColumn description = new TableColumn(table, SWT.LEFT);
        for (Proposal proposal : list) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {proposal.text(), proposal.description()});
            item.setFont(0, palette.mono());
            item.setForeground(1, palette.dim());
        }
        text.pack();
        description.pack();
        text.setWidth(Math.min(320, text.getWidth() + 12));
        description.setWidth(Math.min(460, description.getWidth() + 12));
        table.select(0);
        table.addListener(SWT.MouseUp, e -> choose());
        Rectangle screen = field.getMonitor().getClientArea();
        int width = Math.min(text.getWidth() + description.getWidth() + 30, screen.width - 20);
        int height = Math.min(list.size(), ROWS) * table.getItemHeight() + 8;
        int x = Math.max(screen.x, Math.min(at.x, screen.x + screen.width - width));
        popup.setBounds(x, at.y, width, height);
        popup.setVisible(true);
        shell = Optional.of(popup);
    }

    private Optional<Table> table() {
        return shell.map(s -> (Table) s.getChildren()[0]);
    }

    /** Moves the mark up or down. */
    void move(int by) {
        table().ifPresent(table -> {
            table.select(Math.clamp(table.getSelectionIndex() + by, 0, table.getItemCount() - 1));
            table.showSelection();
        });
    }

    /** Takes what is marked; false if the list is not open. */
    boolean choose() {
        Optional<Table> table = table();
        int index = table.map(Table::getSelectionIndex).orElse(-1);
        if (index < 0) {
            return false;
        }
        Proposal proposal = proposals.get(index);
        close();
        chosen.accept(proposal);
        return true;
    }

    void close() {
        shell.ifPresent(Shell::dispose);
        shell = Optional.empty();
    }
}
