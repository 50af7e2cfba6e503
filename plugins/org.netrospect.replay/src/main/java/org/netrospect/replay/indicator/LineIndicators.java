package org.netrospect.replay.indicator;

/** Reads a file whose indicators stand in lines. */
interface LineIndicators {
    /** @param place of the line, for the analyst */
    void line(String line, String place);
}
