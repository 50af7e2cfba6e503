package org.netrospect.core.dissect;

import java.util.List;

/**
 * A packet taken apart.
 *
 * @param source innermost sender, an address; empty if there is none
 * @param destination innermost receiver
 * @param protocol innermost protocol that is known
 * @param summary the packet in a line
 * @param layers what is said about the packet as a whole, then its headers from the outside in, then its payload
 */
public record Dissection(String source, String destination, String protocol, String summary, List<Node> layers) {
    public Dissection {
        layers = List.copyOf(layers);
    }
}
