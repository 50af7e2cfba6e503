package org.netrospect.workbench.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.Amounts;
import org.netrospect.replay.run.Runs;
import org.netrospect.workbench.filter.FilterMemory;
import org.netrospect.workbench.model.CaseContext;

/** What stands in the {@link CaseView}; sections without content are left out. */
final class CaseContent implements ITreeContentProvider {
    static final CaseNode CAPTURES = new CaseNode.Section("Captures");
    private static final CaseNode RUNS = new CaseNode.Section("Runs");
    private static final CaseNode FILTERS = new CaseNode.Section("Saved filters");

    private final CaseContext context;
    private final FilterMemory memory;
    private Map<Integer, CaptureCheck> checks = Map.of();
    private Map<Integer, List<String>> words = Map.of();
    private List<Runs.Run> runs = List.of();

    CaseContent(CaseContext context, FilterMemory memory) {
        this.context = context;
        this.memory = memory;
    }

    void checks(Map<Integer, CaptureCheck> by) {
        checks = Map.copyOf(by);
    }

    /** What captures say of themselves, by their ids. */
    void words(Map<Integer, List<String>> by) {
        words = Map.copyOf(by);
    }

    void runs(List<Runs.Run> all) {
        runs = List.copyOf(all);
    }

    @Override
    public Object[] getElements(Object input) {
        List<CaseNode> nodes = new ArrayList<>();
        if (context.store().isEmpty()) {
            nodes.add(new CaseNode.Hint("No case is open."));
            return nodes.toArray();
        }
        nodes.add(CAPTURES);
        if (!runs.isEmpty()) {
            nodes.add(RUNS);
        }
        if (!memory.saved().isEmpty()) {
            nodes.add(FILTERS);
        }
        return nodes.toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
        if (parent.equals(CAPTURES)) {
            return context.captures().isEmpty() ? new Object[] {new CaseNode.Hint("None yet: drop some")}
                    : context.captures().stream()
                            .map(c -> new CaseNode.Capture(c, Optional.ofNullable(checks.get(c.id())))).toArray();
        }
        if (parent.equals(RUNS)) {
            return runs.reversed().stream().map(run -> new CaseNode.Replayed(run.id(), run.name(),
                    Amounts.count(run.results()) + (run.kind() == Runs.Kind.VIRUSES ? " verdicts" : " alerts")))
                    .toArray();
        }
        if (parent.equals(FILTERS)) {
            return memory.saved().entrySet().stream().map(e -> new CaseNode.Saved(e.getKey(), e.getValue())).toArray();
        }
        return parent instanceof CaseNode.Capture capture ? details(capture.info()).toArray() : new Object[0];
    }

    private List<CaseNode> details(CaptureInfo info) {
        List<CaseNode> details = new ArrayList<>();
        details.add(new CaseNode.Detail(info, Amounts.bytes(info.bytes())));
        details.add(new CaseNode.Detail(info, Amounts.count(info.packets(), "packet", "packets")));
        if (info.packets() > 0) {
            details.add(new CaseNode.Detail(info, "from " + cut(context.times().longText(info.first()))));
            details.add(new CaseNode.Detail(info, "for " + Amounts.duration(info.last() - info.first())));
        }
        if (info.state() == CaptureInfo.State.PARTIAL && info.bytes() > 0) {
            details.add(new CaseNode.Detail(info, Math.min(99, 100 * info.bytesRead() / info.bytes())
                    + " % of it was read"));
        }
        if (info.irregularities() > 0) {
            details.add(new CaseNode.Detail(info, Amounts.count(info.irregularities())
                    + (info.irregularities() == 1 ? " irregularity" : " irregularities")));
        }
        words.getOrDefault(info.id(), List.of()).forEach(line -> details.add(new CaseNode.Detail(info, line)));
        return details;
    }

    private static String cut(String time) {
        return time.substring(0, Math.min(16, time.length()));
    }

    @Override
    public Object getParent(Object element) {
        return null;
    }

    @Override
    public boolean hasChildren(Object element) {
        return element instanceof CaseNode.Section || element instanceof CaseNode.Capture;
    }
}
