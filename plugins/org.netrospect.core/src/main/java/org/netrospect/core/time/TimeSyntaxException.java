package org.netrospect.core.time;

/** A text that is no time. The message is a sentence. */
public final class TimeSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    public TimeSyntaxException(String message) {
        super(message);
    }
}
