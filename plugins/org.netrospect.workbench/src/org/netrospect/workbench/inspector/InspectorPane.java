package org.netrospect.workbench.inspector;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Facts, stream and packets of the selection, a tab each. */
final class InspectorPane extends Composite {
    private static final String TAB = "inspector.tab";

    private final CTabFolder tabs;
    private final StreamPane stream;
    private final PacketsPane packets;
    private final FilesPane files;
    private final EventPane event;
    private final AlertPane alert;

    InspectorPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        tabs = new CTabFolder(this, SWT.TOP | SWT.FLAT);
        FactsPane facts = new FactsPane(tabs, context);
        stream = new StreamPane(tabs, context);
        packets = new PacketsPane(tabs, context);
        tab("Facts", "Who talked to whom, when, and what became of it", facts);
        tab("Stream", "What both sides said, in order", stream);
        files = new FilesPane(tabs, context);
        tab(FilesPane.TITLE, "What files it carried, and what they look like", files);
        tab(PacketsPane.TITLE, "Every packet with its fields and bytes", packets);
        event = new EventPane(tabs, context);
        tab(EventPane.TITLE, "All that is known of the selected row of Events, Web, DNS, Mail …", event);
        alert = new AlertPane(tabs, context);
        tab(AlertPane.TITLE, "The rules that found something in it, and what they found", alert);
        context.addListener(this, new ContextListener() {
            @Override
            public void alertChanged() {
                select(AlertPane.TITLE);
            }

            @Override
            public void eventChanged() {
                offer(EventPane.TITLE);
            }

            @Override
            public void packetChanged(boolean show) {
                if (show) {
                    select(PacketsPane.TITLE);
                }
            }

            @Override
            public void fileChanged() {
                if (context.file() != 0) {
                    offer(FilesPane.TITLE);
                }
            }
        });
        tabs.addListener(SWT.Selection, e -> {
            context.settings().text(TAB, tabs.getSelection().getText());
            shown();
        });
        select(context.settings().text(TAB));
    }

    /** Shows a tab, but who follows streams or packets from row to row goes on doing so. */
    private void offer(String title) {
        Control now = tabs.getSelection().getControl();
        if (now != stream && now != packets) {
            select(title);
        }
    }

    private void tab(String title, String tooltip, Control content) {
        CTabItem item = new CTabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setToolTipText(tooltip);
        item.setControl(content);
    }

    /** Shows the tab of this title, or the first if there is none. */
    void select(String title) {
        tabs.setSelection(0);
        for (CTabItem item : tabs.getItems()) {
            if (item.getText().equals(title)) {
                tabs.setSelection(item);
            }
        }
        shown();
    }

    /** Only what is looked at is read from captures. */
    private void shown() {
        stream.visible(tabs.getSelection().getControl() == stream);
        packets.visible(tabs.getSelection().getControl() == packets);
        alert.visible(tabs.getSelection().getControl() == alert);
        files.visible(tabs.getSelection().getControl() == files);
    }

    @Override
    public boolean setFocus() {
        return tabs.getSelection().getControl().setFocus();
    }
}
