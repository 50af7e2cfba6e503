package org.netrospect.carving.format;

import org.netrospect.carving.extent.Search;
import org.netrospect.carving.extent.Searches;

/** Finds the end of the outermost element of an XML document, or the first byte that no text has. */
final class XmlEnd implements Search {
    private enum In {
        CONTENT, OPENED, TAG, QUOTED, CLOSING, DECLARATION, COMMENT, DATA, INSTRUCTION
    }

    private In in = In.CONTENT;
    private int depth;
    private int quote;
    /** The last three bytes. */
    private int last;
    private int length;

    @Override
    public int find(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!Searches.isText(b)) {
                return i;
            }
            last = last << 8 & 0xffffff | b & 0xff;
            if (take(b)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** @return whether the outermost element ends with this byte */
    private boolean take(byte b) {
        length++;
        switch (in) {
            case CONTENT -> {
                if (b == '<') {
                    begin(In.OPENED);
                }
            }
            case OPENED -> begin(switch (b) {
                case '/' -> In.CLOSING;
                case '?' -> In.INSTRUCTION;
                case '!' -> In.DECLARATION;
                default -> In.TAG;
            });
            case TAG -> {
                return tag(b);
            }
            case QUOTED -> {
                if (b == quote) {
                    in = In.TAG;
                }
            }
            case CLOSING -> {
                if (b == '>') {
                    begin(In.CONTENT);
                    return --depth <= 0;
                }
            }
            case DECLARATION -> declaration(b);
            case COMMENT -> {
                if (last == 0x2d2d3e && length > 2) {
                    begin(In.CONTENT);
                }
            }
            case DATA -> {
                if (last == 0x5d5d3e) {
                    begin(In.CONTENT);
                }
            }
            case INSTRUCTION -> {
                if ((last & 0xffff) == 0x3f3e) {
                    begin(In.CONTENT);
                }
            }
        }
        return false;
    }

    private void begin(In next) {
        in = next;
        length = 0;
    }

    private boolean tag(byte b) {
        if (b == '"' || b == '\'') {
            quote = b;
            in = In.QUOTED;
        } else if (b == '>') {
            in = In.CONTENT;
            boolean empty = (last >> 8 & 0xff) == '/';
            depth += empty ? 0 : 1;
            return empty && depth == 0;
        }
        return false;
    }

    private void declaration(byte b) {
        if (length == 2 && last == 0x212d2d) {
            begin(In.COMMENT);
        } else if (length == 1 && b == '[') {
            begin(In.DATA);
        } else if (b == '>') {
            begin(In.CONTENT);
        }
    }
}
