package org.netrospect.workbench.preferences;

import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.FileFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.netrospect.workbench.WorkbenchEngine;
import org.netrospect.workbench.model.Settings;
import org.netrospect.workbench.replay.SearchEngine;

/** Where the programs are that search for signatures. */
public final class EnginesPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    public EnginesPage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new Settings(WorkbenchEngine.preferences()).store());
        setDescription("Programs that Replay can use. What is left empty is looked for on the path of programs; "
                + "clamd at the sockets where distributions put it.");
    }

    @Override
    protected void createFieldEditors() {
        for (SearchEngine engine : SearchEngine.values()) {
            engine.program().ifPresent(name -> {
                if (engine == SearchEngine.CLAMD) {
                    // a socket is no file that a dialog would let one choose
                    addField(new StringFieldEditor(Settings.PROGRAM + name, "Socket of clam&d",
                            getFieldEditorParent()));
                } else {
                    addField(new FileFieldEditor(Settings.PROGRAM + name, engine.title(), true,
                            getFieldEditorParent()));
                }
            });
        }
    }
}
