package org.netrospect.protocols.ber;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * One element of the basic or distinguished encoding rules (X.690, section 8.1). Read leniently: lengths may be longer
 * coded than needed. Elements of indefinite length and numbers of tags beyond 30 are refused: the protocols that are
 * read here forbid the first and have none of the second.
 *
 * @param tag the identifier with class and form, of one byte: {@code 0x30} for a sequence, {@code 0xa0} for the first
 *        tagged element
 * @param content behind the length
 * @param whole with identifier and length
 */
public record Ber(int tag, ByteWindow content, ByteWindow whole) {
    public static final int BOOLEAN = 1;
    public static final int INTEGER = 2;
    public static final int OCTET_STRING = 4;
    public static final int NULL = 5;
    public static final int OBJECT_IDENTIFIER = 6;
    public static final int ENUMERATED = 10;
    public static final int GENERAL_STRING = 27;
    public static final int BMP_STRING = 30;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;
    /** The form bit: the content is elements. */
    public static final int CONSTRUCTED = 0x20;
    /** Elements of one sequence that are read. */
    private static final int MOST = 2000;
    private static final int LONGEST_LENGTH = 4;

    /** The element at an offset, which must be whole. */
    public static Ber at(ByteWindow bytes, int offset) {
        int head = head(bytes, offset);
        long length = length(bytes, offset);
        if (length > Integer.MAX_VALUE) {
            throw new MalformedInput("an element says that it has " + length + " bytes, which cannot be");
        }
        ByteWindow content = bytes.slice(offset + head, (int) length);
        return new Ber(bytes.u8(offset), content, bytes.slice(offset, head + (int) length));
    }

    /** The element at the beginning. */
    public static Ber of(ByteWindow bytes) {
        return at(bytes, 0);
    }

    /**
     * Length of the element that begins here, with identifier and length; -1 if these two are not there as a whole.
     *
     * @throws MalformedInput if it is none
     */
    public static long total(ByteWindow begin) {
        if (begin.length() < 2 || begin.length() < head(begin, 0)) {
            return -1;
        }
        return head(begin, 0) + length(begin, 0);
    }

    private static int head(ByteWindow bytes, int offset) {
        if ((bytes.u8(offset) & 31) == 31) {
            throw new MalformedInput("an element has a tag of several bytes");
        }
        int first = bytes.u8(offset + 1);
        int more = first < 128 ? 0 : first & 127;
        if (first == 128 || more > LONGEST_LENGTH) {
            throw new MalformedInput("an element has a length of " + more + " bytes");
        }
        return 2 + more;
    }

    private static long length(ByteWindow bytes, int offset) {
        int first = bytes.u8(offset + 1);
        if (first < 128) {
            return first;
        }
        long length = 0;
        for (int i = 0; i < (first & 127); i++) {
            length = length << 8 | bytes.u8(offset + 2 + i);
        }
        return length;
    }

    /** The elements inside; throws {@link MalformedInput} unless all of them are whole. */
    public List<Ber> elements() {
        List<Ber> inside = new ArrayList<>();
        int at = 0;
        while (at < content.length() && inside.size() < MOST) {
            Ber next = at(content, at);
            inside.add(next);
            at += next.whole().length();
        }
        return inside;
    }

    /** The first element inside with a tag. */
    public Optional<Ber> element(int wanted) {
        int at = 0;
        for (int i = 0; at < content.length() && i < MOST; i++) {
            Ber next = at(content, at);
            if (next.tag == wanted) {
                return Optional.of(next);
            }
            at += next.whole().length();
        }
        return Optional.empty();
    }

    /** What stands inside the element with an explicit tag, such as {@code [3]} for 0xa3. */
    public Optional<Ber> explicit(int wanted) {
        return element(wanted).filter(tagged -> tagged.content().length() > 0).map(tagged -> of(tagged.content()));
    }

    /** The only, or the first element inside. */
    public Ber first() {
        return of(content);
    }

    /** The element inside with a number, from 0; throws {@link MalformedInput} if there are fewer. */
    public Ber inside(int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            at += at(content, at).whole().length();
        }
        return at(content, at);
    }

    /** An INTEGER or ENUMERATED in two's complement; a longer one than 8 bytes is refused. */
    public long number() {
        if (content.length() < 1 || content.length() > Long.BYTES) {
            throw new MalformedInput("a number has " + content.length() + " bytes");
        }
        long number = (byte) content.u8(0);
        for (int i = 1; i < content.length(); i++) {
            number = number << 8 | content.u8(i);
        }
        return number;
    }

    /** A counter, gauge or time of SNMP: like {@link #number} without a sign; a leading zero byte may stand. */
    public long unsigned() {
        int from = content.length() == Long.BYTES + 1 && content.u8(0) == 0 ? 1 : 0;
        if (content.length() < 1 || content.length() - from > Long.BYTES) {
            throw new MalformedInput("a number has " + content.length() + " bytes");
        }
        long number = 0;
        for (int i = from; i < content.length(); i++) {
            number = number << 8 | content.u8(i);
        }
        return number;
    }

    /** The content as UTF-8. */
    public String text() {
        return content.utf8(0, content.length());
    }

    /** An OBJECT IDENTIFIER with its dots: {@code 1.3.6.1.5.5.2}. */
    public String identifier() {
        return identifier(content);
    }

    /** The content of an OBJECT IDENTIFIER with its dots (X.690, section 8.19). */
    public static String identifier(ByteWindow content) {
        StringBuilder text = new StringBuilder();
        long number = 0;
        for (int i = 0; i < content.length(); i++) {
            int each = content.u8(i);
            number = number << 7 | each & 127;
            if (each < 128) {
                if (text.isEmpty()) {
                    long first = Math.min(number / 40, 2);
                    text.append(first).append('.').append(number - 40 * first);
                } else {
                    text.append('.').append(number);
                }
                number = 0;
            }
        }
        return text.toString();
    }
}
