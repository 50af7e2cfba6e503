package org.netrospect.core.cases;

import java.io.IOException;

/** The case cannot be used as it is; the message says what is wrong, in a sentence. */
public final class CaseDamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    public CaseDamagedException(String sentence) {
        super(sentence);
    }
}
