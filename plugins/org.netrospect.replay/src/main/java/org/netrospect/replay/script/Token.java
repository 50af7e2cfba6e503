package org.netrospect.replay.script;

/** One word of a script. Strings grow where others are joined to them, so that long sums cost no copies. */
final class Token {
    /** What a token is. */
    enum Kind {
        NAME, KEYWORD, NUMBER, STRING, TEMPLATE, EXPRESSION, PUNCTUATION
    }

    final Kind kind;
    /** Without the quotes for strings. Characters are bytes. */
    final StringBuilder text;
    /** Of a string; 0 for anything else. */
    final char quote;
    final boolean afterSpace;
    final boolean afterLine;

    Token(Kind kind, CharSequence text, char quote, boolean afterSpace, boolean afterLine) {
        this.kind = kind;
        this.text = text instanceof StringBuilder own ? own : new StringBuilder(text);
        this.quote = quote;
        this.afterSpace = afterSpace;
        this.afterLine = afterLine;
    }

    boolean is(String punctuationOrWord) {
        return kind != Kind.STRING && kind != Kind.TEMPLATE && punctuationOrWord.contentEquals(text);
    }

    /** Whether an expression can end with it. */
    boolean endsOperand() {
        return switch (kind) {
            case NAME, NUMBER, STRING, EXPRESSION -> true;
            case TEMPLATE -> text.charAt(text.length() - 1) == '`';
            case KEYWORD -> Words.OPERANDS.contains(text.toString());
            case PUNCTUATION -> is(")") || is("]") || is("}");
        };
    }
}
