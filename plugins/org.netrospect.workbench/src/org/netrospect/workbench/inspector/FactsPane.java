package org.netrospect.workbench.inspector;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.SessionChoice;

/** What is known about the selected sessions. */
final class FactsPane extends Composite {
    private final CaseContext context;
    private final Background background;
    private final SheetWidget sheet;

    FactsPane(Composite parent, CaseContext context) {
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
            public void selectionChanged() {
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
        Optional<CaseStore> store = context.store();
        SessionChoice choice = context.selection();
        if (store.isEmpty() || choice.count() == 0) {
            background.cancel();
            sheet.show(FactsQuery.sentence(store.isEmpty() ? "Open a case, or drop captures on the window."
                    : "Select a session to read here who talked to whom, when, and what became of it."));
            return;
        }
        background.run("Collecting the facts", cancelled -> new FactsQuery(store.get(), choice.ids().get(),
                context.zone())
                .run(cancelled), sheet::show);
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
