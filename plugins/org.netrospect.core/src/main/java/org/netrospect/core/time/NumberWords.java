package org.netrospect.core.time;

import java.util.List;

/** English words for small numbers. */
final class NumberWords {
    private static final List<String> SMALL = List.of("zero", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                    "eighteen",
            "nineteen", "twenty");

    private NumberWords() {
    }

    /** From 0 to 20, thirty, forty, fifty, or up to three digits; -1 for anything else. */
    static int value(String word) {
        if (!word.isEmpty() && word.length() <= 3 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(word);
        }
        return switch (word) {
            case "thirty" -> 30;
            case "forty" -> 40;
            case "fifty" -> 50;
            case "twenty-five" -> 25;
            default -> SMALL.indexOf(word);
        };
    }
}
