package org.netrospect.workbench.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Control;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;

/** Saved filters of a case, and the filters that were applied; kept with the case. User-interface thread only. */
public final class FilterMemory {
    private static final String SAVED = "filter";
    private static final String HISTORY = "history";
    private static final int MAX = 30;

    private final CaseContext context;
    private final Background background;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Map<String, String> saved = Map.of();
    private List<String> history = List.of();

    /** Texts as they are in the case. */
    private record Read(Map<String, String> saved, List<String> history) {
    }

    public FilterMemory(CaseContext context, Control owner) {
        this.context = context;
        background = context.background(owner);
        context.addListener(owner, new ContextListener() {
            @Override
            public void caseChanged() {
                read();
            }

            @Override
            public void filterChanged() {
                remember(context.filter());
            }
        });
        read();
    }

    private void read() {
        saved = Map.of();
        history = List.of();
        listeners.forEach(Runnable::run);
        context.store().ifPresent(store -> background.run("Reading saved filters",
                cancelled -> new Read(new TreeMap<>(store.texts(SAVED)), ordered(store.texts(HISTORY))), read -> {
                    saved = read.saved;
                    history = read.history;
                    listeners.forEach(Runnable::run);
                }));
    }

    private static List<String> ordered(Map<String, String> texts) {
        return texts.getOrDefault("filters", "").lines().limit(MAX).toList();
    }

    private void remember(String filter) {
        Optional<CaseStore> store = context.store();
        if (filter.isEmpty() || store.isEmpty()) {
            return;
        }
        List<String> now = new ArrayList<>(history);
        now.remove(filter);
        now.addFirst(filter);
        history = List.copyOf(now.subList(0, Math.min(MAX, now.size())));
        String text = String.join("\n", history);
        if (store.get().writable()) {
            write("Keeping the history of filters", store.get(), HISTORY, "filters", text);
        }
    }

    /** By name. */
    public Map<String, String> saved() {
        return new LinkedHashMap<>(saved);
    }

    /** Latest first. */
    public List<String> history() {
        return history;
    }

    /** Saves a filter under a name; an empty text removes it. */
    public void save(String name, String filter) {
        Map<String, String> now = new TreeMap<>(saved);
        if (filter.isEmpty()) {
            now.remove(name);
        } else {
            now.put(name, filter);
        }
        saved = now;
        context.store().ifPresent(store -> write("Saving the filter “" + name + "”", store, SAVED, name, filter));
        listeners.forEach(Runnable::run);
    }

    private void write(String what, CaseStore store, String kind, String name, String text) {
        background.change(what, cancelled -> {
            store.text(kind, name, text);
            return text;
        }, written -> {
            // It is shown already.
        });
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
