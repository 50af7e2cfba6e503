package org.netrospect.core.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that are nearest to a mistyped one, by edits (transposition counted as one). */
final class NearNames {
    private static final int MAX = 3;

    private NearNames() {
    }

    private record Near(String name, int edits) {
    }

    static List<String> of(String name, Collection<String> known) {
        String typed = name.toLowerCase(Locale.ROOT);
        if (typed.length() > 64) {
            return List.of();
        }
        int allowed = Math.max(1, Math.min(3, typed.length() / 2));
        return known.stream().map(k -> new Near(k, edits(typed, k)))
                .filter(n -> n.edits <= allowed || typed.length() > 2 && n.name.startsWith(typed))
                .sorted(Comparator.comparingInt(Near::edits)).limit(MAX).map(Near::name).toList();
    }

    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
