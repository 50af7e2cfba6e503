package org.netrospect.store.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lets through one statement that only reads the tables of the case, and nothing by which the database reaches files
 * or Java: no procedures, no {@code SYSCS_} tables and functions (some read files), no XML (its parser loads what a
 * document names), no {@code NEW} (makes Java objects). It also makes what analysts type work: {@code first} and
 * {@code last}, which are columns here and reserved words in Derby, and tables by name where a function brings their
 * rows.
 */
final class SqlGuard {
    private static final Set<String> REFUSED = Set.of("CALL", "NEW", "EXTERNAL", "JAVA", "INSERT", "DELETE", "UPDATE",
            "CREATE", "DROP", "ALTER", "GRANT", "REVOKE", "LOCK", "TRUNCATE", "MERGE", "EXECUTE", "TABLE");
    private static final Set<String> REFUSED_BEGINNINGS = Set.of("SYSCS_", "XML", "SQLJ");
    private static final Set<String> COLUMNS_THAT_ARE_WORDS = Set.of("FIRST", "LAST", "USER");
    private static final Set<String> BEFORE_A_WORD = Set.of("FETCH", "NULLS");
    private static final Set<String> BEFORE_A_TABLE = Set.of("FROM", "JOIN");
    private static final Set<String> NO_ALIAS = Set.of("WHERE", "GROUP", "ORDER", "FETCH", "OFFSET", "JOIN", "INNER",
            "LEFT", "RIGHT", "CROSS", "NATURAL", "ON", "USING", "UNION", "EXCEPT", "INTERSECT", "HAVING", "WITH",
            "FOR");

    private static final Token NONE = new Token("", false);

    private SqlGuard() {
    }

    /**
     * The statement as it is given to the database.
     *
     * @param tables names, in capitals, of tables whose rows a function {@code <name>_rows} brings
     * @throws IllegalArgumentException it is refused; the message is a sentence
     */
    static String checked(String statement, Set<String> tables) {
        List<Token> tokens = tokens(statement);
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals(";")) {
            tokens.remove(tokens.size() - 1);
        }
        String first = tokens.stream().filter(token -> !token.text().equals("(")).findFirst()
                .map(Token::word).orElse("");
        if (!first.equals("SELECT") && !first.equals("VALUES")) {
            throw new IllegalArgumentException("Only statements that read are run: SELECT or VALUES; this one begins"
                    + " with " + (first.isEmpty() ? "nothing" : first) + ".");
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String word = token.word();
            String before = i == 0 ? "" : tokens.get(i - 1).word();
            Token after = i + 1 == tokens.size() ? NONE : tokens.get(i + 1);
            refuse(token);
            out.append(token.gap() ? " " : "");
            if (COLUMNS_THAT_ARE_WORDS.contains(word) && !token.quoted() && !BEFORE_A_WORD.contains(before)) {
                out.append('"').append(word).append('"');
            } else if (tables.contains(word) && BEFORE_A_TABLE.contains(before) && !after.text().equals(".")) {
                out.append("TABLE(").append(word).append("_ROWS('")
                        .append(word.toLowerCase(Locale.ROOT)).append("'))")
                        .append(hasAlias(after) ? "" : " AS " + word);
            } else {
                out.append(token.text());
            }
        }
        return out.toString();
    }

    private static void refuse(Token token) {
        String word = token.word();
        if (token.text().equals(";")) {
            throw new IllegalArgumentException("One statement at a time: there is a semicolon inside this one.");
        }
        if (token.text().equals("?")) {
            throw new IllegalArgumentException("A question mark stands for a value that nobody gives here.");
        }
        if (!token.quoted() && REFUSED.contains(word)
                || REFUSED_BEGINNINGS.stream().anyMatch(beginning -> word.startsWith(beginning))) {
            throw new IllegalArgumentException(word + " is not allowed here: statements only read the case's tables.");
        }
    }

    private static boolean hasAlias(Token after) {
        return !after.word().isEmpty() && (after.quoted() || !NO_ALIAS.contains(after.word()));
    }

    /** A word, text, number or sign. @param gap whether white space or a comment stands before it */
    private record Token(String text, boolean gap) {
        boolean quoted() {
            return text.startsWith("\"");
        }

        /** The token as a name in capitals, a quoted one without its quotes; "" if it is neither. */
        String word() {
            if (quoted()) {
                return text.substring(1, text.length() - 1);
            }
            return !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0)) ? text.toUpperCase(Locale.ROOT)
                    : "";
        }
    }

    private static List<Token> tokens(String sql) {
        List<Token> tokens = new ArrayList<>();
        boolean gap = false;
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            int end = i + 1;
            if (sql.startsWith("--", i)) {
                int line = sql.indexOf('\n', i);
                i = line < 0 ? sql.length() : line + 1;
                gap = true;
                continue;
            } else if (sql.startsWith("/*", i)) {
                i = closing(sql, "*/", i + 2, "comment") + 2;
                gap = true;
                continue;
            } else if (Character.isWhitespace(c)) {
                i++;
                gap = true;
                continue;
            } else if (c == '\'' || c == '"') {
                end = closing(sql, String.valueOf(c), i + 1, c == '"' ? "name" : "text") + 1;
                while (end < sql.length() && sql.charAt(end) == c) {
                    end = closing(sql, String.valueOf(c), end + 1, "text") + 1;
                }
            } else if (Character.isJavaIdentifierPart(c)) {
                while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                    end++;
                }
            } else if (end < sql.length() && ("<>".indexOf(c) >= 0 && "=>".indexOf(sql.charAt(end)) >= 0
                    || "!|:".indexOf(c) >= 0 && "=|:".indexOf(sql.charAt(end)) >= 0)) {
                end++;
            }
            tokens.add(new Token(sql.substring(i, end), gap));
            gap = false;
            i = end;
        }
        return tokens;
    }

    private static int closing(String sql, String mark, int from, String what) {
        int end = sql.indexOf(mark, from);
        if (end < 0) {
            throw new IllegalArgumentException("The " + what + " that begins at character " + from + " does not end.");
        }
        return end;
    }
}
