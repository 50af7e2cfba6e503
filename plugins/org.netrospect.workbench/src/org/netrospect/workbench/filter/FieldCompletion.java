package org.netrospect.workbench.filter;

import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.netrospect.core.filter.Completion;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.filter.Proposal;
import org.netrospect.core.table.TableSource;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;

/** Proposes how the text of the filter field could go on, and puts in what is chosen. User-interface thread only. */
final class FieldCompletion {
    private static final int BELOW = 6;
    private static final int PAGE = 10;

    private final StyledText text;
    private final CaseContext context;
    private final FilterMemory memory;
    private final Background background;
    private final CompletionPopup popup;

    FieldCompletion(StyledText text, CaseContext context, FilterMemory memory) {
        this.text = text;
        this.context = context;
        this.memory = memory;
        background = context.background(text);
        popup = new CompletionPopup(text, this::take);
    }

    boolean isOpen() {
        return popup.isOpen();
    }

    void close() {
        popup.close();
    }

    /** Closes the list, also one that is still being made. */
    void end() {
        background.cancel();
        popup.close();
    }

    /** Makes the list in the background. @param found run before it is shown, if there is anything new to say */
    void propose(Runnable found) {
        String written = text.getText();
        int caret = text.getCaretOffset();
        FilterContext against = context.filterContext();
        Optional<TableSource> source = context.store().map(s -> s);
        Map<String, String> named = memory.saved();
        background.run("Completing the filter", cancelled -> Completion.at(written, caret, against, source, named),
                list -> {
            if (text.isFocusControl() && text.getText().equals(written) && text.getCaretOffset() == caret) {
                found.run();
                Point at = text.getLocationAtOffset(list.isEmpty() ? caret
                        : Math.min(list.getFirst().from(), written.length()));
                popup.show(list, text.toDisplay(at.x, text.getSize().y + BELOW), context.palette());
            }
        });
    }

    private void take(Proposal proposal) {
        boolean more = proposal.kind() != Proposal.Kind.VALUE && !proposal.text().endsWith("(");
        String put = proposal.text() + (more || proposal.kind() == Proposal.Kind.VALUE ? " " : "");
        text.replaceTextRange(proposal.from(), proposal.to() - proposal.from(), put);
        text.setCaretOffset(proposal.from() + put.length());
        text.setFocus();
    }

    /** Whether a key steers the list, and so does nothing in the text. */
    boolean takes(int code) {
        return isOpen() && (code == SWT.ARROW_DOWN || code == SWT.ARROW_UP || code == SWT.PAGE_DOWN
                || code == SWT.PAGE_UP || code == SWT.TAB || code == SWT.ESC);
    }

    /** Steers the list with a key; false if it is not open, or the key is none of its own. */
    boolean steer(int code) {
        if (!isOpen()) {
            return false;
        }
        switch (code) {
            case SWT.ARROW_DOWN -> popup.move(1);
            case SWT.ARROW_UP -> popup.move(-1);
            case SWT.PAGE_DOWN -> popup.move(PAGE);
            case SWT.PAGE_UP -> popup.move(-PAGE);
            case SWT.TAB -> popup.choose();
            default -> {
                return false;
            }
        }
        return true;
    }
}
