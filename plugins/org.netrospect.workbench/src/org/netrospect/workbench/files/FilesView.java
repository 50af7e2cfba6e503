package org.netrospect.workbench.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.Amounts;
import org.netrospect.report.FilesExport;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.model.ShownRows;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.table.RowChoice;
import org.netrospect.workbench.table.TableLook;
import org.netrospect.workbench.views.FilterMenu;
import org.netrospect.workbench.views.PacketJump;
import org.netrospect.workbench.views.TablePart;
import org.netrospect.workbench.views.TableQuery;

/** Recovered files of the sessions that the filter leaves, as a table or as a gallery. */
public final class FilesView extends ViewPart implements TablePart {
    public static final String ID = "org.netrospect.workbench.files";
    private static final TableLook LOOK = new TableLook("files", Tables.FILES,
            List.of("time", "name", "media_type", "size", "client", "server", "protocol", "direction", "known",
                    "missing_bytes", "sha256"),
            Map.of("time", 18, "name", 26, "media_type", 18, "known", 6, "size", 10, "missing_bytes", 8, "protocol", 8,
                    "direction", 8, "sha256", 20),
            "No files were recovered: none crossed the wire in clear, or only sessions were imported.");
    /** Files that no hash set says to be good. */
    private static final String UNKNOWN = "not known = \"good\"";
    private static final int ID_COLUMN = Tables.FILES.index("id");
    private static final int SESSION = Tables.FILES.index("session");

    private CaseContext context;
    private Composite stack;
    private DataTable table;
    private Gallery gallery;
    private Background background;
    private TableQuery query;
    private boolean hideKnown;

    /** A file and the session that carried it. */
    private record Chosen(long file, long session) {
    }

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        stack = new Composite(parent, SWT.NONE);
        StackLayout layout = new StackLayout();
        stack.setLayout(layout);
        table = new DataTable(stack, context, LOOK);
        gallery = new Gallery(stack, context);
        layout.topControl = table;
        background = context.background(table);
        query = new TableQuery(context, context.background(stack), Tables.FILES.name());
        table.onSort(sort -> ask(true));
        table.onSelection(this::selected);
        table.colors().rows("known", known -> switch (known) {
            case "bad" -> Optional.of(context.palette().bad());
            case "good" -> Optional.of(context.palette().dim());
            default -> Optional.empty();
        });
        gallery.onSelection(this::chosen);
        menus();
        listen();
        table.reading();
        ask(true);
    }

    private void menus() {
        MenuManager pictures = new MenuManager();
        pictures.add(new SaveAction(false));
        pictures.add(new SaveAction(true));
        gallery.setMenu(pictures.createContextMenu(gallery));
        FilterMenu menu = new FilterMenu(context, table);
        PacketJump jump = new PacketJump(context, table);
        table.menu((manager, target) -> {
            menu.fill(manager, target, "files.");
            jump.fill(manager, target.shown(), target.position());
            manager.add(new Separator());
            manager.add(new SaveAction(false));
            manager.add(new SaveAction(true));
            manager.add(new Separator(ADDITIONS));
        });
        var bars = getViewSite().getActionBars();
        bars.getToolBarManager().add(new HideKnownAction());
        bars.getToolBarManager().add(new Separator());
        bars.getToolBarManager().add(new GalleryAction());
        bars.getMenuManager().add(new SaveAction(false));
        bars.getMenuManager().add(new SaveAction(true));
    }

    private void listen() {
        context.addListener(stack, new ContextListener() {
            @Override
            public void caseChanged() {
                table.reading();
                gallery.show(Optional.empty());
                ask(true);
            }

            @Override
            public void dataChanged() {
                if (!query.markGrown()) {
                    ask(false);
                }
            }

            @Override
            public void filterChanged() {
                ask(true);
            }

            @Override
            public void settingsChanged() {
                gallery.redraw();
            }
        });
    }

    private void ask(boolean fresh) {
        String filter = !hideKnown ? context.filter()
                : context.filter().isEmpty() ? UNKNOWN : "(" + context.filter() + ") and " + UNKNOWN;
        query.ask(new TableQuery.Question(filter, table.sort()), answer -> {
            table.emptyText(context.filter().isEmpty() ? LOOK.empty()
                    : "No files belong to the sessions that the filter leaves.");
            if (fresh || answer.isEmpty()) {
                table.show(answer);
            } else {
                table.update(answer.get());
            }
            gallery.show(answer);
            setPartName("Files" + answer.map(a -> "  " + Amounts.count(a.rows().size())).orElse(""));
            if (query.takeGrown()) {
                ask(false);
            }
        });
    }

    private void selected(RowChoice choice) {
        if (choice.count() > 0 && choice.lead() >= 0) {
            Table files = choice.shown().table();
            int row = choice.shown().rows().row(choice.lead());
            background.run("Reading the file", cancelled -> new Chosen(files.longAt(ID_COLUMN, row),
                    files.longAt(SESSION, row)), chosen -> {
                        gallery.mark(chosen.file());
                        choose(chosen);
                    });
        }
    }

    /** A file of the gallery: selected in the table too, from where it can be saved. */
    private void chosen(int position) {
        Optional<ShownRows> shown = table.shown();
        if (shown.filter(rows -> position < rows.rows().size()).isPresent()) {
            table.reveal(position);
            int row = shown.get().rows().row(position);
            background.run("Reading the file", cancelled -> new Chosen(shown.get().table().longAt(ID_COLUMN, row),
                    shown.get().table().longAt(SESSION, row)), this::choose);
        }
    }

    private void choose(Chosen chosen) {
        context.select(chosen.session());
        context.file(chosen.file());
    }

    private final class GalleryAction extends Action {
        GalleryAction() {
            super("Gallery", AS_CHECK_BOX);
            setToolTipText("Thumbnails instead of a table");
        }

        @Override
        public void run() {
            ((StackLayout) stack.getLayout()).topControl = isChecked() ? gallery : table;
            stack.layout();
        }
    }

    private final class HideKnownAction extends Action {
        HideKnownAction() {
            super("Hide Known Good", AS_CHECK_BOX);
            setToolTipText("Leaves out files that a hash set says to be good; hash sets are in the preferences");
        }

        @Override
        public void run() {
            hideKnown = isChecked();
            ask(true);
        }
    }

    private final class SaveAction extends Action {
        private final boolean zip;

        SaveAction(boolean zip) {
            super(zip ? "Save as Encrypted Zip…" : "Save Files…");
            this.zip = zip;
        }

        @Override
        public void run() {
            if (table.shown().isEmpty() || table.choice().count() == 0) {
                context.message(new Message("Select the files to be saved first.", true));
                return;
            }
            RowChoice choice = table.choice();
            if (zip) {
                FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
                dialog.setText("Zip file, encrypted with the password “" + FilesExport.PASSWORD + "”");
                dialog.setFileName("files.zip");
                dialog.setOverwrite(true);
                Optional.ofNullable(dialog.open())
                        .ifPresent(file -> new SaveFilesJob(context, choice, Path.of(file), true).start());
                return;
            }
            DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.SAVE);
            dialog.setMessage("They get safe names without an extension that would open them. Some may be malicious.");
            Optional.ofNullable(dialog.open())
                    .ifPresent(folder -> new SaveFilesJob(context, choice, Path.of(folder), false).start());
        }
    }

    @Override
    public DataTable dataTable() {
        return table;
    }

    @Override
    public void setFocus() {
        ((StackLayout) stack.getLayout()).topControl.setFocus();
    }
}
