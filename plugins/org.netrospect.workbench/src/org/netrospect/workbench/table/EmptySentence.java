package org.netrospect.workbench.table;

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

    String text() {
        return context.opening() ? "Opening the case …"
                : context.store().isEmpty() ? "Open a case, or drop captures on the window."
                : reading ? "Reading …" : sentence;
    }
}
