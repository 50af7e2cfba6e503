package org.netrospect.workbench.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.table.CellText;

/** What captures say of themselves beside their packets: comments, and with what they were recorded. */
final class CaptureWords {
    /** Captures that are asked, and lines of each. */
    private static final int MOST = 200;
    private static final int LINES = 8;
    private static final int LONGEST = 200;

    private CaptureWords() {
    }

    /** Lines by the id of the capture; only pcapng has any. Reads the database. */
    static Map<Integer, List<String>> of(CaseStore store, BooleanSupplier cancelled) {
        Map<Integer, List<String>> all = new HashMap<>();
        List<CaptureInfo> captures = store.captures().stream().filter(c -> c.format().startsWith("pcapng")
                && c.state() != CaptureInfo.State.IMPORTING).limit(MOST).toList();
        for (CaptureInfo capture : captures) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            all.put(capture.id(), lines(store.notes(capture.id())));
        }
        return all;
    }

    static List<String> lines(List<CaptureNote> notes) {
        List<String> lines = new ArrayList<>();
        long packets = 0;
        for (CaptureNote note : notes) {
            if (note.packet() > 0) {
                packets += note.kind().equals("comment") ? 1 : 0;
            } else if (lines.size() < LINES) {
                switch (note.kind()) {
                    case "comment" -> lines.add("“" + visible(note.text()) + "”");
                    case "application" -> lines.add("recorded with " + visible(note.text()));
                    case "system" -> lines.add("recorded on " + visible(note.text()));
                    default -> {
                        // names, keys and statistics are for others than the reader of a list
                    }
                }
            }
        }
        if (packets > 0) {
            lines.add(Amounts.count(packets, "comment on a packet", "comments on packets"));
        }
        return lines.stream().distinct().toList();
    }

    private static String visible(String text) {
        return CellText.visible(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
