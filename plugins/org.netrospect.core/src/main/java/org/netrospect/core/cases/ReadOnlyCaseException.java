package org.netrospect.core.cases;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A case that can only be read was to be changed. The message is a sentence for the analyst. */
public final class ReadOnlyCaseException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    public ReadOnlyCaseException(String sentence) {
        super(sentence, new IOException(sentence));
    }
}
