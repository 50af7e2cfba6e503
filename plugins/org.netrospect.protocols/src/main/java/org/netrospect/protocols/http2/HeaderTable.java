package org.netrospect.protocols.http2;

import java.util.List;
import org.netrospect.core.bytes.MalformedInput;

/** The fields that a direction can name by number: those of RFC 7541, appendix A, and those that it sent before. */
final class HeaderTable {
    /** Bytes that a table may be told to have; a peer may ask for any number. */
    static final int LARGEST = 1 << 20;
    private static final int FIRST_SIZE = 4096;
    private static final List<Field> FIXED = List.of(
            ":authority", ":method=GET", ":method=POST", ":path=/", ":path=/index.html", ":scheme=http",
            ":scheme=https", ":status=200", ":status=204", ":status=206", ":status=304", ":status=400",
            ":status=404", ":status=500", "accept-charset", "accept-encoding=gzip, deflate", "accept-language",
            "accept-ranges", "accept", "access-control-allow-origin", "age", "allow", "authorization",
            "cache-control", "content-disposition", "content-encoding", "content-language", "content-length",
            "content-location", "content-range", "content-type", "cookie", "date", "etag", "expect", "expires",
            "from", "host", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since",
            "last-modified", "link", "location", "max-forwards", "proxy-authenticate", "proxy-authorization",
            "range", "referer", "refresh", "retry-after", "server", "set-cookie", "strict-transport-security",
            "transfer-encoding", "user-agent", "vary", "via", "www-authenticate").stream().map(Field::of).toList();

    /** A ring: the newest field stands before {@code next}. */
    private Field[] ring = new Field[64];
    private int next;
    private int count;
    private int size;
    private int most = FIRST_SIZE;

    /** The field of a number, from 1. */
    Field get(int index) {
        if (index >= 1 && index <= FIXED.size()) {
            return FIXED.get(index - 1);
        }
        int back = index - FIXED.size();
        if (back < 1 || back > count) {
            throw new MalformedInput("A header names the field " + index + ", which is not in its table.");
        }
        return ring[next - back + ring.length & ring.length - 1];
    }

    void add(Field field) {
        shrink(most - field.size());
        if (field.size() > most) {
            return;
        }
        if (count == ring.length) {
            grow();
        }
        ring[next] = field;
        next = next + 1 & ring.length - 1;
        count++;
        size += field.size();
    }

    private void grow() {
        Field[] larger = new Field[ring.length * 2];
        for (int i = 0; i < count; i++) {
            larger[i] = ring[next - count + i + ring.length & ring.length - 1];
        }
        next = count;
        ring = larger;
    }

    private void shrink(int to) {
        while (count > 0 && size > to) {
            int oldest = next - count + ring.length & ring.length - 1;
            size -= ring[oldest].size();
            count--;
        }
    }

    void resize(int bytes) {
        if (bytes > LARGEST) {
            throw new MalformedInput("A table of header fields is to have " + bytes + " bytes, more than are kept.");
        }
        most = bytes;
        shrink(most);
    }
}
