package org.netrospect.workbench.window;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.netrospect.workbench.filter.FilterField;
import org.netrospect.workbench.filter.FilterMemory;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Above the views: back and forward, cases, import, and the filter. */
final class MainBar extends Composite {
    private final CaseContext context;
    private final FilterField filter;
    private final ToolItem back;
    private final ToolItem forward;

    MainBar(Composite parent, CaseContext context, FilterMemory memory, Consumer<String> commands) {
        super(parent, SWT.NONE);
        this.context = context;
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        layout.horizontalSpacing = 8;
        setLayout(layout);
        ToolBar bar = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
        bar.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, true));
        back = item(bar, "◀", "Back to what was looked at before (Alt+Left)", () -> commands.accept("back"));
        forward = item(bar, "▶", "Forward again (Alt+Right)", () -> commands.accept("forward"));
        new ToolItem(bar, SWT.SEPARATOR);
        item(bar, "Open Case", "Open a case, or make one (Ctrl+O)", () -> commands.accept("open"));
        item(bar, "Import…", "Bring captures into the case (Ctrl+I); dropping them on the window does the same",
                () -> commands.accept("import"));
        item(bar, "Replay…", "Run signature rules over the captures of this case",
                () -> commands.accept("replayRules"));
        filter = new FilterField(this, context, memory);
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        ToolBar perspectives = new ToolBar(this, SWT.FLAT | SWT.RIGHT);
        perspectives.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, true));
        item(perspectives, "Investigate", "Sessions, files, events, time",
                () -> commands.accept("perspectiveInvestigate"));
        item(perspectives, "Replay", "Runs of rules and scanners, and how they differ",
                () -> commands.accept("perspectiveReplay"));
        context.addListener(this, new ContextListener() {
            @Override
            public void filterChanged() {
                update();
            }

            @Override
            public void selectionChanged() {
                update();
            }

            @Override
            public void caseChanged() {
                update();
            }

            private void update() {
                MainBar.this.enable();
            }
        });
        enable();
    }

    private static ToolItem item(ToolBar bar, String text, String tip, Runnable what) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(" " + text + " ");
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> what.run());
        return item;
    }

    private void enable() {
        back.setEnabled(context.canBack());
        forward.setEnabled(context.canForward());
    }

    FilterField filter() {
        return filter;
    }
}
