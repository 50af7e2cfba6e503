package org.netrospect.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.database.CaseState;

/**
 * What an open case says of its captures: those of the last commit, and while an import is running those that it brings
 * too. Any thread reads; one at a time changes.
 */
final class KnownCaptures {
    private final Map<Integer, String> layouts = new ConcurrentHashMap<>();
    private volatile CaseState state;
    private volatile List<CaptureInfo> all;
    private volatile boolean doubtful;

    KnownCaptures(KeptState.Content content) {
        state = content.state();
        all = state.captures();
        layouts.putAll(content.layouts());
    }

    List<CaptureInfo> all() {
        return all;
    }

    CaptureInfo capture(int id) {
        return all.stream().filter(each -> each.id() == id).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no capture " + id + " in the case."));
    }

    Optional<CaptureInfo> bySha256(String sha256) {
        return all.stream().filter(each -> !each.sha256().isEmpty() && each.sha256().equals(sha256)).findFirst();
    }

    String layout(int capture) {
        return layouts.getOrDefault(capture, "");
    }

    /** As of the last commit. */
    CaseState state() {
        return state;
    }

    /** Captures as they are during an import. */
    void importing(List<CaptureInfo> now) {
        all = List.copyOf(now);
    }

    /** The layout of a capture of the import that is running. */
    void layout(int capture, String layout) {
        layouts.put(capture, layout);
    }

    /** One of those committed lies elsewhere now. Not during an import. */
    void relocated(CaptureInfo moved) {
        List<CaptureInfo> now = all.stream().map(each -> each.id() == moved.id() ? moved : each).toList();
        state = state.withCaptures(now);
        all = now;
    }

    /**
     * Commits what an import or a run brought. Where the database fails, it is open what it holds: the next opening
     * asks it.
     */
    void commit(CaseState after, Runnable inDatabase) {
        boolean committed = false;
        try {
            inDatabase.run();
            committed = true;
        } finally {
            doubtful |= !committed;
        }
        state = after;
    }

    /** An import has ended, kept or not. */
    void importEnded() {
        all = state.captures();
        layouts.keySet().retainAll(all.stream().map(CaptureInfo::id).toList());
    }

    /** What the next opening may rely on; nothing if it is to ask the database. */
    Optional<KeptState.Content> content() {
        return doubtful ? Optional.empty() : Optional.of(new KeptState.Content(state, layouts));
    }
}
