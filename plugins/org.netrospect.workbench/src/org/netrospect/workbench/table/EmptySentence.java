package org.netrospect.workbench.table;

import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.workbench.model.CaseContext;

/** What a table without rows says: that there is nothing only when that is known. */
final class EmptySentence {
    private final CaseContext context;
    private String sentence;
    private boolean reading;

    EmptySentence(CaseContext context, String sentence) {
        this.context = context;
        this.sentence = sentence;
    }

    /** What is to be said once it is known that there are no rows. */
    void is(String words) {
        sentence = words;
    }

    /** Whether rows are on their way. */
    void reading(boolean now) {
        reading = now;
    }

    /** While captures are read, that there is nothing would say too much. */
    private boolean importing() {
        return context.captures().stream().anyMatch(capture -> capture.state() == CaptureInfo.State.IMPORTING);
    }

    String text() {
        return context.opening() ? "Opening the case …"
                : context.store().isEmpty() ? "Open a case, or drop captures on the window."
                : reading ? "Reading …" : importing() ? "Nothing yet. The import goes on." : sentence;
    }
}
