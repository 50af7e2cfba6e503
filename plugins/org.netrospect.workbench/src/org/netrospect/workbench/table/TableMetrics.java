package org.netrospect.workbench.table;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;
import org.netrospect.workbench.Palette;

/**
 * Sizes in pixels that follow from the fonts.
 *
 * @param row height of a row
 * @param header height of the header
 * @param character width of a character of fixed width
 * @param monoOffset from the top of a row to texts of fixed width
 * @param plainOffset from the top of a row to other texts
 */
record TableMetrics(int row, int header, int character, int monoOffset, int plainOffset) {
    static TableMetrics of(Control control, Palette palette) {
        GC gc = new GC(control);
        gc.setFont(palette.mono());
        int character = gc.stringExtent("0000000000").x / 10;
        int mono = gc.getFontMetrics().getHeight();
        gc.setFont(palette.plain());
        int plain = gc.getFontMetrics().getHeight();
        gc.dispose();
        int row = Math.max(mono, plain) + 4;
        return new TableMetrics(row, row + 6, character, (row - mono) / 2, (row - plain) / 2);
    }

    /** Width of a title in the font of the header. */
    static int title(Control control, Palette palette, String title) {
        GC gc = new GC(control);
        gc.setFont(palette.bold());
        int width = gc.stringExtent(title).x;
        gc.dispose();
        return width + 2;
    }
}
