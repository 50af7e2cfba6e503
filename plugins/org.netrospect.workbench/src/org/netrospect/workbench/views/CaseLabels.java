package org.netrospect.workbench.views;

import java.util.Optional;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.TextStyle;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.workbench.model.CaseContext;

/** Writes the lines of the {@link CaseView}: the state of a capture as a coloured dot and a word. */
final class CaseLabels extends StyledCellLabelProvider {
    private static final String DOT = "● ";

    private final CaseContext context;

    CaseLabels(CaseContext context) {
        this.context = context;
    }

    @Override
    public void update(ViewerCell cell) {
        StyledString text = text((CaseNode) cell.getElement());
        cell.setText(text.getString());
        cell.setStyleRanges(text.getStyleRanges());
        cell.setFont(cell.getElement() instanceof CaseNode.Section ? context.palette().bold()
                : context.palette().plain());
        super.update(cell);
    }

    private StyledString text(CaseNode node) {
        return switch (node) {
            case CaseNode.Section section -> new StyledString(section.title());
            case CaseNode.Capture capture -> new StyledString().append(DOT, styler(color(capture)))
                    .append(capture.info().file().getFileName().toString())
                    .append("  " + state(capture), styler(context.palette().dim()));
            case CaseNode.Detail detail -> new StyledString(detail.text(), styler(context.palette().dim()));
            case CaseNode.Saved saved -> new StyledString().append("★ ", styler(context.palette().warn()))
                    .append(saved.name());
            case CaseNode.Replayed run -> new StyledString(run.name())
                    .append("  " + run.text(), styler(context.palette().dim()));
            case CaseNode.Hint hint -> new StyledString(hint.text(), styler(context.palette().dim()));
        };
    }

    static String state(CaseNode.Capture capture) {
        if (capture.info().state() == CaptureInfo.State.IMPORTING) {
            return "importing";
        }
        String partial = capture.info().state() == CaptureInfo.State.PARTIAL ? "partial " : "";
        return partial + capture.check().map(CaptureCheck::result).map(result -> switch (result) {
            case VERIFIED -> "verified";
            case PRESENT -> "";
            case TOUCHED -> "date changed";
            case CHANGED -> "changed";
            case MISSING -> "missing";
        }).orElse("");
    }

    private Color color(CaseNode.Capture capture) {
        Optional<CaptureCheck.Result> result = capture.check().map(CaptureCheck::result);
        if (result.isPresent() && result.get().isLost()) {
            return context.palette().bad();
        }
        if (capture.info().state() == CaptureInfo.State.PARTIAL
                || result.equals(Optional.of(CaptureCheck.Result.TOUCHED))) {
            return context.palette().warn();
        }
        if (capture.info().state() == CaptureInfo.State.IMPORTING) {
            return context.palette().accent();
        }
        return result.equals(Optional.of(CaptureCheck.Result.VERIFIED)) ? context.palette().good()
                : result.isPresent() ? context.palette().soft() : context.palette().dim();
    }

    private static Styler styler(Color color) {
        return new Styler() {
            @Override
            public void applyStyles(TextStyle style) {
                style.foreground = color;
            }
        };
    }
}
