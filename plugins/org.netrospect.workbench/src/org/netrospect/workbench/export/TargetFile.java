package org.netrospect.workbench.export;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Asks for the file to write, in a row of a form with three columns. */
final class TargetFile {
    private final Text file;
    private String confirmed = "";

    /**
     * @param proposed its name in the analyst's own folder
     * @param changed told when another file is named
     * @param patterns of the names that the file dialog shows; none for all
     */
    TargetFile(Composite form, String proposed, Runnable changed, String... patterns) {
        new Label(form, SWT.NONE).setText("F&ile");
        file = new Text(form, SWT.BORDER | SWT.SINGLE);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 380;
        file.setLayoutData(wide);
        file.setText(Path.of(System.getProperty("user.home"), proposed).toString());
        file.addListener(SWT.Modify, e -> changed.run());
        Button browse = new Button(form, SWT.PUSH);
        browse.setText("&Browse…");
        browse.addListener(SWT.Selection, e -> browse(patterns));
    }

    private void browse(String... patterns) {
        FileDialog dialog = new FileDialog(file.getShell(), SWT.SAVE);
        dialog.setFileName(file.getText());
        dialog.setFilterExtensions(patterns);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            confirmed = chosen;
            file.setText(chosen);
        }
    }

    String name() {
        return file.getText();
    }

    void name(String name) {
        file.setText(name);
    }

    /** Whether a file can have this name. */
    boolean named() {
        return FileName.valid(name());
    }

    Path path() {
        return Path.of(name().strip());
    }

    /** Whether a file that is there already may be replaced: the file dialog asked. */
    boolean replaces() {
        return name().equals(confirmed);
    }
}
