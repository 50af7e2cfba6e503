package org.netrospect.workbench.importing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Takes files and folders that are dropped anywhere on a window. */
public final class DropZone {
    /** Milliseconds after which nothing is held over the window any more. */
    private static final int PAUSE = 200;

    private final Shell shell;
    private final Consumer<List<Path>> dropped;
    private final Consumer<Boolean> over;
    private boolean held;
    private int moves;

    /** @param over told whether files are held over the window now */
    public DropZone(Shell shell, Consumer<List<Path>> dropped, Consumer<Boolean> over) {
        this.shell = shell;
        this.dropped = dropped;
        this.over = over;
    }

    /** To be called again after controls were added: those that would take a drop for themselves pass files on. */
    public void install() {
        take(shell);
        visit(shell);
    }

    private void visit(Composite parent) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Text || child instanceof StyledText || child instanceof Combo) {
                take(child);
            } else if (child instanceof Composite composite) {
                visit(composite);
            }
        }
    }

    private void take(Control control) {
        if (control.getData(DND.DROP_TARGET_KEY) != null) {
            return;
        }
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent e) {
                copy(e);
            }

            @Override
            public void dragOver(DropTargetEvent e) {
                hold(e.detail != DND.DROP_NONE);
            }

            @Override
            public void dragLeave(DropTargetEvent e) {
                letGo();
            }

            @Override
            public void dragOperationChanged(DropTargetEvent e) {
                copy(e);
            }

            @Override
            public void drop(DropTargetEvent e) {
                hold(false);
                if (e.data instanceof String[] names && names.length > 0) {
                    List<Path> paths = Arrays.stream(names).map(Path::of).toList();
                    // The drag must be over before anything else happens, or its source waits.
                    shell.getDisplay().asyncExec(() -> dropped.accept(paths));
                } else {
                    e.detail = DND.DROP_NONE;
                }
            }
        });
    }

    private void hold(boolean files) {
        moves++;
        if (files != held) {
            held = files;
            over.accept(files);
        }
    }

    /** Between the controls of a window it is left and entered again. */
    private void letGo() {
        int then = moves;
        shell.getDisplay().timerExec(PAUSE, () -> {
            if (moves == then && !shell.isDisposed()) {
                hold(false);
            }
        });
    }

    /** Captures are read where they are and never moved. */
    private static void copy(DropTargetEvent e) {
        boolean files = Arrays.stream(e.dataTypes).anyMatch(FileTransfer.getInstance()::isSupportedType);
        e.detail = !files ? DND.DROP_NONE : (e.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY
                : (e.operations & DND.DROP_LINK) != 0 ? DND.DROP_LINK : DND.DROP_MOVE;
    }
}
