package org.netrospect.workbench.browsing;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.part.ViewPart;
import org.netrospect.core.browsing.BrowsingTree;
import org.netrospect.core.browsing.Visit;
import org.netrospect.core.filter.FilterText;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.views.FilterMenu;
import org.netrospect.workbench.views.TableQuery;

/** The web requests of each host below what led to them; selecting one selects its session. */
public final class BrowsingView extends ViewPart {
    public static final String ID = "org.netrospect.workbench.browsing";
    private static final int[] WIDTHS = {150, 58, 130, 80, 136};
    /** Room for the year, where times have one. */
    private static final int YEAR = 40;
    /** Below this many requests everything is opened at once. */
    private static final int OPENED = 400;

    private CaseContext context;
    private Composite stack;
    private Tree tree;
    private Label empty;
    private Background background;
    private TableQuery query;
    private List<BrowsingNode> hosts = List.of();

    @Override
    public void createPartControl(Composite parent) {
        context = getSite().getWorkbenchWindow().getService(CaseContext.class);
        stack = new Composite(parent, SWT.NONE);
        Palette.own(stack);
        stack.setLayout(new StackLayout());
        empty = new Label(stack, SWT.WRAP | SWT.CENTER);
        Palette.own(empty);
        tree = new Tree(stack, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.setHeaderVisible(true);
        Palette.own(tree);
        column("Request", SWT.LEFT, "Host, path and query; below a request what it led to");
        column("Time", SWT.LEFT, "When it was sent, in the zone of the case");
        column("Status", SWT.RIGHT, "Status code of the answer");
        column("Type", SWT.LEFT, "Media type that the answer declares");
        column("Bytes", SWT.RIGHT, "Bytes of the answer's body as transferred");
        column("Led by", SWT.LEFT, "What says that the request above led to it");
        tree.addListener(SWT.Resize, e -> widths());
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Selection, e -> selected((BrowsingNode) e.item.getData()));
        menu();
        background = context.background(tree);
        query = new TableQuery(context, context.background(stack), Tables.HTTP.name());
        context.addListener(tree, new ContextListener() {
            @Override
            public void caseChanged() {
                show(List.of(), 0);
                say("Reading …");
                widths();
                ask();
            }

            @Override
            public void dataChanged() {
                if (!query.markGrown()) {
                    ask();
                }
            }

            @Override
            public void filterChanged() {
                ask();
            }

            @Override
            public void settingsChanged() {
                look();
                widths();
                ask();
            }
        });
        look();
        say("Reading …");
        ask();
    }

    private void column(String title, int style, String tooltip) {
        TreeColumn column = new TreeColumn(tree, style);
        column.setText(title);
        column.setToolTipText(tooltip);
        column.setResizable(true);
    }

    private void widths() {
        int rest = tree.getClientArea().width;
        for (int i = 0; i < WIDTHS.length; i++) {
            int width = WIDTHS[i] + (i == 0 && context.times().years() ? YEAR : 0);
            tree.getColumn(i + 1).setWidth(width);
            rest -= width;
        }
        tree.getColumn(0).setWidth(Math.max(260, rest - 4));
    }

    private void menu() {
        MenuManager manager = new MenuManager();
        manager.setRemoveAllWhenShown(true);
        FilterMenu filters = new FilterMenu(context, tree);
        manager.addMenuListener(m -> {
            TreeItem[] chosen = tree.getSelection();
            if (chosen.length > 0 && chosen[0].getData() instanceof BrowsingNode node) {
                filters.fill(m, node.visit().map(v -> FilterText.equal("http.host",
                        BrowsingNode.site(v.url())))
                        .orElseGet(() -> "saddr = " + node.client()), node.text());
            }
        });
        tree.setMenu(manager.createContextMenu(tree));
    }

    private void look() {
        Palette palette = context.palette();
        stack.setBackground(palette.background());
        empty.setBackground(palette.background());
        empty.setForeground(palette.dim());
        tree.setBackground(palette.background());
        tree.setForeground(palette.text());
    }

    private void ask() {
        query.ask(new TableQuery.Question(context.filter(), Optional.empty()), answer -> {
            if (answer.isEmpty()) {
                show(List.of(), 0);
                return;
            }
            background.run("Building the browsing tree",
                    cancelled -> BrowsingTree.of(answer.get().table(), answer.get().rows(), cancelled),
                    built -> show(BrowsingNode.of(built, context.times()), built.left()));
            if (query.takeGrown()) {
                ask();
            }
        });
    }

    private void say(String sentence) {
        empty.setText("\n\n" + sentence);
        ((StackLayout) stack.getLayout()).topControl = empty;
        stack.layout();
    }

    private void show(List<BrowsingNode> nodes, int left) {
        if (!nodes.isEmpty() && nodes.equals(hosts)) {
            return;
        }
        hosts = nodes;
        tree.setRedraw(false);
        tree.removeAll();
        tree.setItemCount(nodes.size());
        int requests = nodes.stream().mapToInt(BrowsingNode::requests).sum();
        if (requests <= OPENED) {
            open(tree.getItems());
        }
        tree.setRedraw(true);
        if (nodes.isEmpty()) {
            say(context.store().isEmpty() ? "Open a case, or drop captures on the window." : context.filter().isEmpty()
                    ? "No web requests were read. HTTP is recognised on any port; what is encrypted needs a key log."
                    : "No web requests belong to the sessions that the filter leaves.");
        } else {
            ((StackLayout) stack.getLayout()).topControl = tree;
            stack.layout();
        }
        if (left > 0) {
            context.message(new Message(String.format("The browsing tree shows the first %,d requests; %,d later ones "
                    + "are left out. A filter brings them in.", BrowsingTree.MOST, left), false));
        }
    }

    /** Opens what is below, level by level. */
    private static void open(TreeItem[] items) {
        for (TreeItem item : items) {
            // asks for its data, without which it has nothing below
            item.getText();
            if (item.getItemCount() > 0) {
                item.setExpanded(true);
                open(item.getItems());
            }
        }
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        Optional<TreeItem> above = Optional.ofNullable(item.getParentItem());
        List<BrowsingNode> among = above.map(a -> ((BrowsingNode) a.getData()).below()).orElse(hosts);
        BrowsingNode node = among.get(event.index);
        item.setData(node);
        item.setText(node.texts());
        Palette palette = context.palette();
        for (int i = 1; i < WIDTHS.length; i++) {
            item.setFont(i, i == 1 || i == 4 ? palette.mono() : palette.plain());
        }
        if (node.visit().isEmpty()) {
            item.setFont(0, palette.bold());
        } else if (node.visit().get().link() == Visit.Link.UNSEEN) {
            item.setForeground(palette.dim());
        } else if (node.visit().get().link() == Visit.Link.REDIRECT) {
            item.setForeground(5, palette.accent());
        }
        item.setItemCount(node.below().size());
    }

    private void selected(BrowsingNode node) {
        node.visit().filter(v -> v.session() != 0).ifPresent(v -> context.select(v.session()));
    }

    @Override
    public void setFocus() {
        tree.setFocus();
    }
}
