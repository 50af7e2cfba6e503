package org.netrospect.core.filter;

/** A regular expression would take too long on some captured text. The message is a sentence for the analyst. */
public final class FilterTooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FilterTooSlowException(String message) {
        super(message);
    }
}
