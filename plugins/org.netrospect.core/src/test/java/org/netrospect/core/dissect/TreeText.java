package org.netrospect.core.dissect;

import java.util.HexFormat;
import java.util.List;
import org.netrospect.core.packet.RawPacket;

/** Packets from hexadecimal digits, and their trees as text to compare. */
final class TreeText {
    static final int ETHERNET = 1;
    static final int RAW_IP = 101;

    private TreeText() {
    }

    static Dissection dissect(int linkType, String... hex) {
        byte[] bytes = HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
        return new Dissector().dissect(new RawPacket(1, 0, bytes.length, linkType, 0, 0, bytes));
    }

    /** The layers of a name, a line a node: indented by depth, with its place behind {@code @}. */
    static String layer(Dissection dissection, String label) {
        StringBuilder out = new StringBuilder();
        dissection.layers().stream().filter(n -> n.label().equals(label)).forEach(n -> append(out, n, 0));
        return out.toString();
    }

    /** The names of all layers but the packet itself. */
    static List<String> layers(Dissection dissection) {
        return dissection.layers().stream().skip(1).map(Node::label).toList();
    }

    private static void append(StringBuilder out, Node node, int depth) {
        out.append("  ".repeat(depth)).append(node.label());
        if (!node.value().isEmpty()) {
            out.append(": ").append(node.value());
        }
        out.append(" @").append(node.offset()).append('+').append(node.length()).append('\n');
        node.children().forEach(child -> append(out, child, depth + 1));
    }
}
