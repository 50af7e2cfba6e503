package org.netrospect.workbench.inspector;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.core.filter.FilterText;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;

/** What can be done with a value that is shown: filter to it, filter it out, copy it. */
final class ValueMenu {
    private ValueMenu() {
    }

    /** @param conditions ways to say the value in the filter language, the usual one first */
    static void fill(Menu menu, CaseContext context, String value, List<String> conditions) {
        for (String condition : conditions) {
            item(menu, "Filter to  " + condition, true, () -> filter(context, condition, false));
        }
        for (String condition : conditions) {
            item(menu, "Filter out  " + condition, true, () -> filter(context, condition, true));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Copy  " + shortened(value), true, () -> copy(menu.getDisplay(), value));
        new MenuItem(menu, SWT.SEPARATOR);
    }

    static void item(Menu menu, String text, boolean enabled, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text.replace("&", "&&"));
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> run.run());
    }

    static void copy(Display display, String text) {
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    private static String shortened(String value) {
        return value.length() > 40 ? value.substring(0, 39) + "…" : value;
    }

    private static void filter(CaseContext context, String condition, boolean out) {
        try {
            context.filter(FilterText.and(context.filter(), condition, out, context.filterContext()));
        } catch (FilterSyntaxException e) {
            context.message(new Message("The filter cannot take \"" + condition + "\": " + e.getMessage(), true));
        }
    }
}
