package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.MacAddress;

/**
 * Reads the fields of one header and collects them as nodes. Offsets are relative to the header; reading beyond what was
 * recorded throws {@link org.netrospect.core.bytes.MalformedInput}, and what was collected before stays.
 */
final class FieldReader {
    private static final HexFormat HEX = HexFormat.of();

    private final ByteWindow window;
    private final int start;
    private final int header;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param window from the header on, as far as was recorded and belongs to it and its payload
     * @param start where the header stands in the packet
     * @param header its length in bytes
     */
    FieldReader(ByteWindow window, int start, int header) {
        this.window = window;
        this.start = start;
        this.header = header;
    }

    /** Bytes of the header. */
    int header() {
        return header;
    }

    /** Bytes of header and payload that were recorded. */
    int available() {
        return window.length();
    }

    ByteWindow window() {
        return window;
    }

    List<Node> nodes() {
        return nodes;
    }

    void add(String label, String value, int offset, int length, Node... children) {
        nodes.add(node(label, value, offset, length, children));
    }

    void add(String label, String value, int offset, int length, List<Node> children) {
        nodes.add(new Node(label, value, start + offset, length, children));
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

    /** Adds bytes as hexadecimal digits. */
    void hex(String label, int offset, int length) {
        add(label, "0x" + HEX.formatHex(window.bytes(offset, Math.min(length, 64))) + (length > 64 ? "…" : ""), offset, length);
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
