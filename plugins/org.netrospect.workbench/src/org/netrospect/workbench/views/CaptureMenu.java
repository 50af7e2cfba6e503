package org.netrospect.workbench.views;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** What can be done with the files of captures: verify them, say where they are now. */
public final class CaptureMenu {
    private final CaseContext context;
    private final Control owner;
    private final Runnable verify;

    /** @param verify hashes all captures again */
    CaptureMenu(CaseContext context, Control owner, Runnable verify) {
        this.context = context;
        this.owner = owner;
        this.verify = verify;
    }

    /** For one capture. */
    void fill(IMenuManager menu, CaseNode.Capture capture) {
        capture.check().ifPresent(check -> menu.add(new MenuAction("How It Stands", () -> context
                .message(new Message(check.sentence(), bad(check))))));
        menu.add(new MenuAction("Locate…", () -> ask(capture.info())));
        menu.add(new Separator());
        fill(menu);
    }

    /** For all captures. */
    void fill(IMenuManager menu) {
        menu.add(new MenuAction("Verify All Captures", verify));
        menu.add(new MenuAction("Locate Missing in Folder…", this::ask));
    }

    /** Whether what is shown of it may be wrong. */
    static boolean bad(CaptureCheck check) {
        return check.result().isLost();
    }

    private void ask(CaptureInfo info) {
        FileDialog dialog = new FileDialog(owner.getShell(), SWT.OPEN);
        dialog.setText("Where is " + info.file().getFileName() + " now?");
        Optional.ofNullable(dialog.open()).ifPresent(file -> locate(List.of(info), Path.of(file)));
    }

    private void ask() {
        DirectoryDialog dialog = new DirectoryDialog(owner.getShell(), SWT.OPEN);
        dialog.setText("Where are the captures now?");
        dialog.setMessage("Captures that are not where they were are sought here and in all folders below.");
        Optional.ofNullable(dialog.open()).ifPresent(folder -> locate(List.of(), Path.of(folder)));
    }

    /**
     * Seeks captures, and keeps their new places.
     *
     * @param captures which; empty for all that are not where they were
     * @param place a file or a folder
     */
    public void locate(List<CaptureInfo> captures, Path place) {
        if (context.store().isPresent()) {
            new LocateJob(context, captures, place).start();
        }
    }
}
