package org.netrospect.workbench.timeline;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.workbench.MenuAction;
import org.netrospect.workbench.model.CaseContext;

/** The timeline of the case as a view, with its toolbar. */
public final class TimelineView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.timeline";
    private static final double ZOOM = 1.6;

    private TimelinePane pane;

    @Override
    public void createPartControl(Composite parent) {
        pane = new TimelinePane(parent, getSite().getWorkbenchWindow().getService(CaseContext.class));
        IContributionManager bar = getViewSite().getActionBars().getToolBarManager();
        for (Measure measure : Measure.values()) {
            bar.add(choice(measure.title(), "Count " + measure.unit() + " over time", measure == pane.measure(),
                    () -> pane.measure(measure)));
        }
        bar.add(new Separator());
        bar.add(push("−", "Show a longer time (minus, or the wheel)", () -> pane.zoom(ZOOM)));
        bar.add(push("+", "Show a shorter time (plus, or the wheel)", () -> pane.zoom(1 / ZOOM)));
        bar.add(push("Whole Case", "Show everything, without a period in the filter (Escape, or a double click)",
                pane::reset));
        IContributionManager menu = getViewSite().getActionBars().getMenuManager();
        for (Stacking stacking : Stacking.values()) {
            menu.add(choice(stacking.title(), "How the bars are divided", stacking == pane.stacking(),
                    () -> pane.stacking(stacking)));
        }
        getViewSite().getActionBars().updateActionBars();
    }

    private static Action choice(String text, String tooltip, boolean checked, Runnable run) {
        Action action = new Action(text, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    run.run();
                }
            }
        };
        action.setToolTipText(tooltip);
        action.setChecked(checked);
        return action;
    }

    private static Action push(String text, String tooltip, Runnable run) {
        Action action = new MenuAction(text, run);
        action.setToolTipText(tooltip);
        return action;
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
