package org.netrospect.core.cases;

/** The database or a sidecar file of a case failed. The message is a sentence for the analyst. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
