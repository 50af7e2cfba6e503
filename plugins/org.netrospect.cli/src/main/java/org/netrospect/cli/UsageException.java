package org.netrospect.cli;

/** The command was called wrongly in a way that shows only when it runs; the message is a sentence. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence);
    }
}
