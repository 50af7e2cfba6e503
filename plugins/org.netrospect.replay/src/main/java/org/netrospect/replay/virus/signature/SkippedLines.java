package org.netrospect.replay.virus.signature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts lines that are not honoured by their reasons. One thread. */
final class SkippedLines {
    private static final int MOST_REASONS = 500;
    private static final String OTHER = "further reasons";

    private final Map<String, LoadReport.Skipped> byReason = new LinkedHashMap<>();

    void add(String reason, String file, long line) {
        String key = byReason.size() < MOST_REASONS || byReason.containsKey(reason) ? reason : OTHER;
        byReason.merge(key, new LoadReport.Skipped(key, 1, file + " line " + line),
                (a, b) -> new LoadReport.Skipped(key, a.count() + 1, a.example()));
    }

    List<LoadReport.Skipped> list() {
        List<LoadReport.Skipped> list = new ArrayList<>(byReason.values());
        list.sort((a, b) -> Integer.compare(b.count(), a.count()));
        return list;
    }
}
