package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage.Decision;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.indicator.FoundIndicator;
import org.netrospect.replay.rule.RulePatterns;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.PacketChoice;

/** The rules that found something in the selected session: their text, and what they look for in the stream. */
final class AlertPane extends Composite {
    static final String TITLE = "Alerts";
    private static final long SECOND = 1_000_000_000L;

    private final CaseContext context;
    private final Background background;
    private final Combo alerts;
    private final StyledText rule;
    private final StreamWidget stream;
    private final Link status;
    private List<AlertsQuery.Found> found = List.of();
    private RulePatterns patterns = RulePatterns.of("");
    private Optional<PacketChoice> packet = Optional.empty();
    private long session;
    private boolean visible;

    AlertPane(Composite parent, CaseContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        background = context.background(this);
        GridLayout layout = new GridLayout(1, false);
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        setLayout(layout);
        alerts = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
        alerts.setToolTipText("Rules that found something in this session, the most urgent first");
        alerts.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        ((GridData) alerts.getLayoutData()).widthHint = 100;
        alerts.addListener(SWT.Selection, e -> show(found.get(alerts.getSelectionIndex()),
                found.get(alerts.getSelectionIndex()).first()));
        SashForm sash = new SashForm(this, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rule = new StyledText(sash, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(rule);
        rule.setMargins(8, 6, 8, 6);
        rule.setToolTipText("A click on what is marked goes to where it stands in the stream");
        rule.addListener(SWT.MouseUp, e -> clicked(new Point(e.x, e.y)));
        stream = new StreamWidget(sash, context.palette(), context.times());
        sash.setWeights(36, 64);
        status = new Link(this, SWT.WRAP);
        status.addListener(SWT.Selection, e -> packet.ifPresent(choice -> context.packet(choice, true)));
        status.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        ((GridData) status.getLayoutData()).widthHint = 100;
        context.addListener(this, new ContextListener() {
            @Override
            public void caseChanged() {
                fetch();
            }

            @Override
            public void selectionChanged() {
                fetch();
            }

            @Override
            public void dataChanged() {
                refresh();
            }

            @Override
            public void alertChanged() {
                choose();
            }

            @Override
            public void settingsChanged() {
                look();
            }
        });
        look();
        clear("Select a session, or an alert.");
    }

    private void look() {
        Palette palette = context.palette();
        rule.setBackground(palette.background());
        rule.setForeground(palette.text());
        rule.setFont(palette.mono());
        stream.look(palette, context.times());
        paintRule();
    }

    /** Streams are followed only while they are looked at. */
    void visible(boolean now) {
        if (now && !visible) {
            visible = true;
            fetch();
        }
        visible = now;
    }

    private void fetch() {
        Optional<CaseStore> store = context.store();
        session = context.selectedSession();
        if (!visible) {
            return;
        }
        if (store.isEmpty() || session == 0) {
            background.cancel();
            clear("Select a session, or an alert.");
            return;
        }
        long asked = session;
        background.run("Reading the session's alerts", cancelled -> AlertsQuery.of(store.get(), asked, cancelled),
                this::show);
    }

    private void show(List<AlertsQuery.Found> answer) {
        found = answer;
        alerts.setItems(answer.stream().map(AlertPane::line).toArray(String[]::new));
        alerts.setEnabled(!answer.isEmpty());
        if (answer.isEmpty()) {
            clear("No run found anything in this session.");
        } else {
            choose();
        }
    }

    /** A run may have found more in the session meanwhile. */
    private void refresh() {
        Optional<CaseStore> store = context.store();
        if (visible && store.isPresent() && session != 0) {
            long asked = session;
            background.run("Looking for new alerts", cancelled -> AlertsQuery.of(store.get(), asked, cancelled),
                    answer -> {
                        if (asked == session && !answer.equals(found)) {
                            show(answer);
                        }
                    });
        }
    }

    private static String line(AlertsQuery.Found each) {
        return each.message() + (each.count() > 1 ? "  ×" + each.count() : "") + "  (" + each.run()
                + (each.first().gid() == FoundIndicator.GENERATOR ? ""
                        : ", " + each.first().gid() + ":" + each.first().sid() + ":" + each.first().rev()) + ")";
    }

    /** Shows the alert that was selected if it is of this session, else the first. */
    private void choose() {
        Optional<AlertChoice> wanted = context.alert().filter(a -> a.session() == session);
        for (int i = 0; i < found.size(); i++) {
            AlertsQuery.Found each = found.get(i);
            if (wanted.filter(each.first()::like).isPresent()) {
                alerts.select(i);
                show(each, wanted.get());
                return;
            }
        }
        if (!found.isEmpty() && found.getFirst().first().session() == session) {
            alerts.select(0);
            show(found.getFirst(), found.getFirst().first());
        }
    }

    private void clear(String sentence) {
        found = List.of();
        patterns = RulePatterns.of("");
        alerts.removeAll();
        alerts.setEnabled(false);
        rule.setText("");
        stream.show(new StreamText("", List.of()), false);
        say(sentence);
    }

    private void say(String sentence) {
        status.setText(sentence.replace("&", "&&"));
        layout();
    }

    private void show(AlertsQuery.Found each, AlertChoice alert) {
        Optional<CaseStore> store = context.store();
        String text = each.text().orElse("");
        patterns = RulePatterns.of(text);
        rule.setText(text.isEmpty() ? "The run kept no text of this rule. Replay the rules again to read it here."
                : text);
        paintRule();
        if (store.isEmpty()) {
            return;
        }
        AlertsQuery query = new AlertsQuery(store.get(), context.engine().captures());
        background.run("Looking for what the rule found", cancelled -> query.mark(alert, text, cancelled), marked -> {
            // first, as it takes space of the stream
            say(words(alert, marked) + each.decision().map(this::held).orElse(""));
            stream.show(marked.text(), true, marked.marks());
            stream.reveal(-1);
        }, reason -> {
            stream.show(new StreamText("", List.of()), false);
            say(reason);
        });
    }

    private String held(Decision decision) {
        return "\nHeld for " + decision.state().word().replace('_', ' ') + " by " + decision.author() + " since "
                + context.times().longText(decision.time() / SECOND * SECOND)
                + (decision.note().isEmpty() ? "." : ": " + decision.note());
    }

    private String words(AlertChoice alert, AlertsQuery.Marked marked) {
        packet = alert.packet() == 0 || alert.session() == 0 ? Optional.empty()
                : Optional.of(new PacketChoice(alert.session(), 0, alert.packet()));
        if (alert.gid() == FoundIndicator.GENERATOR) {
            return packet.isEmpty() ? "" : "It is in <a>packet " + Amounts.count(alert.packet()) + "</a>.";
        }
        String where = packet.isEmpty() ? ""
                : "<a>Packet " + Amounts.count(alert.packet()) + "</a> completed the match. ";
        int count = marked.matches().places().size();
        if (patterns.patterns().isEmpty()) {
            return where + "The rule looks for no contents, or its text is not known.";
        }
        return where + (count == 0 ? "Its contents do not stand in the stream as it was sent: "
                + "they matched in what was decoded, or in the packet alone."
                : Amounts.count(count, "place has", "places have") + " what the rule looks for.");
    }

    private void paintRule() {
        Palette palette = context.palette();
        List<StyleRange> styles = new ArrayList<>();
        for (RulePatterns.Pattern pattern : patterns.patterns()) {
            styles.add(new StyleRange(pattern.from(), pattern.to() - pattern.from(), palette.text(), palette.mark(),
                    SWT.BOLD));
        }
        rule.setStyleRanges(styles.toArray(new StyleRange[0]));
    }

    private void clicked(Point point) {
        int offset = rule.getOffsetAtPoint(point);
        for (int i = 0; i < patterns.patterns().size(); i++) {
            RulePatterns.Pattern pattern = patterns.patterns().get(i);
            if (offset >= pattern.from() && offset < pattern.to()) {
                stream.reveal(i);
            }
        }
    }

    @Override
    public boolean setFocus() {
        return alerts.setFocus();
    }
}
