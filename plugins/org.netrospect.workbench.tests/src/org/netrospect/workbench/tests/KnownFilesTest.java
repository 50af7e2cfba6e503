package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.netrospect.workbench.tests.RunningWorkbench.ui;
import static org.netrospect.workbench.tests.RunningWorkbench.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.files.FilesView;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.table.DataTable;
import org.netrospect.workbench.views.TablePart;

class KnownFilesTest {
    @TempDir
    Path folder;
    private final RunningWorkbench workbench = new RunningWorkbench();

    @Test
    void a_hash_set_speaks_about_files_that_are_there_already() throws IOException {
        CaseContext context = workbench.openCase("http/login-and-redirect.pcap");
        DataTable files = ((TablePart) workbench.view(FilesView.ID)).dataTable();
        until("the files", () -> files.shown().filter(s -> s.rows().size() > 0).isPresent());
        Table before = ui(() -> files.shown().orElseThrow().table());
        String sha256 = before.textAt(Tables.FILES.index("sha256"), 0);
        HashSets sets = ui(() -> context.workspaceOpen().orElseThrow()).hashSets();
        sets.add("june", HashSets.Kind.BAD, List.of(Files.writeString(folder.resolve("list"), sha256)), Progress.NONE);
        try {
            until("the file to be known", () -> files.shown().filter(s -> s.table()
                    .textAt(Tables.FILES.index("known"), 0).equals("bad")).isPresent());
            PreferenceDialog dialog = ui(() -> {
                PreferenceDialog opened = PreferencesUtil.createPreferenceDialogOn(workbench.window().getShell(),
                        "org.netrospect.workbench.preferences.hashsets", null, null);
                opened.setBlockOnOpen(false);
                opened.open();
                return opened;
            });
            until("the set in the preferences", () -> item(dialog).length == 1);
            assertEquals("june", ui(() -> item(dialog)[0].getText()));
            ui(dialog::close);
        } finally {
            sets.remove("june");
        }
    }

    private static TableItem[] item(PreferenceDialog dialog) {
        return RunningWorkbench.find(dialog.getShell(), org.eclipse.swt.widgets.Table.class, t -> true)
                .map(org.eclipse.swt.widgets.Table::getItems).orElse(new TableItem[0]);
    }
}
