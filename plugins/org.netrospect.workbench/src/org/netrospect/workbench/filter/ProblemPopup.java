package org.netrospect.workbench.filter;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.netrospect.workbench.Palette;

/** A sentence under a field that says what is wrong with its text; takes no focus. */
final class ProblemPopup {
    private static final int LEAST_WIDTH = 320;

    private final Composite field;
    private Optional<Shell> open = Optional.empty();

    /** @param field closes the popup when it is disposed */
    ProblemPopup(Composite field) {
        this.field = field;
        field.addListener(SWT.Dispose, e -> close());
    }

    boolean isOpen() {
        return open.isPresent();
    }

    void show(String sentence, Palette palette) {
        close();
        Shell shell = new Shell(field.getShell(), SWT.ON_TOP | SWT.NO_FOCUS | SWT.NO_TRIM | SWT.TOOL);
        FillLayout layout = new FillLayout();
        layout.marginWidth = 8;
        layout.marginHeight = 6;
        shell.setLayout(layout);
        shell.setBackground(palette.background());
        Label label = new Label(shell, SWT.WRAP);
        label.setText(sentence.replace("&", "&&"));
        label.setForeground(palette.bad());
        label.setBackground(palette.background());
        shell.setSize(shell.computeSize(Math.max(LEAST_WIDTH, field.getSize().x), SWT.DEFAULT));
        shell.setLocation(field.toDisplay(0, field.getSize().y + 2));
        shell.setVisible(true);
        open = Optional.of(shell);
    }

    void close() {
        open.ifPresent(Shell::dispose);
        open = Optional.empty();
    }
}
