package org.netrospect.workbench.triage;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.core.cases.Triage.Suppression;
import org.netrospect.core.time.TimeReference;
import org.netrospect.core.time.TimeSyntaxException;
import org.netrospect.core.time.TimeText;
import org.netrospect.workbench.FormDialog;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;

/** Asks which alerts later runs shall not give, why, and until when. */
final class SuppressDialog extends FormDialog {
    private static final long SECOND = 1_000_000_000L;
    private static final String NOTHING_YET = "With a reason, it is shown here which alerts this means.";

    private final Group group;
    private final CaseContext context;
    private Text rule;
    private Text network;
    private Text reason;
    private Text until;
    private Label taken;
    private Background background;
    private Optional<Suppression> suppression = Optional.empty();

    SuppressDialog(Shell shell, Group group, CaseContext context) {
        super(shell, "Suppress", 2, "&Suppress");
        this.group = group;
        this.context = context;
    }

    @Override
    protected void fill(Composite area) {
        setTitle("Alerts that later runs shall not give");
        setMessage("They are counted and said to be suppressed. What earlier runs found stays.");
        rule = field(area, "Ru&le", group.gid() + ":" + group.sid(), "all rules");
        network = field(area, "&Host or network", group.host(), "all hosts, such as 10.0.0.0/8");
        reason = field(area, "&Reason", "", "needed");
        until = field(area, "&Until", "", "no end; a time in the traffic, such as 2024-06-30");
        taken = new Label(area, SWT.WRAP);
        taken.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        taken.setText(NOTHING_YET);
        background = context.background(area);
        reason.setFocus();
    }

    private Text field(Composite area, String title, String value, String message) {
        new Label(area, SWT.NONE).setText(title);
        Text text = new Text(area, SWT.BORDER);
        text.setText(value);
        text.setMessage(message);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = 380;
        text.setLayoutData(data);
        text.addListener(SWT.Modify, e -> check());
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        check();
    }

    private void check() {
        Optional<String> wrong = Optional.empty();
        try {
            suppression = Optional.of(read());
        } catch (IllegalArgumentException | TimeSyntaxException e) {
            suppression = Optional.empty();
            wrong = Optional.of(e.getMessage());
        }
        setErrorMessage(wrong.filter(sentence -> !reason.getText().isBlank()).orElse(null));
        Optional.ofNullable(getButton(IDialogConstants.OK_ID)).ifPresent(ok -> ok.setEnabled(suppression.isPresent()));
        preview();
    }

    /** Says what it would have taken away of what is there. */
    private void preview() {
        Optional<CaseStore> store = context.store();
        if (store.isEmpty() || suppression.isEmpty()) {
            background.cancel();
            taken.setText(NOTHING_YET);
            return;
        }
        Suppression asked = suppression.get();
        background.run("Counting alerts", cancelled -> Covered.of(store.get(), asked, cancelled),
                covered -> taken.setText(covered.words()));
    }

    private Suppression read() throws TimeSyntaxException {
        long last = context.captures().stream().mapToLong(CaptureInfo::last).max().orElse(0);
        long end = until.getText().isBlank() ? Long.MAX_VALUE
                : TimeText.parse(until.getText().strip(), new TimeReference(last, context.zone())).to() - 1;
        Instant now = Instant.now();
        return new Suppression(0, rule.getText().strip(), network.getText().strip(), Long.MIN_VALUE, end,
                reason.getText().strip(), System.getProperty("user.name"), now.getEpochSecond() * SECOND
                + now.getNano());
    }

    /** What was asked for, after OK. */
    Suppression suppression() {
        return suppression.orElseThrow();
    }
}
