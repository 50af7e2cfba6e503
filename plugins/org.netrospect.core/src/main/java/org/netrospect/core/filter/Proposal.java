package org.netrospect.core.filter;

/**
 * Something that may stand at the caret.
 *
 * @param text what is put in place of {@code from..to} of the filter
 * @param from first character that is replaced
 * @param to end of what is replaced, which is the caret
 * @param description a sentence on a field, how often a value occurs, or nothing
 */
public record Proposal(String text, int from, int to, String description, Kind kind) {
    /** What is proposed. */
    public enum Kind {
        FIELD, OPERATOR, VALUE, WORD, SAVED
    }
}
