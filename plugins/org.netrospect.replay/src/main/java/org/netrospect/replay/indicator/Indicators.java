package org.netrospect.replay.indicator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What was read from lists of indicators.
 *
 * @param all in the order of the files
 * @param skipped lines and objects that could not be used, by reason
 */
public record Indicators(List<Indicator> all, List<Skipped> skipped) {
    /** Entries not used for one reason; {@code example} is the place of the first. */
    public record Skipped(String reason, int count, String example) {
        /** A sentence without its end. */
        public String words() {
            return (count == 1 ? "One entry was left out: " : count + " entries were left out: ") + reason
                    + (count == 1 ? "; it is " : "; the first is ") + example;
        }
    }

    /** How many entries could not be used. */
    public long left() {
        return skipped.stream().mapToLong(Skipped::count).sum();
    }

    public Indicators {
        all = List.copyOf(all);
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads lists: plain text, CSV, STIX 2.1, MISP, Zeek. What a file is, is told by its content.
     *
     * @throws IOException a file cannot be read
     */
    public static Indicators read(List<Path> files) throws IOException {
        IndicatorReader reader = new IndicatorReader();
        for (Path file : files) {
            reader.read(file);
        }
        return reader.finish();
    }
}
