package org.netrospect.replay.virus.signature;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.replay.virus.signature.HexPattern.Gap;

/** Reads the hexadecimal text of a body signature. One for each signature. */
final class HexPatternParser {
    /** Options of one choice. */
    private static final int MOST_OPTIONS = 1024;
    /** The longest gap that has an end. */
    private static final int LONGEST_GAP = 1 << 27;

    private final String text;
    private final boolean fold;
    private final boolean wide;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Atom> atoms = new ArrayList<>();
    private ByteArrayOutputStream values = new ByteArrayOutputStream();
    private ByteArrayOutputStream masks = new ByteArrayOutputStream();
    private Gap gap = Gap.NONE;
    private Borders before = Borders.NONE;
    private Borders behind = Borders.NONE;
    private boolean gapOpen;
    private int at;

    /**
     * @param fold whether capital and small letters are the same
     * @param wide whether each byte is followed by a zero
     */
    HexPatternParser(String text, boolean fold, boolean wide) {
        this.text = text;
        this.fold = fold;
        this.wide = wide;
    }

    /** @param fullWord whether it must be a whole word */
    HexPattern parse(boolean fullWord) throws WrongSignature {
        before = behind = fullWord ? Borders.LETTERS : Borders.NONE;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '*' -> {
                    at++;
                    gap(0, Gap.ANY);
                }
                case '{' -> braces('}');
                case '[' -> braces(']');
                case '(' -> parentheses(false);
                case '!' -> {
                    at++;
                    if (at >= text.length() || text.charAt(at) != '(') {
                        throw new WrongSignature("a body signature has a ! without parentheses");
                    }
                    parentheses(true);
                }
                default -> pair();
            }
        }
        endBytes();
        if (atoms.isEmpty() && (segments.isEmpty() || gapOpen)) {
            throw new WrongSignature(segments.isEmpty() ? "a body signature is empty"
                    : "a body signature ends with a gap");
        }
        if (!atoms.isEmpty()) {
            endSegment();
        }
        return new HexPattern(segments, gaps, fold, before, behind, Anchors.of(segments));
    }

    private void pair() throws WrongSignature {
        if (at + 2 > text.length()) {
            throw new WrongSignature("a body signature has half a byte");
        }
        add(nibble(text.charAt(at)), nibble(text.charAt(at + 1)), values, masks);
        at += 2;
    }

    /** @return -1 for any */
    private static int nibble(char c) throws WrongSignature {
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0 && c != '?') {
            throw new WrongSignature("a body signature has characters that are no hexadecimal digits");
        }
        return digit;
    }

    private void add(int high, int low, ByteArrayOutputStream value, ByteArrayOutputStream mask) {
        int m = (high < 0 ? 0 : 0xf0) | (low < 0 ? 0 : 0x0f);
        int v = (high < 0 ? 0 : high << 4) | (low < 0 ? 0 : low);
        value.write(fold && m == 0xff ? Atom.small(v) : v);
        mask.write(m);
        if (wide) {
            value.write(0);
            mask.write(0xff);
        }
    }

    private void endBytes() {
        if (values.size() > 0) {
            atoms.add(new Atom.Bytes(values.toByteArray(), masks.toByteArray()));
            values = new ByteArrayOutputStream();
            masks = new ByteArrayOutputStream();
        }
    }

    private void endSegment() {
        gaps.add(gap);
        segments.add(new Segment(atoms, fold));
        atoms.clear();
        gap = Gap.NONE;
        gapOpen = false;
    }

    private void gap(int least, int most) throws WrongSignature {
        endBytes();
        if (!atoms.isEmpty()) {
            endSegment();
        }
        int l = gap.least() + least;
        int m = gap.most() == Gap.ANY || most == Gap.ANY ? Gap.ANY : gap.most() + most;
        if (l > LONGEST_GAP || m != Gap.ANY && m > LONGEST_GAP) {
            throw new WrongSignature("a body signature has a gap longer than " + LONGEST_GAP + " bytes");
        }
        gap = new Gap(l, m);
        gapOpen = true;
    }

    private void braces(char end) throws WrongSignature {
        int close = text.indexOf(end, at);
        if (close < 0) {
            throw new WrongSignature("a body signature has a gap without an end");
        }
        String inner = text.substring(at + 1, close);
        at = close + 1;
        int dash = inner.indexOf('-');
        if (dash < 0) {
            int n = number(inner);
            gap(n, n);
            return;
        }
        int least = dash == 0 ? 0 : number(inner.substring(0, dash));
        int most = dash == inner.length() - 1 ? Gap.ANY : number(inner.substring(dash + 1));
        if (inner.length() == 1 || most < least) {
            throw new WrongSignature("a body signature has a gap whose most is less than its least");
        }
        gap(least, most);
    }

    private static int number(String digits) throws WrongSignature {
        try {
            int n = Integer.parseInt(digits);
            if (n < 0 || n > LONGEST_GAP) {
                throw new WrongSignature("a body signature has a gap longer than " + LONGEST_GAP + " bytes");
            }
            return n;
        } catch (NumberFormatException e) {
            throw new WrongSignature("a body signature has a gap without a number");
        }
    }

    private void parentheses(boolean negated) throws WrongSignature {
        int close = text.indexOf(')', at);
        if (close < 0) {
            throw new WrongSignature("a body signature has a parenthesis without an end");
        }
        int open = at;
        String inner = text.substring(at + 1, close);
        if (inner.indexOf('(') >= 0) {
            throw new WrongSignature("a body signature has parentheses within parentheses");
        }
        at = close + 1;
        endBytes();
        if (inner.length() == 1 && "BLW".contains(inner)) {
            border(Borders.of(inner.charAt(0)), open == 0 || negated && open == 1, negated);
            return;
        }
        String[] options = inner.split("\\|", -1);
        if (options.length > MOST_OPTIONS) {
            throw new WrongSignature("a body signature has more than " + MOST_OPTIONS + " alternatives");
        }
        List<Atom.Bytes> choices = new ArrayList<>();
        for (String option : options) {
            choices.add(option(option));
        }
        if (negated && choices.stream().anyMatch(c -> c.length() != choices.getFirst().length())) {
            throw new WrongSignature("a body signature negates alternatives of different lengths");
        }
        add(new Atom.Choice(choices, negated));
    }

    private void border(Borders border, boolean first, boolean negated) throws WrongSignature {
        boolean taken = first ? before != Borders.NONE : behind != Borders.NONE || at < text.length();
        if (wide || negated || taken) {
            throw new WrongSignature("a body signature has a border that is negated, in its middle, or of wide"
                    + " characters");
        }
        if (first) {
            before = border;
        } else {
            behind = border;
        }
    }

    private void add(Atom atom) {
        atoms.add(atom);
        if (atom.fixedLength() < 0) {
            // what follows is a segment of its own, so that it may hold the anchor
            endSegment();
        }
    }

    private Atom.Bytes option(String hex) throws WrongSignature {
        if (hex.isEmpty() || hex.length() % 2 != 0) {
            throw new WrongSignature("a body signature has half a byte");
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        ByteArrayOutputStream mask = new ByteArrayOutputStream();
        for (int i = 0; i < hex.length(); i += 2) {
            add(nibble(hex.charAt(i)), nibble(hex.charAt(i + 1)), value, mask);
        }
        return new Atom.Bytes(value.toByteArray(), mask.toByteArray());
    }
}
