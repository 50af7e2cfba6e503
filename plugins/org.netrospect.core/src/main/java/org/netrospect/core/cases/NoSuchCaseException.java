package org.netrospect.core.cases;

import java.io.IOException;

/** There is no case of this name; the message names the nearest, in a sentence. */
public final class NoSuchCaseException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoSuchCaseException(String sentence) {
        super(sentence);
    }
}
