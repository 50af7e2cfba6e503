package org.netrospect.workbench.tests;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.CaseContext;

/** The running workbench, as a test that is on a thread of its own drives it. */
final class Ui {
    private static final int LOOK = 20;
    private static final int PATIENCE = 60;

    private Ui() {
    }

    static <T> T ask(Supplier<T> question) {
        return Display.getDefault().syncCall(question::get);
    }

    static void run(Runnable what) {
        Display.getDefault().syncExec(what);
    }

    static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    static CaseContext context() {
        return ask(() -> window().getService(CaseContext.class));
    }

    static Imports imports() {
        return ask(() -> window().getService(Imports.class));
    }

    static <T extends IViewPart> T view(String id, Class<T> type) {
        return ask(() -> {
            try {
                return type.cast(window().getActivePage().showView(id));
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Waits, while the user interface goes on, until a condition that is looked at on its thread holds. */
    static void await(String what, BooleanSupplier condition) {
        await(what, condition, PATIENCE);
    }

    /** @param patience in seconds */
    static void await(String what, BooleanSupplier condition, int patience) {
        CountDownLatch held = new CountDownLatch(1);
        Display display = Display.getDefault();
        display.asyncExec(new Runnable() {
            @Override
            public void run() {
                if (condition.getAsBoolean()) {
                    held.countDown();
                } else if (held.getCount() > 0) {
                    display.timerExec(LOOK, this);
                }
            }
        });
        try {
            if (!held.await(patience, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain: " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + what);
        } finally {
            held.countDown();
        }
    }
}
