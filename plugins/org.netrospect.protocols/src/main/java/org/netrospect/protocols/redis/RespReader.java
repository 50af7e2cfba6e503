package org.netrospect.protocols.redis;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.text.LineReader;

/** Reads one direction of RESP 2 and 3, values inside values too. Of long strings the beginning is kept. One thread. */
final class RespReader {
    private static final int LONGEST_LINE = 1 << 16;
    /** Bytes that are kept of a string. */
    private static final int MOST_KEPT = 1 << 12;
    private static final int DEEPEST = 64;
    private static final String LINES = "+-:_,#(";
    private static final String STRINGS = "$=!";
    private static final String LISTS = "*~>%|";

    private final Consumer<RespMessage> taker;
    private final LineReader line = new LineReader(LONGEST_LINE);
    private final ByteArrayOutputStream string = new ByteArrayOutputStream(0);
    /** Values that lists under way still wait for, the innermost first. */
    private final Deque<Long> open = new ArrayDeque<>();
    private Optional<RespMessage> message = Optional.empty();
    /** Bytes of a string, and of the end of line behind it, that are still to come. */
    private long body;
    private int tail;
    private long length;

    RespReader(Consumer<RespMessage> taker) {
        this.taker = taker;
    }

    void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            if (body > 0) {
                int n = (int) Math.min(body, bytes.length() - at);
                int kept = Math.min(n, MOST_KEPT - string.size());
                string.write(bytes.array(), bytes.arrayOffset() + at, kept);
                body -= n;
                at += n;
                ended();
            } else if (tail > 0) {
                tail--;
                at++;
                ended();
            } else {
                at = line.take(bytes, at);
                if (line.complete()) {
                    line(line.text());
                }
            }
        }
    }

    private void ended() {
        if (body == 0 && tail == 0) {
            byte[] kept = string.toByteArray();
            string.reset();
            value(LineReader.text(kept, 0, kept.length), length);
        }
    }

    private void line(String text) {
        if (text.isEmpty()) {
            return;
        }
        char type = text.charAt(0);
        boolean known = LINES.indexOf(type) >= 0 || STRINGS.indexOf(type) >= 0 || LISTS.indexOf(type) >= 0;
        if (message.isEmpty()) {
            message = Optional.of(new RespMessage(known ? type : ' '));
        }
        if (!known) {
            if (!open.isEmpty()) {
                throw new MalformedInput("a value of Redis begins with the character " + (int) type);
            }
            for (String word : text.trim().split(" +", 64)) {
                message.get().add(word, word.length());
            }
            told();
        } else if (LINES.indexOf(type) >= 0) {
            value(text.substring(1), text.length() - 1L);
        } else if (STRINGS.indexOf(type) >= 0) {
            length = number(text);
            if (length < 0) {
                value("", 0);
            } else {
                body = length;
                tail = 2;
            }
        } else {
            list(type, number(text));
        }
    }

    private void list(char type, long size) {
        long values = type == '%' || type == '|' ? 2 * size : size;
        if (values <= 0) {
            value("", 0);
            return;
        }
        if (open.size() >= DEEPEST) {
            throw new MalformedInput("values of Redis stand inside each other more than " + DEEPEST + " times");
        }
        open.push(values);
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long number(String text) {
        String digits = text.substring(1).trim();
        if (digits.isEmpty() || digits.length() > 12 || !digits(digits)) {
            if (digits.equals("-1")) {
                return -1;
            }
            throw new MalformedInput("a value of Redis has the length \"" + digits + "\"");
        }
        return Long.parseLong(digits);
    }

    private void value(String text, long size) {
        message.ifPresent(each -> each.add(text, size));
        while (!open.isEmpty()) {
            long left = open.pop() - 1;
            if (left > 0) {
                open.push(left);
                return;
            }
        }
        told();
    }

    private void told() {
        Optional<RespMessage> whole = message;
        message = Optional.empty();
        whole.ifPresent(taker);
    }

    /** Whether it is still known what the next byte is. */
    boolean gap(long missing) {
        if (missing >= body) {
            return false;
        }
        body -= missing;
        return true;
    }

    /** Forgets what is under way: the next byte begins a message. */
    void restart() {
        line.clear();
        string.reset();
        open.clear();
        message = Optional.empty();
        body = 0;
        tail = 0;
    }
}
