package org.netrospect.replay.virus.signature;

import java.util.ArrayList;
import java.util.List;

/** When a logical signature matches, by how often each of its parts does. Immutable. */
final class LogicalExpression {
    private static final int DEEPEST = 32;

    private final Node root;
    private final int parts;
    private final boolean counts;

    private LogicalExpression(Node root, int parts, boolean counts) {
        this.root = root;
        this.parts = parts;
        this.counts = counts;
    }

    private sealed interface Node {
        boolean holds(int[] counts);
    }

    private record Part(int number) implements Node {
        @Override
        public boolean holds(int[] counts) {
            return counts[number] > 0;
        }
    }

    private record Group(List<Node> nodes, boolean all) implements Node {
        @Override
        public boolean holds(int[] counts) {
            return all ? nodes.stream().allMatch(n -> n.holds(counts)) : nodes.stream().anyMatch(n -> n.holds(counts));
        }
    }

    /** The matches of parts together, and how many different ones of them match at least. */
    private record Count(List<Part> parts, char operator, int number, int different) implements Node {
        @Override
        public boolean holds(int[] counts) {
            long total = 0;
            int distinct = 0;
            for (Part part : parts) {
                total += counts[part.number];
                distinct += counts[part.number] > 0 ? 1 : 0;
            }
            boolean holds = operator == '=' ? total == number : operator == '>' ? total > number : total < number;
            return holds && distinct >= different;
        }
    }

    static LogicalExpression parse(String text) throws WrongSignature {
        Reader reader = new Reader(text);
        Node root = reader.group(0);
        if (reader.at < text.length()) {
            throw new WrongSignature("its expression has a parenthesis too many");
        }
        return new LogicalExpression(root, reader.parts, reader.counts);
    }

    /** One more than the greatest number of a part. */
    int parts() {
        return parts;
    }

    /** Whether it is of importance how often parts match. */
    boolean counts() {
        return counts;
    }

    boolean holds(int[] matches) {
        return root.holds(matches);
    }

    private static final class Reader {
        private final String text;
        private int at;
        private int parts;
        private boolean counts;

        Reader(String text) {
            this.text = text;
        }

        Node group(int depth) throws WrongSignature {
            if (depth > DEEPEST) {
                throw new WrongSignature("its expression is nested deeper than " + DEEPEST);
            }
            List<Node> nodes = new ArrayList<>();
            nodes.add(operand(depth));
            char operator = 0;
            while (at < text.length() && text.charAt(at) != ')') {
                char c = text.charAt(at++);
                if (c != '&' && c != '|') {
                    throw new WrongSignature("its expression is not understood");
                }
                if (operator != 0 && operator != c) {
                    throw new WrongSignature("its expression mixes & and | without parentheses");
                }
                operator = c;
                nodes.add(operand(depth));
            }
            return nodes.size() == 1 ? nodes.getFirst() : new Group(List.copyOf(nodes), operator == '&');
        }

        private Node operand(int depth) throws WrongSignature {
            Node node;
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
                node = group(depth + 1);
                if (at >= text.length()) {
                    throw new WrongSignature("its expression has a parenthesis without an end");
                }
                at++;
            } else {
                int number = number();
                parts = Math.max(parts, number + 1);
                node = new Part(number);
            }
            return at < text.length() && "=<>".indexOf(text.charAt(at)) >= 0 ? count(node) : node;
        }

        private Node count(Node node) throws WrongSignature {
            char operator = text.charAt(at++);
            int number = number();
            int different = 0;
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                different = number();
            }
            counts = true;
            List<Part> counted = new ArrayList<>();
            for (Node n : node instanceof Group g && !g.all ? g.nodes : List.of(node)) {
                if (!(n instanceof Part part)) {
                    throw new WrongSignature("its expression counts more than alternatives");
                }
                counted.add(part);
            }
            return new Count(List.copyOf(counted), operator, number, different);
        }

        private int number() throws WrongSignature {
            int begin = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - begin < 7) {
                at++;
            }
            if (begin == at) {
                throw new WrongSignature("its expression is not understood");
            }
            return Integer.parseInt(text.substring(begin, at));
        }
    }
}
