package org.netrospect.core.filter;

import java.util.List;

/**
 * A text that is no filter. The message is a sentence with the place, what was expected, and the nearest known names.
 */
public final class FilterSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;
    private final int length;
    private final transient List<String> suggestions;

    FilterSyntaxException(int position, int length, String message, List<String> suggestions) {
        super("Filter, character " + (position + 1) + ": " + message
                + (suggestions.isEmpty() ? "" : " Near it: " + String.join(", ", suggestions) + "."));
        this.position = position;
        this.length = length;
        this.suggestions = List.copyOf(suggestions);
    }

    FilterSyntaxException(int position, int length, String message) {
        this(position, length, message, List.of());
    }

    /** Where the trouble begins, from 0; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }

    /** How many characters are in trouble; 0 if something is missing. */
    public int length() {
        return length;
    }

    /** Names that may have been meant, nearest first. */
    public List<String> suggestions() {
        return suggestions;
    }
}
