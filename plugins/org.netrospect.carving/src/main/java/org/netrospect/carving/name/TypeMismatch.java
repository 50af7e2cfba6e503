package org.netrospect.carving.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether a file is what its name and its sender say. */
public final class TypeMismatch {
    /** Families every file of which has a mark at its beginning: without it, it is none. */
    private static final Set<Family> MARKED = Set.of(Family.EXECUTABLE, Family.ARCHIVE, Family.DOCUMENT, Family.IMAGE);
    /** Characters that turn the direction of writing. */
    private static final String TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068";

    private TypeMismatch() {
    }

    /**
     * What does not fit, as sentences; none if all fits or nothing can be said.
     *
     * @param found media type by content
     */
    public static List<String> of(String name, String declaredType, String found) {
        List<String> all = new ArrayList<>(2);
        Family content = Family.ofType(found);
        Family named = Family.ofName(name);
        Family declared = Family.ofType(declaredType);
        if (clash(named, content)) {
            all.add("Its name ends like " + named.words() + ", its content is " + content.words() + " (" + found
                    + ").");
        }
        if (clash(declared, content)) {
            all.add("It was declared as " + declaredType + ", its content is " + content.words() + " (" + found
                    + ").");
        }
        int last = name.lastIndexOf('.');
        if (content == Family.EXECUTABLE || named == Family.EXECUTABLE || named == Family.SCRIPT) {
            Family before = last < 0 ? Family.UNKNOWN : Family.ofName(name.substring(0, last));
            if (before == Family.DOCUMENT || before == Family.IMAGE || before == Family.TEXT) {
                all.add("Its name has two extensions, the first of which is that of " + before.words() + ".");
            }
        }
        if (turns(name)) {
            all.add("Its name turns the direction of writing, so that its end is not where it is read.");
        }
        return all;
    }

    private static boolean turns(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= TURNING.charAt(0) && TURNING.indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean clash(Family said, Family content) {
        return said != Family.UNKNOWN
                && (content == Family.UNKNOWN ? MARKED.contains(said) : !said.goesWith(content));
    }
}
