package org.netrospect.workbench.timeline;

import java.util.List;

/**
 * Colours, as 0xRRGGBB, and font of the timeline.
 *
 * @param behind bars of all sessions behind those of the filter
 * @param series bars, in the order of the series
 * @param dots of irregularities
 * @param fontName of the desktop
 * @param fontSize in pixels at a zoom of 100 %
 */
record TimelineStyle(int background, int text, int faintText, int grid, int behind, List<Integer> series, int dots,
        String fontName, float fontSize) {
}
