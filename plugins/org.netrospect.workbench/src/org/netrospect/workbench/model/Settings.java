package org.netrospect.workbench.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.preference.IPreferenceStore;

/** What the analyst set, kept between starts. User-interface thread only. */
public final class Settings {
    /** {@code system}, {@code light} or {@code dark}. */
    public static final String THEME = "theme";
    /** A zone id, or {@code system}. */
    public static final String ZONE = "zone";
    /** Threads of an import; 0 for all. */
    public static final String THREADS = "threads";
    /** Megabytes of a followed stream shown at once. */
    public static final String STREAM_MEGABYTES = "streamMegabytes";
    /** Whether captures are hashed again when a case is opened. */
    public static final String VERIFY = "verifyOnOpen";
    /** With the name of an engine's program behind it: where that is; empty for where programs usually are. */
    public static final String PROGRAM = "program.";
    private static final String SYSTEM = "system";
    private static final String RECENT = "recentCases";
    private static final int MAX_RECENT = 12;

    private final IPreferenceStore store;

    public Settings(IPreferenceStore store) {
        this.store = store;
        store.setDefault(THEME, SYSTEM);
        store.setDefault(ZONE, SYSTEM);
        store.setDefault(THREADS, 0);
        store.setDefault(STREAM_MEGABYTES, 1);
        store.setDefault(VERIFY, false);
    }

    /** For preference pages and listeners. */
    public IPreferenceStore store() {
        return store;
    }

    public ZoneId zone() {
        String id = store.getString(ZONE);
        try {
            return id.equals(SYSTEM) ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Shows times in this zone, or, if empty, in the system's. */
    public void zone(String id) {
        store.setValue(ZONE, id.isEmpty() ? SYSTEM : id);
    }

    public String theme() {
        return store.getString(THEME);
    }

    public void theme(String theme) {
        store.setValue(THEME, theme);
    }

    public int threads() {
        int threads = store.getInt(THREADS);
        return threads < 1 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    public boolean verifyOnOpen() {
        return store.getBoolean(VERIFY);
    }

    /** Names of cases that were open, latest first. */
    public List<String> recentCases() {
        return Arrays.stream(store.getString(RECENT).split("\n")).filter(s -> !s.isEmpty()).toList();
    }

    void opened(String name) {
        List<String> others = recentCases().stream().filter(s -> !s.equals(name)).limit(MAX_RECENT - 1).toList();
        store.setValue(RECENT, name + "\n" + String.join("\n", others));
    }

    /** A text kept by name, such as the columns of a table; "" if there is none. */
    public String text(String name) {
        return store.getString(name);
    }

    public void text(String name, String text) {
        store.setValue(name, text);
    }
}
