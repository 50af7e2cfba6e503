package org.netrospect.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.CaseData.Sizes;
import org.netrospect.store.database.CaseState;

/** The captures of one import, from where they begin to what the case knows of them. One thread. */
final class ImportedCaptures {
    private final CaseState before;
    private final List<CaptureInfo> captures = new ArrayList<>();
    private final Map<Integer, String> layouts = new HashMap<>();
    private final Map<Integer, Long> irregularities = new HashMap<>();
    private final Set<Integer> replaced = new HashSet<>();
    private boolean completed;

    /** @param before what the case is if the import is taken back */
    ImportedCaptures(CaseState before) {
        this.before = before;
    }

    /** @return its id */
    int begin(CaptureInfo info) {
        int id = before.lastCapture() + captures.size() + 1;
        captures.add(info.with(id, CaptureInfo.State.IMPORTING));
        return id;
    }

    void complete(CaptureInfo info, String layout) {
        int index = captures.size() - 1;
        while (index >= 0 && captures.get(index).id() != info.id()) {
            index--;
        }
        if (index < 0) {
            throw new IllegalArgumentException("capture " + info.id() + " was not begun in this import");
        }
        completed = true;
        captures.set(index, info);
        layouts.put(info.id(), layout);
    }

    /** Whether any is complete. */
    boolean completed() {
        return completed;
    }

    /** These take the place of some of an earlier import. */
    void replace(Set<Integer> former) {
        replaced.addAll(former);
    }

    Set<Integer> replaced() {
        return replaced;
    }

    /** One more irregularity of a capture: those of sessions may come after it was read. */
    void irregularity(int capture) {
        irregularities.merge(capture, 1L, Long::sum);
    }

    /** Those of the case and of this import. */
    List<CaptureInfo> all() {
        List<CaptureInfo> all = new ArrayList<>(before.captures());
        all.addAll(captures);
        return all;
    }

    /** Those of the case that this import does not replace. */
    List<CaptureInfo> others() {
        return before.captures().stream().filter(each -> !replaced.contains(each.id())).toList();
    }

    /** Those of this import. */
    List<CaptureInfo> own() {
        return captures;
    }

    Map<Integer, String> layouts() {
        return layouts;
    }

    /** The import is over. @param whole whether all that was found could be written */
    void end(boolean whole) {
        captures.replaceAll(each -> ended(withIrregularities(each), whole));
    }

    private static CaptureInfo ended(CaptureInfo capture, boolean whole) {
        boolean part = capture.state() == CaptureInfo.State.IMPORTING
                || !whole && capture.state() == CaptureInfo.State.COMPLETE;
        return part ? capture.with(capture.id(), CaptureInfo.State.PARTIAL) : capture;
    }

    private CaptureInfo withIrregularities(CaptureInfo c) {
        return new CaptureInfo(c.id(), c.file(), c.sha256(), c.bytes(), c.modified(), c.format(), c.packets(),
                c.first(), c.last(), c.truncatedPackets(), irregularities.getOrDefault(c.id(), 0L), c.bytesRead(),
                c.state(), c.interfaces());
    }

    /** What the case is with this import. @param lastSession id of its last session */
    CaseState after(Sizes sizes, long lastSession) {
        long number = before.imports() + 1;
        Map<Integer, Long> imports = new HashMap<>(before.importOf());
        captures.forEach(each -> imports.put(each.id(), number));
        imports.keySet().removeAll(replaced);
        Set<Integer> left = new HashSet<>(before.replaced());
        left.addAll(replaced);
        return new CaseState(all().stream().filter(each -> !replaced.contains(each.id())).toList(), sizes.tables(),
                sizes.trails(), lastSession, number, imports, left);
    }
}
