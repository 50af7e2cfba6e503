package org.netrospect.workbench.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the pieces of a filter are, for colouring; works on unfinished text too. */
final class FilterColors {
    private static final Pattern PIECE = Pattern
            .compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?|[=!<>~|&]+|[(),]|[^\\s=!<>~|&(),\"']+");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "exists");

    /** What a piece is. */
    enum Kind {
        FIELD, WORD, VALUE, QUOTED, OTHER
    }

    /** A piece of the text. */
    record Piece(int from, int length, Kind kind) {
    }

    private FilterColors() {
    }

    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        boolean value = false;
        boolean list = false;
        while (matcher.find()) {
            String piece = matcher.group();
            char first = piece.charAt(0);
            boolean word = WORDS.contains(piece.toLowerCase(Locale.ROOT)) && !(value && !list && !isIn(pieces, text));
            Kind kind = first == '"' || first == '\'' ? Kind.QUOTED : "=!<>~|&(),".indexOf(first) >= 0 ? Kind.OTHER
                    : word ? Kind.WORD : value || list ? Kind.VALUE : Kind.FIELD;
            pieces.add(new Piece(matcher.start(), piece.length(), kind));
            if (kind == Kind.OTHER) {
                list = piece.equals("(") ? value && isInBefore(pieces, text) || list : !piece.equals(")") && list;
                value = list || "=!<>~".indexOf(first) >= 0;
            } else {
                value = kind == Kind.WORD && piece.equalsIgnoreCase("in");
            }
        }
        return pieces;
    }

    private static boolean isIn(List<Piece> pieces, String text) {
        return !pieces.isEmpty() && word(pieces.getLast(), text).equalsIgnoreCase("in");
    }

    private static boolean isInBefore(List<Piece> pieces, String text) {
        return pieces.size() > 1 && word(pieces.get(pieces.size() - 2), text).equalsIgnoreCase("in");
    }

    private static String word(Piece piece, String text) {
        return text.substring(piece.from, piece.from + piece.length);
    }
}
