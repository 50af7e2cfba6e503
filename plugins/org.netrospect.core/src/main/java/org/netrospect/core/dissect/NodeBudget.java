package org.netrospect.core.dissect;

import java.util.List;

/** How many nodes a packet may still get: a hostile one could have an option in every second byte. */
final class NodeBudget {
    private static final int MOST = 2000;

    private int left = MOST;
    private boolean told;

    /** Adds a node, or, once, one that says that there are too many. */
    void add(List<Node> nodes, Node node) {
        if (left > 0) {
            left -= size(node);
            nodes.add(node);
        } else if (!told) {
            told = true;
            nodes.add(new Node("More", "this packet has more than " + FieldReader.count(MOST, "field")
                    + "; the rest is not shown", node.offset(), 0, List.of()));
        }
    }

    /** Children that were read one by one have been counted already; that they count twice does no harm. */
    private static int size(Node node) {
        return 1 + node.children().size();
    }
}
