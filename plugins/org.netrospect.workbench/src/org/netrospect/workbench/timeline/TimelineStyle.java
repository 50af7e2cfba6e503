package org.netrospect.workbench.timeline;

import java.util.List;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontData;
import org.netrospect.workbench.Palette;

/**
 * Colours, as 0xRRGGBB, and font of the timeline: what may be given to another thread.
 *
 * @param behind bars of all sessions behind those of the filter
 * @param series bars, in the order of the series
 * @param dots of irregularities, {@code findings} of alerts
 * @param fontName of the desktop
 * @param fontSize in pixels at a zoom of 100 %
 */
record TimelineStyle(int background, int text, int faintText, int grid, int behind, List<Integer> series, int dots,
        int findings, String fontName, float fontSize) {
    private static final float POINTS_PER_INCH = 72;

    /** @param dotsPerInch of the display at a zoom of 100 % */
    static TimelineStyle of(Palette palette, int dotsPerInch) {
        FontData font = palette.small().getFontData()[0];
        List<Integer> series = palette.dark() ? List.of(rgb(palette.accent()), 0x3f6cb5, 0x3d9aa8, 0x9488d6, 0x5f8798,
                0x6d7682)
                : List.of(rgb(palette.accent()), 0x86abe9, 0x35929f, 0x8d82cb, 0x96b7c7, 0xb9c0cb);
        return new TimelineStyle(rgb(palette.background()), rgb(palette.text()), rgb(palette.dim()),
                rgb(palette.line()),
                mix(palette.soft(), palette.background(), palette.dark() ? 60 : 45), series, rgb(palette.warn()),
                rgb(palette.bad()), font.getName(), font.getHeight() * dotsPerInch / POINTS_PER_INCH);
    }

    private static int rgb(Color color) {
        return color.getRed() << 16 | color.getGreen() << 8 | color.getBlue();
    }

    private static int mix(Color one, Color other, int percentOfOne) {
        return mix(one.getRed(), other.getRed(), percentOfOne) << 16 | mix(one.getGreen(), other.getGreen(),
                percentOfOne) << 8
                | mix(one.getBlue(), other.getBlue(), percentOfOne);
    }

    private static int mix(int one, int other, int percentOfOne) {
        return (one * percentOfOne + other * (100 - percentOfOne)) / 100;
    }
}
