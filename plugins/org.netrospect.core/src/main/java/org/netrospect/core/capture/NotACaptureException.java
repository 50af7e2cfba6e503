package org.netrospect.core.capture;

import java.io.IOException;

/** The file is no capture that can be read; the message says why, as a sentence for the analyst. */
public final class NotACaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what the file is, and the consequence */
    public NotACaptureException(String sentence) {
        super(sentence);
    }
}
