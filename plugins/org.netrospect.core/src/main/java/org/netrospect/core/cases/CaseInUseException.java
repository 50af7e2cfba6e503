package org.netrospect.core.cases;

import java.io.IOException;

/** Another process has the case open; the message says so in a sentence. */
public final class CaseInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    public CaseInUseException(String sentence) {
        super(sentence);
    }
}
