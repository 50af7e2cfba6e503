package org.netrospect.workbench.window;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ProgressBar;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.export.WriteProgress;
import org.netrospect.workbench.importing.ImportProgress;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Below the views: what was said last, how far an import is, the size of the case, and the clock. */
final class StatusBar extends Composite {
    private static final int TICK = 200;
    private static final int STEPS = 1000;
    private static final List<String> ZONES = List.of("UTC", "Europe/London", "Europe/Berlin", "Europe/Moscow",
            "Asia/Kolkata", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "America/New_York", "America/Chicago",
            "America/Los_Angeles");

    private final CaseContext context;
    private final Imports imports;
    private final Background background;
    private final Label sentence;
    private final ProgressBar bar;
    private final Label figures;
    private final Link cancel;
    private final Label size;
    private final Link clock;
    private boolean ticking;
    private String said = "";
    private boolean problem;
    private long sessions;
    private long bytes;

    /** Figures that are asked of the store. */
    private record Figures(long sessions, long bytes) {
    }

    StatusBar(Composite parent, CaseContext context, Imports imports) {
        super(parent, SWT.NONE);
        this.context = context;
        this.imports = imports;
        GridLayout layout = new GridLayout(7, false);
        layout.marginWidth = 10;
        layout.marginHeight = 3;
        layout.horizontalSpacing = 12;
        setLayout(layout);
        sentence = new Label(this, SWT.NONE);
        sentence.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        bar = new ProgressBar(this, SWT.HORIZONTAL);
        bar.setMaximum(STEPS);
        GridData barData = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        barData.widthHint = 160;
        bar.setLayoutData(barData);
        figures = new Label(this, SWT.NONE);
        figures.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        cancel = new Link(this, SWT.NONE);
        cancel.setText("<a>cancel</a>");
        cancel.setToolTipText("Stop the import; what was read is kept");
        cancel.setLayoutData(new GridData(SWT.LEFT, SWT.CENTER, false, false));
        cancel.addListener(SWT.Selection, e -> imports.cancel());
        new WriteProgress(this, context);
        size = new Label(this, SWT.NONE);
        size.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        clock = new Link(this, SWT.NONE);
        clock.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        clock.setToolTipText("The clock of tables, axes and exports");
        clock.addListener(SWT.Selection, e -> zones());
        background = context.background(this);
        context.addListener(this, new Listener());
        Runnable listener = this::showImport;
        imports.addListener(listener);
        addDisposeListener(e -> imports.removeListener(listener));
        showClock();
        showImport();
        count();
    }

    private final class Listener implements ContextListener {
        @Override
        public void caseChanged() {
            sessions = 0;
            bytes = 0;
            count();
        }

        @Override
        public void dataChanged() {
            count();
        }

        @Override
        public void settingsChanged() {
            showClock();
            showSentence();
        }

        @Override
        public void message(Message message) {
            said = message.sentence();
            problem = message.problem();
            showSentence();
        }
    }

    private void showSentence() {
        Optional<ImportProgress> running = imports.running();
        String text = running.isPresent() && !problem ? running.get().task() : said;
        if (!text.equals(sentence.getText())) {
            sentence.setText(text.replace("&", "&&"));
            sentence.setToolTipText(text.replace("&", "&&"));
        }
        sentence.setForeground(problem ? context.palette().bad() : context.palette().text());
    }

    private void showImport() {
        boolean running = imports.running().isPresent();
        if (running && !ticking) {
            ticking = true;
            problem = false;
            show(true);
            getDisplay().timerExec(TICK, this::tick);
        } else if (!running) {
            show(false);
        }
        showSentence();
    }

    private void tick() {
        if (isDisposed()) {
            return;
        }
        Optional<ImportProgress> running = imports.running();
        ticking = running.isPresent();
        if (running.isPresent()) {
            bar.setSelection((int) Math.round(STEPS * running.get().fraction()));
            String text = running.get().figures();
            if (!text.equals(figures.getText())) {
                figures.setText(text);
                layout(true);
            }
            showSentence();
            getDisplay().timerExec(TICK, this::tick);
        }
    }

    private void show(boolean running) {
        for (Control control : new Control[] {bar, figures, cancel}) {
            control.setVisible(running);
            ((GridData) control.getLayoutData()).exclude = !running;
        }
        layout(true);
    }

    private void count() {
        if (context.store().isEmpty()) {
            showSize();
            return;
        }
        var store = context.store().get();
        background.run("Measuring the case", cancelled -> new Figures(
                store.table("sessions").map(t -> (long) t.rows()).orElse(0L), store.size()), read -> {
                    sessions = read.sessions;
                    bytes = read.bytes;
                    showSize();
                });
    }

    private void showSize() {
        List<String> parts = new ArrayList<>();
        if (context.store().isPresent()) {
            List<CaptureInfo> captures = context.captures();
            parts.add(Amounts.count(captures.size(), "capture", "captures"));
            parts.add(Amounts.bytes(captures.stream().mapToLong(CaptureInfo::bytes).sum()));
            parts.add(Amounts.count(captures.stream().mapToLong(CaptureInfo::packets).sum(), "packet", "packets"));
            parts.add(Amounts.count(sessions, "session", "sessions"));
            parts.add("case " + Amounts.bytes(bytes));
        }
        String text = String.join(" · ", parts);
        if (!text.equals(size.getText())) {
            size.setText(text);
            layout(true);
        }
    }

    private void showClock() {
        clock.setText("<a>" + context.zone().getId() + " ▾</a>");
        layout(true);
    }

    private void zones() {
        Menu menu = new Menu(this);
        zone(menu, "As the system (" + ZoneId.systemDefault().getId() + ")", "");
        new MenuItem(menu, SWT.SEPARATOR);
        for (String id : ZONES) {
            String offset = ZonedDateTime.now(ZoneId.of(id)).getOffset().getId();
            zone(menu, id + (offset.equals("Z") ? "" : "  " + offset), id);
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem more = new MenuItem(menu, SWT.PUSH);
        more.setText("All zones are in Window, Preferences");
        more.setEnabled(false);
        menu.addListener(SWT.Hide, e -> getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void zone(Menu menu, String text, String id) {
        MenuItem item = new MenuItem(menu, SWT.RADIO);
        item.setText(text);
        item.setSelection(!id.isEmpty() && context.zone().getId().equals(id));
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) {
                context.settings().zone(id);
            }
        });
    }
}
