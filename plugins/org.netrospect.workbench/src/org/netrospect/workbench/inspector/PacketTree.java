package org.netrospect.workbench.inspector;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.netrospect.core.dissect.Node;
import org.netrospect.workbench.Palette;

/** The headers of a packet with all their fields, as a tree. What is open stays open from packet to packet. */
final class PacketTree {
    private final Tree tree;
    private final Set<String> open = new HashSet<>();
    private Palette palette;
    private Consumer<Node> selected = node -> {
    };

    PacketTree(Composite parent, Palette palette) {
        tree = new Tree(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL | SWT.FULL_SELECTION);
        look(palette);
        tree.addListener(SWT.Selection, e -> selected.accept((Node) e.item.getData()));
        tree.addListener(SWT.Expand, e -> open.add(path((TreeItem) e.item)));
        tree.addListener(SWT.Collapse, e -> open.remove(path((TreeItem) e.item)));
        tree.addListener(SWT.MenuDetect, e -> menu());
    }

    Tree control() {
        return tree;
    }

    /** Takes on colours and fonts. */
    void look(Palette of) {
        palette = of;
        tree.setBackground(of.background());
        tree.setForeground(of.text());
        tree.setFont(of.plain());
    }

    /** Told the field that the analyst selects. */
    void onSelection(Consumer<Node> listener) {
        selected = listener;
    }

    void show(List<Node> layers, List<String> comments) {
        tree.setRedraw(false);
        tree.removeAll();
        for (String comment : comments) {
            TreeItem item = new TreeItem(tree, SWT.NONE);
            item.setText("Comment: " + visible(comment));
            item.setForeground(palette.warn());
            item.setData(new Node("Comment", comment, 0, 0, List.of()));
        }
        for (Node layer : layers) {
            add(new TreeItem(tree, SWT.NONE), layer);
        }
        for (TreeItem item : tree.getItems()) {
            reopen(item);
        }
        tree.setRedraw(true);
    }

    private static void add(TreeItem item, Node node) {
        item.setText(words(node));
        item.setData(node);
        for (Node child : node.children()) {
            add(new TreeItem(item, SWT.NONE), child);
        }
    }

    private void reopen(TreeItem item) {
        if (open.contains(path(item))) {
            item.setExpanded(true);
        }
        for (TreeItem child : item.getItems()) {
            reopen(child);
        }
    }

    private static String path(TreeItem item) {
        String label = ((Node) item.getData()).label();
        return item.getParentItem() == null ? label : path(item.getParentItem()) + "/" + label;
    }

    /** Selects the smallest field that a byte belongs to; what is said about the packet as a whole comes last. */
    void select(int offset) {
        TreeItem[] layers = tree.getItems();
        for (int i = layers.length - 1; i >= 0; i--) {
            Optional<TreeItem> found = smallest(layers[i], offset);
            if (found.isPresent()) {
                tree.setSelection(found.get());
                selected.accept((Node) found.get().getData());
                return;
            }
        }
    }

    private static Optional<TreeItem> smallest(TreeItem item, int offset) {
        for (TreeItem child : item.getItems()) {
            Optional<TreeItem> found = smallest(child, offset);
            if (found.isPresent()) {
                return found;
            }
        }
        Node node = (Node) item.getData();
        return offset >= node.offset() && offset < node.offset() + node.length() ? Optional.of(item) : Optional.empty();
    }

    private void menu() {
        TreeItem[] selection = tree.getSelection();
        Menu menu = new Menu(tree);
        if (selection.length == 1) {
            Node node = (Node) selection[0].getData();
            ValueMenu.item(menu, "Copy Value", !node.value().isEmpty(), () -> ValueMenu
                    .copy(tree.getDisplay(), node.value()));
            ValueMenu.item(menu, "Copy Line", true, () -> ValueMenu.copy(tree.getDisplay(), words(node)));
        }
        ValueMenu.item(menu, "Copy All", tree.getItemCount() > 0, () -> ValueMenu.copy(tree.getDisplay(), text()));
        ValueMenu.item(menu, "Open All", true, () -> expand(true));
        ValueMenu.item(menu, "Close All", true, () -> expand(false));
        tree.setMenu(menu);
        menu.addListener(SWT.Hide, e -> tree.getDisplay().asyncExec(menu::dispose));
    }

    private void expand(boolean expanded) {
        for (TreeItem item : tree.getItems()) {
            expand(item, expanded);
        }
    }

    private void expand(TreeItem item, boolean expanded) {
        item.setExpanded(expanded);
        if (expanded) {
            open.add(path(item));
        } else {
            open.remove(path(item));
        }
        for (TreeItem child : item.getItems()) {
            expand(child, expanded);
        }
    }

    /** Selects the first field of this name, and tells so. */
    void select(String label) {
        for (TreeItem item : tree.getItems()) {
            for (TreeItem field : item.getItems()) {
                if (((Node) field.getData()).label().equals(label)) {
                    tree.setSelection(field);
                    selected.accept((Node) field.getData());
                    return;
                }
            }
        }
    }

    /** All headers and fields, indented. */
    String text() {
        StringBuilder out = new StringBuilder();
        for (TreeItem item : tree.getItems()) {
            append(out, (Node) item.getData(), 0);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, Node node, int depth) {
        out.append("    ".repeat(depth)).append(words(node)).append('\n');
        node.children().forEach(child -> append(out, child, depth + 1));
    }

    private static String words(Node node) {
        return visible(node.value().isEmpty() ? node.label() : node.label() + ": " + node.value());
    }

    /** What a packet says never steers the screen. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().limit(2000)
                .forEach(c -> out.append(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                ? '·' : (char) c));
        return out.toString();
    }
}
