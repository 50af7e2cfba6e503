package org.netrospect.workbench;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** A dialog with fields below one another, and a button that does what was asked for. */
public abstract class FormDialog extends TitleAreaDialog {
    private final String window;
    private final int columns;
    private final String confirm;

    /**
     * @param window the window's title
     * @param columns of the form
     * @param confirm text of the button, with its mnemonic
     */
    protected FormDialog(Shell parent, String window, int columns, String confirm) {
        super(parent);
        this.window = window;
        this.columns = columns;
        this.confirm = confirm;
    }

    /** Makes the fields, in a form with a grid. */
    protected abstract void fill(Composite form);

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(window);
    }

    @Override
    protected final Control createDialogArea(Composite parent) {
        Composite form = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        form.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        form.setLayout(layout);
        fill(form);
        return form;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, confirm, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }
}
