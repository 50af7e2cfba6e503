package org.netrospect.protocols.bittorrent;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Reads values of a bencoded dictionary (BEP 3) without making an object of all of it. */
final class Bencoded {
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 20;

    private Bencoded() {
    }

    /** Where a key's value stands in the dictionary at an offset, or -1. */
    static int find(ByteWindow bytes, int dictionary, String key) {
        if (bytes.u8(dictionary) != 'd') {
            throw new MalformedInput("has no dictionary where one is expected");
        }
        int at = dictionary + 1;
        while (bytes.u8(at) != 'e') {
            int begin = contentAt(bytes, at);
            int value = behind(bytes, at, 0);
            if (value - begin == key.length() && bytes.latin1(begin, key.length()).equals(key)) {
                return value;
            }
            at = behind(bytes, value, 0);
        }
        return -1;
    }

    /** The text of a key; "" if there is none, or if the dictionary is cut before it. */
    static String text(ByteWindow bytes, int dictionary, String key) {
        try {
            int at = find(bytes, dictionary, key);
            return at < 0 ? "" : bytes.utf8(contentAt(bytes, at), length(bytes, at));
        } catch (MalformedInput e) {
            // a peer that writes nonsense here still sends messages that can be read
            return "";
        }
    }

    /** A copy of the string at an offset. */
    static byte[] string(ByteWindow bytes, int at) {
        return bytes.bytes(contentAt(bytes, at), length(bytes, at));
    }

    private static int colon(ByteWindow bytes, int at) {
        int i = at;
        while (bytes.u8(i) >= '0' && bytes.u8(i) <= '9' && i - at < 9) {
            i++;
        }
        if (i == at || bytes.u8(i) != ':') {
            throw new MalformedInput("has no length where a string is expected");
        }
        return i;
    }

    private static int contentAt(ByteWindow bytes, int at) {
        return colon(bytes, at) + 1;
    }

    private static int length(ByteWindow bytes, int at) {
        int end = colon(bytes, at);
        int length = 0;
        for (int i = at; i < end; i++) {
            length = 10 * length + bytes.u8(i) - '0';
        }
        return length;
    }

    /** Offset behind the value at an offset. */
    private static int behind(ByteWindow bytes, int at, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedInput("is nested more than " + DEEPEST + " deep");
        }
        int type = bytes.u8(at);
        if (type == 'i') {
            int end = bytes.indexOf('e', at);
            if (end < 0 || end - at > LONGEST_NUMBER) {
                throw new MalformedInput("has a number without an end");
            }
            return end + 1;
        }
        if (type == 'l' || type == 'd') {
            int next = at + 1;
            while (bytes.u8(next) != 'e') {
                next = behind(bytes, next, depth + 1);
            }
            return next + 1;
        }
        int content = contentAt(bytes, at);
        int length = length(bytes, at);
        bytes.check(content, length);
        return content + length;
    }
}
