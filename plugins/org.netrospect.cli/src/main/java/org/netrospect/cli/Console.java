package org.netrospect.cli;

import java.io.PrintStream;

/**
 * Where results and messages go.
 *
 * @param out results only, UTF-8
 * @param err progress and messages
 */
record Console(PrintStream out, PrintStream err) {
    /** A message to the analyst, with control characters made harmless: names of files are an attacker's too. */
    void say(String sentence) {
        err.println(printable(sentence));
    }

    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) && c != '\n') {
                safe.append(String.format("\\x%02x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
