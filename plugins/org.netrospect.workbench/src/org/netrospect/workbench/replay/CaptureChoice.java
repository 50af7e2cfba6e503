package org.netrospect.workbench.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ListSelectionDialog;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;

/** Which captures of a case are searched: all, until the analyst chooses. User-interface thread only. */
final class CaptureChoice {
    private static final int DAY = 10;

    private final List<CaptureInfo> all;
    private final TimeFormat times;
    private List<CaptureInfo> chosen;

    CaptureChoice(List<CaptureInfo> all, TimeFormat times) {
        this.all = List.copyOf(all);
        this.times = times;
        chosen = this.all;
    }

    /** Lets the analyst choose. */
    void ask(Shell shell) {
        ListSelectionDialog dialog = ListSelectionDialog.of(all).contentProvider(ArrayContentProvider.getInstance())
                .labelProvider(new LabelProvider() {
                    @Override
                    public String getText(Object each) {
                        return words((CaptureInfo) each);
                    }
                }).title("Captures").message("Captures to search").preselect(chosen.toArray()).create(shell);
        if (dialog.open() == Window.OK) {
            Set<Object> wanted = Set.copyOf(Arrays.asList(dialog.getResult()));
            chosen = all.stream().filter(wanted::contains).toList();
        }
    }

    private String words(CaptureInfo capture) {
        return capture.file().getFileName() + "   " + Amounts.bytes(capture.bytes()) + (capture.packets() == 0 ? ""
                : "   " + times.longText(capture.first()).substring(0, DAY));
    }

    /** Whether there is anything to search. */
    boolean isEmpty() {
        return chosen.isEmpty();
    }

    /** {@code all 20 captures}, {@code 3 of 20 captures}. */
    String words() {
        return chosen.size() == all.size() ? "all " + Amounts.count(all.size(), "capture", "captures")
                : Amounts.count(chosen.size()) + " of " + Amounts.count(all.size(), "capture", "captures");
    }

    /** What is searched of all, from 0 to 1, by bytes. */
    double share() {
        long bytes = all.stream().mapToLong(CaptureInfo::bytes).sum();
        return bytes == 0 ? 1 : chosen.stream().mapToLong(CaptureInfo::bytes).sum() / (double) bytes;
    }

    /** Ids of the captures; empty if all are meant. */
    Optional<Set<Integer>> ids() {
        return chosen.size() == all.size() ? Optional.empty()
                : Optional.of(chosen.stream().map(CaptureInfo::id).collect(Collectors.toUnmodifiableSet()));
    }
}
