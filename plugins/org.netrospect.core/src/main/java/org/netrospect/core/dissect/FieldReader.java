package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.net.MacAddress;

/**
 * Reads the fields of one header and collects them as nodes. Offsets are relative to the header; reading beyond what
 * was recorded throws {@link MalformedInput}, and what was collected before stays.
 */
final class FieldReader {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_DIGITS = 64;

    private final ByteWindow window;
    private final int start;
    private final int header;
    private final int claimed;
    private final NodeBudget budget;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param window from the header on, as far as was recorded and belongs to it and its payload
     * @param start where the header stands in the packet
     * @param header its length in bytes
     * @param claimed bytes of header and payload that the headers around it claim
     */
    FieldReader(ByteWindow window, int start, int header, int claimed, NodeBudget budget) {
        this.window = window;
        this.start = start;
        this.header = header;
        this.claimed = claimed;
        this.budget = budget;
    }

    /** Bytes of the header that were recorded. */
    int header() {
        return header;
    }

    /** Bytes of header and payload that were recorded. */
    int available() {
        return window.length();
    }

    /** Bytes of header and payload, recorded or not. */
    int claimed() {
        return claimed;
    }

    /** True if some of it was not recorded. */
    boolean cut() {
        return claimed > window.length();
    }

    ByteWindow window() {
        return window;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** A reader of what begins at {@code offset}, as long as this one; for what is a packet of its own. */
    FieldReader inner(int offset, int length) {
        int there = Math.min(length, available() - offset);
        return new FieldReader(window.slice(offset, there), start + offset, there, length, budget);
    }

    /**
     * Adds a part with fields of its own. If it is cut off, what there is of it is kept.
     *
     * @param length as claimed; cut to what was recorded
     * @param describe reads the part's fields, and gives its value
     */
    void group(String label, int offset, int length, Function<FieldReader, String> describe) {
        FieldReader part = inner(offset, length);
        String value;
        try {
            value = describe.apply(part);
        } catch (MalformedInput e) {
            value = "cut off";
        }
        budget.add(nodes, new Node(label, value, start + offset, part.available(), part.nodes));
    }

    void add(String label, String value, int offset, int length, Node... children) {
        budget.add(nodes, node(label, value, offset, length, children));
    }

    void add(String label, String value, int offset, int length, List<Node> children) {
        window.check(offset, length);
        budget.add(nodes, new Node(label, value, start + offset, length, children));
    }

    Node node(String label, String value, int offset, int length, Node... children) {
        window.check(offset, length);
        return new Node(label, value, start + offset, length, List.of(children));
    }

    /** Adds an unsigned number of one byte. */
    int u8(String label, int offset) {
        int value = window.u8(offset);
        add(label, Integer.toString(value), offset, 1);
        return value;
    }

    /** Adds an unsigned number of two bytes. */
    int u16(String label, int offset) {
        int value = window.u16(offset);
        add(label, Integer.toString(value), offset, 2);
        return value;
    }

    /** Adds an unsigned number of four bytes. */
    long u32(String label, int offset) {
        long value = window.u32(offset);
        add(label, Long.toString(value), offset, 4);
        return value;
    }

    /** Adds bytes as hexadecimal digits, the first ones if there are many. */
    void hex(String label, int offset, int length) {
        if (length > 0) {
            add(label, "0x" + HEX.formatHex(window.bytes(offset, Math.min(length, MOST_DIGITS)))
                    + (length > MOST_DIGITS ? "…" : ""), offset, length);
        }
    }

    /** Adds what stands from {@code offset} to {@code end}, or to where it is cut, as hexadecimal digits. */
    void rest(String label, int offset, int end) {
        hex(label, offset, Math.min(end, available()) - offset);
    }

    String mac(String label, int offset) {
        long bits = (long) window.u16(offset) << 32 | window.u32(offset + 2);
        String text = MacAddress.text(bits);
        boolean group = (bits >>> 40 & 1) != 0;
        add(label, text + (bits == 0xffff_ffff_ffffL ? " (broadcast)" : group ? " (group)" : ""), offset, 6);
        return text;
    }

    String ip4(String label, int offset) {
        String text = IpAddress.v4(window.i32(offset)).toString();
        add(label, text, offset, 4);
        return text;
    }

    String ip6(String label, int offset) {
        String text = new IpAddress(6, window.i64(offset), window.i64(offset + 8)).toString();
        add(label, text, offset, 16);
        return text;
    }

    /** Adds an IP protocol number with its name. */
    int protocol(String label, int offset) {
        int number = window.u8(offset);
        add(label, number + " (" + IpProtocol.name(number) + ")", offset, 1);
        return number;
    }

    /** Adds an EtherType with its name. */
    int etherType(String label, int offset) {
        int type = window.u16(offset);
        add(label, Names.etherType(type), offset, 2);
        return type;
    }

    /** A bit of a field, with its name and whether it is set. */
    Node bit(String label, long value, int bit, int offset, int length) {
        return node(label, (value >>> bit & 1) != 0 ? "set" : "not set", offset, length);
    }

    static String hex(long value, int digits) {
        return "0x" + HEX.toHexDigits(value, digits);
    }

    static String count(long number, String what) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
