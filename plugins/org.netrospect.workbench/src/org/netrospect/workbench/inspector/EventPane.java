package org.netrospect.workbench.inspector;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.EventChoice;

/** Everything that is known of the selected event. */
final class EventPane extends Composite {
    static final String TITLE = "Event";

    private final CaseContext context;
    private final Background background;
    private final SheetWidget sheet;

    EventPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        setLayout(new FillLayout());
        background = context.background(this);
        sheet = new SheetWidget(this, context);
        context.addListener(this, new ContextListener() {
            @Override
            public void caseChanged() {
                refresh();
            }

            @Override
            public void eventChanged() {
                refresh();
            }

            @Override
            public void settingsChanged() {
                refresh();
            }
        });
        refresh();
    }

    private void refresh() {
        Optional<EventChoice> event = context.event();
        if (event.isEmpty()) {
            background.cancel();
            sheet.show(FactsQuery.sentence("Select a row of Events, Web, DNS, Mail, TLS, Logins … to read here all "
                    + "that is known of it."));
            return;
        }
        EventFacts facts = new EventFacts(event.get(), context.times());
        background.run("Reading the event", cancelled -> facts.sheet(), sheet::show);
    }

    /** What is shown, as text. */
    String text() {
        return sheet.text();
    }

    @Override
    public boolean setFocus() {
        return sheet.setFocus();
    }
}
