package org.netrospect.replay.virus.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file, as characters of ISO 8859-1; one that is too long is told, and its rest left out. */
final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1024];
    private int length;
    private boolean tooLong;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line. @return false at the end */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            byte b = buffer[at++];
            if (b == '\n') {
                break;
            }
            put(b);
        }
        while (length > 0 && (line[length - 1] == '\r' || line[length - 1] == ' ')) {
            length--;
        }
        number += any ? 1 : 0;
        return any;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private void put(byte b) {
        if (length == line.length) {
            if (length >= ByteHeap.LONGEST) {
                tooLong = true;
                return;
            }
            line = Arrays.copyOf(line, Math.min(ByteHeap.LONGEST, length * 2));
        }
        line[length++] = b;
    }

    String text() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** Of the line, from 1. */
    long number() {
        return number;
    }
}
