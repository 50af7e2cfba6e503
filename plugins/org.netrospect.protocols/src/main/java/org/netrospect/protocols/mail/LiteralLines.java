package org.netrospect.protocols.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.text.LineReader;

/**
 * One direction of IMAP: lines in which literals stand (RFC 9051, section 4.3), put together. A literal that somebody
 * wants goes to him while it comes; a short one becomes a quoted text of the line. One thread.
 */
final class LiteralLines {
    private static final int LONGEST_LINE = 1 << 16;
    /** Characters of a line behind which no more of it is put. */
    private static final int LONGEST_BEFORE = 1 << 13;
    /** Characters that announce a literal. */
    private static final int LONGEST_MARK = 20;
    /** Bytes of a literal that may be part of a line; a longer one is left out. */
    private static final int LONGEST_TEXT = 1 << 12;
    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d{1,15})\\+?\\}", Pattern.DOTALL);

    private final Owner owner;
    private final LineReader lines = new LineReader(LONGEST_LINE);
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder literal = new StringBuilder();
    private long left;
    private Optional<Taker> taker = Optional.empty();
    private boolean stopped;

    /** Takes the bytes of a literal. */
    interface Taker {
        void data(ByteWindow bytes);

        void gap(long length);

        void end();
    }

    /** Whom the lines belong to. */
    interface Owner {
        /** A line, with its literals as quoted texts. */
        void line(String text);

        /** A literal comes. @param before the line so far @return who takes it */
        Optional<Taker> literal(String before, long length);
    }

    LiteralLines(Owner owner) {
        this.owner = owner;
    }

    /** Takes bytes of a line or a literal, until one of them ends. @return offset behind the last byte taken */
    int take(ByteWindow bytes, int from) {
        if (left > 0) {
            int count = (int) Math.min(left, bytes.length() - from);
            ByteWindow piece = bytes.slice(from, count);
            if (taker.isPresent()) {
                taker.get().data(piece);
            } else if (literal.length() < LONGEST_TEXT) {
                literal.append(piece.latin1(0, Math.min(count, LONGEST_TEXT)));
            }
            left -= count;
            endLiteral();
            return from + count;
        }
        int at = lines.take(bytes, from);
        if (lines.complete()) {
            String line = lines.text();
            Matcher announced = LITERAL.matcher(line.substring(Math.max(0, line.length() - LONGEST_MARK)));
            boolean follows = announced.matches();
            if (text.length() < LONGEST_BEFORE) {
                text.append(line, 0, follows ? line.lastIndexOf('{') : line.length());
            }
            if (follows) {
                left = Long.parseLong(announced.group(1));
                taker = owner.literal(text.toString(), left);
                literal.setLength(0);
                endLiteral();
            } else {
                String whole = text.toString();
                text.setLength(0);
                owner.line(whole);
            }
        }
        return at;
    }

    private void endLiteral() {
        if (left > 0) {
            return;
        }
        if (taker.isPresent()) {
            taker.get().end();
            text.append("\"\"");
        } else {
            text.append('"').append(literal.toString().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        }
        taker = Optional.empty();
    }

    void gap(long length) {
        long inside = Math.min(left, length);
        left -= inside;
        if (inside > 0) {
            taker.ifPresent(its -> its.gap(inside));
            endLiteral();
        }
        if (length > inside) {
            lines.clear();
            text.setLength(0);
        }
    }

    /** Nothing more comes. */
    void end() {
        if (!stopped && left > 0) {
            taker.ifPresent(Taker::end);
        }
        stopped = true;
    }

    /** Whether a line is under way. */
    boolean between() {
        return left == 0 && lines.length() == 0 && text.isEmpty();
    }
}
