package org.netrospect.replay.rule;

import java.util.Set;

/** What a rule says that an engine must have to run it ({@code requires}), held against what there is here. */
final class Requirements {
    /** The version of Suricata whose rules are understood. */
    private static final int[] VERSION = {7, 0, 10};
    private static final Set<String> FEATURES = Set.of("ja3", "ja4");

    private Requirements() {
    }

    static void check(String value) throws NotHonoured {
        for (String each : Words.list(value)) {
            String[] words = each.strip().split("\\s+", 2);
            String argument = words.length > 1 ? words[1].strip() : "";
            boolean met = switch (words[0]) {
                case "version" -> version(argument);
                case "feature" -> FEATURES.contains(argument);
                default -> throw new NotHonoured("requires: \"" + each + "\" is not understood");
            };
            if (!met) {
                throw new NotHonoured("it asks for another engine: " + each);
            }
        }
    }

    /** Alternatives with bars between them; each a list of comparisons that all must hold. */
    private static boolean version(String text) throws NotHonoured {
        boolean any = false;
        for (String alternative : text.split("\\|")) {
            String[] words = alternative.strip().split("\\s+");
            if (words.length % 2 != 0) {
                throw new NotHonoured("requires: \"" + text + "\" compares no versions");
            }
            boolean all = true;
            for (int i = 0; i < words.length; i += 2) {
                int order = compared(words[i + 1]);
                all &= switch (words[i]) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    case ">=" -> order >= 0;
                    default -> throw new NotHonoured("requires: \"" + words[i] + "\" is no comparison");
                };
            }
            any |= all;
        }
        return any;
    }

    /** How the version here compares to another. */
    private static int compared(String version) throws NotHonoured {
        String[] parts = version.split("\\.");
        for (int i = 0; i < VERSION.length; i++) {
            int order = Integer.compare(VERSION[i], i < parts.length ? Words.number(parts[i], "requires") : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
