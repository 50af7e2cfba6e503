package org.netrospect.core.dissect;

import java.util.List;

/**
 * A header, a field of it, or a part of a field.
 *
 * @param label what it is: {@code Time to live}
 * @param value what stands there; may be empty. Text from the packet is not made harmless: who shows it does that
 * @param offset of its first byte in the packet's bytes
 * @param length how many bytes it takes; 0 for what is said about the packet and stands nowhere in it
 */
public record Node(String label, String value, int offset, int length, List<Node> children) {
    public Node {
        children = List.copyOf(children);
    }
}
