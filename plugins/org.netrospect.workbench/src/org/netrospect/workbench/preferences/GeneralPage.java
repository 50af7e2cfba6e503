package org.netrospect.workbench.preferences;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.netrospect.workbench.WorkbenchEngine;
import org.netrospect.workbench.model.Settings;

/** Clock, theme and limits. */
public final class GeneralPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private static final int MOST_THREADS = 256;

    public GeneralPage() {
        super(GRID);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new Settings(WorkbenchEngine.preferences()).store());
        setDescription("Clock, theme and limits. Times are kept in UTC; the clock decides only how they are shown.");
    }

    @Override
    protected void createFieldEditors() {
        addField(new ComboFieldEditor(Settings.ZONE, "&Clock", zones(), getFieldEditorParent()));
        addField(new ComboFieldEditor(Settings.THEME, "&Theme", new String[][] {{"As the desktop", "system"},
                {"Light", "light"}, {"Dark", "dark"}}, getFieldEditorParent()));
        IntegerFieldEditor threads = new IntegerFieldEditor(Settings.THREADS, "Threads of an &import (0: all cores)",
                getFieldEditorParent(), 4);
        threads.setValidRange(0, MOST_THREADS);
        addField(threads);
        IntegerFieldEditor stream = new IntegerFieldEditor(Settings.STREAM_MEGABYTES,
                "&Megabytes of a followed stream shown at once", getFieldEditorParent(), 4);
        stream.setValidRange(1, 64);
        addField(stream);
        addField(new BooleanFieldEditor(Settings.VERIFY, "&Hash all captures again when a case is opened",
                getFieldEditorParent()));
    }

    private static String[][] zones() {
        List<String[]> zones = new ArrayList<>();
        zones.add(new String[] {"As the system (" + ZoneId.systemDefault().getId() + ")", "system"});
        zones.add(new String[] {"UTC", "UTC"});
        ZoneId.getAvailableZoneIds().stream().filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/")
                && !id.startsWith("SystemV/")).sorted().forEach(id -> zones.add(new String[] {id, id}));
        return zones.toArray(new String[0][]);
    }
}
