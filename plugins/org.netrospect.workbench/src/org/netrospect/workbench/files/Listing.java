package org.netrospect.workbench.files;

import java.util.ArrayList;
import java.util.List;

/** Names of an archive's entries, from what its examination said. */
final class Listing {
    private static final String MEMBER = "\"listing\":[";

    private Listing() {
    }

    /** @param facts JSON as it stands in the table of files */
    static List<String> of(String facts) {
        List<String> names = new ArrayList<>();
        int at = facts.indexOf(MEMBER);
        if (at < 0) {
            return names;
        }
        StringBuilder name = new StringBuilder();
        boolean inside = false;
        for (int i = at + MEMBER.length(); i < facts.length(); i++) {
            char c = facts.charAt(i);
            if (!inside && c == ']') {
                break;
            } else if (c == '"') {
                if (inside) {
                    names.add(name.toString());
                    name.setLength(0);
                }
                inside = !inside;
            } else if (inside && c == '\\' && i + 1 < facts.length()) {
                i += escaped(facts, i + 1, name);
            } else if (inside) {
                name.append(c);
            }
        }
        return names;
    }

    /** @return how many characters it takes */
    private static int escaped(String facts, int at, StringBuilder name) {
        char c = facts.charAt(at);
        if (c == 'u' && at + 4 < facts.length() && facts.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            name.append((char) Integer.parseInt(facts.substring(at + 1, at + 5), 16));
            return 5;
        }
        name.append(c == 'n' || c == 't' || c == 'r' ? ' ' : c);
        return 1;
    }
}
