package org.netrospect.workbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.workbench.Palette;

/** Draws a filter in the colours of its pieces, the wrong one underlined. User-interface thread only. */
record ColoredText(StyledText text) {
    void color(Palette palette, Optional<FilterSyntaxException> error) {
        List<StyleRange> ranges = new ArrayList<>();
        for (FilterColors.Piece piece : FilterColors.of(text.getText())) {
            ranges.add(new StyleRange(piece.from(), piece.length(), switch (piece.kind()) {
                case FIELD -> palette.keyword();
                case WORD -> palette.accent();
                case VALUE -> palette.literal();
                case QUOTED -> palette.quoted();
                case OTHER -> palette.text();
            }, null));
        }
        text.setStyleRanges(ranges.toArray(new StyleRange[0]));
        error.ifPresent(e -> underline(e, palette));
    }

    private void underline(FilterSyntaxException e, Palette palette) {
        int length = text.getCharCount();
        int from = Math.clamp(e.position(), 0, Math.max(0, length - 1));
        int size = Math.min(Math.max(1, e.length()), length - from);
        for (StyleRange range : length == 0 ? new StyleRange[0] : text.getStyleRanges(from, size)) {
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_SQUIGGLE;
            range.underlineColor = palette.bad();
            text.setStyleRange(range);
        }
    }
}
