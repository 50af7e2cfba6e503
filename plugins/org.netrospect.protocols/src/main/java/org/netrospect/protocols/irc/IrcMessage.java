package org.netrospect.protocols.irc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A message (RFC 2812, section 2.3.1).
 *
 * @param prefix who sent it, {@code nick!user@host}; "" if that is not said
 * @param command in upper case, or three digits
 */
record IrcMessage(String prefix, String command, List<String> parameters) {
    private static final int MOST_PARAMETERS = 32;

    static IrcMessage of(String line) {
        String rest = line.strip();
        if (rest.startsWith("@")) {
            // tags (IRCv3)
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1).strip();
        }
        String prefix = "";
        if (rest.startsWith(":")) {
            int space = rest.indexOf(' ');
            prefix = rest.substring(1, space < 0 ? rest.length() : space);
            rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
        }
        int space = rest.indexOf(' ');
        String command = (space < 0 ? rest : rest.substring(0, space)).toUpperCase(Locale.ROOT);
        List<String> parameters = new ArrayList<>();
        String left = space < 0 ? "" : rest.substring(space + 1).stripLeading();
        while (!left.isEmpty() && parameters.size() < MOST_PARAMETERS) {
            if (left.charAt(0) == ':') {
                parameters.add(left.substring(1));
                break;
            }
            int end = left.indexOf(' ');
            parameters.add(end < 0 ? left : left.substring(0, end));
            left = end < 0 ? "" : left.substring(end + 1).stripLeading();
        }
        return new IrcMessage(prefix, command, parameters);
    }

    /** A parameter, "" if there are not so many. */
    String parameter(int index) {
        return index < parameters.size() ? parameters.get(index) : "";
    }

    String lastParameter() {
        return parameters.isEmpty() ? "" : parameters.get(parameters.size() - 1);
    }

    /** The nickname in the prefix. */
    String nick() {
        int end = prefix.indexOf('!');
        return end < 0 ? prefix : prefix.substring(0, end);
    }
}
