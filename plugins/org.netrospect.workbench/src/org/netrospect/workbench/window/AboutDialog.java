package org.netrospect.workbench.window;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.netrospect.workbench.WorkbenchEngine;
import org.netrospect.workbench.model.CaseContext;
import org.osgi.framework.Bundle;

/** Version, licences, and what this start of the workbench runs on. */
final class AboutDialog extends TitleAreaDialog {
    private final CaseContext context;

    AboutDialog(Shell parent, CaseContext context) {
        super(parent);
        this.context = context;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("About Netrospect");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle("Netrospect " + Platform.getBundle(WorkbenchEngine.BUNDLE).getVersion());
        setMessage("Forensic analysis of recorded network traffic, with today’s knowledge.");
        Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.widthHint = 560;
        data.heightHint = 260;
        text.setLayoutData(data);
        text.setText(String.join("\n",
                "Licence: Eclipse Public License 2.0.",
                "With parts of the Eclipse Platform (EPL-2.0), Apache Derby and Apache Felix (Apache-2.0), JFreeChart"
                        + " (LGPL-2.1), Commons Compress (Apache-2.0), zstd-jni (BSD-2-Clause), XZ for Java (0BSD).",
                "", "Workspace: " + context.workspace(),
                "Java: " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), heap up to "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB",
                "System: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " cores",
                "SWT: " + SWT.getVersion() + " " + SWT.getPlatform(), "", "Bundles:", bundles()));
        return area;
    }

    private static String bundles() {
        StringBuilder text = new StringBuilder();
        for (Bundle bundle : Platform.getBundle(WorkbenchEngine.BUNDLE).getBundleContext().getBundles()) {
            if (bundle.getSymbolicName().startsWith("org.netrospect.")) {
                text.append(bundle.getSymbolicName()).append(' ').append(bundle.getVersion()).append('\n');
            }
        }
        return text.toString();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }
}
