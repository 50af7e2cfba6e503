package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.netrospect.core.bytes.ByteWindow;

/** Splits a multipart body (RFC 2046, section 5.1) into its parts, of which each goes into a stage of its own. */
final class Multipart implements ByteSink {
    /** Bytes of the head of a part. */
    private static final int LONGEST_HEAD = 1 << 14;
    private static final int LINE_BREAK = 2;

    private enum State { PREAMBLE, DELIMITER_LINE, HEAD, PART, EPILOGUE }

    private final byte[] delimiter;
    private final Function<Head, ByteSink> parts;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private Optional<ByteSink> part = Optional.empty();
    private State state = State.PREAMBLE;
    /** Bytes of the delimiter that stand at the end of what came; at the beginning its line break is not needed. */
    private int matched = LINE_BREAK;
    /** Of those, the first that did not come as content. */
    private int unsent = LINE_BREAK;
    private int lastLine;
    private int dashes;

    Multipart(String boundary, Function<Head, ByteSink> parts) {
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.parts = parts;
    }

    @Override
    public void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            at = switch (state) {
                case PREAMBLE, PART -> content(bytes, at);
                case DELIMITER_LINE -> delimiterLine(bytes, at);
                case HEAD -> head(bytes, at);
                case EPILOGUE -> bytes.length();
            };
        }
    }

    private int content(ByteWindow bytes, int from) {
        byte[] array = bytes.array();
        int base = bytes.arrayOffset();
        int end = base + bytes.length();
        int clean = base + from;
        // the delimiter begins with the only CR that it has: after a mismatch it can begin anew at that byte only
        for (int i = clean; i < end; i++) {
            byte b = array[i];
            if (b == delimiter[matched]) {
                if (matched++ == 0) {
                    emit(array, clean, i);
                }
                clean = i + 1;
                if (matched == delimiter.length) {
                    delimited();
                    return i + 1 - base;
                }
            } else if (matched > 0) {
                emit(delimiter, unsent, matched);
                unsent = 0;
                matched = 0;
                clean = i;
                if (b == '\r') {
                    matched = 1;
                    clean = i + 1;
                }
            }
        }
        emit(array, clean, end);
        return bytes.length();
    }

    private void emit(byte[] array, int from, int to) {
        if (to > from && part.isPresent()) {
            part.get().data(new ByteWindow(array, from, to - from));
        }
    }

    private void delimited() {
        part.ifPresent(each -> each.end(true));
        part = Optional.empty();
        state = State.DELIMITER_LINE;
        matched = 0;
        unsent = 0;
        dashes = 0;
    }

    private int delimiterLine(ByteWindow bytes, int from) {
        int c = bytes.u8(from);
        if (c == '-' && ++dashes == 2) {
            state = State.EPILOGUE;
        } else if (c == '\n') {
            state = State.HEAD;
            head.reset();
            lastLine = 0;
        }
        return from + 1;
    }

    private int head(ByteWindow bytes, int from) {
        int c = bytes.u8(from);
        head.write(c);
        boolean over = head.size() > LONGEST_HEAD;
        if (c == '\n' && lastLine == 0 || over) {
            part = Optional.of(parts.apply(Head.fields(head.toByteArray())));
            head.reset();
            state = State.PART;
            // an empty part: its delimiter's line break is the one that ends the head
            matched = LINE_BREAK;
            unsent = LINE_BREAK;
        } else if (c == '\n') {
            lastLine = 0;
        } else if (c != '\r') {
            lastLine++;
        }
        return from + 1;
    }

    @Override
    public void gap(long length) {
        if (state == State.PART) {
            emit(delimiter, unsent, matched);
            unsent = 0;
            part.ifPresent(each -> each.gap(length));
        } else if (state == State.HEAD || state == State.DELIMITER_LINE) {
            state = State.PREAMBLE;
        }
        matched = 0;
    }

    @Override
    public void end(boolean whole) {
        part.ifPresent(each -> each.end(false));
        part = Optional.empty();
        state = State.EPILOGUE;
    }
}
