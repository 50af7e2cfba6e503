package org.netrospect.workbench.replay;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.netrospect.core.cases.Triage.Group;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.AlertChoice;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.replay.Difference.Branch;
import org.netrospect.workbench.replay.Difference.Subject;
import org.netrospect.workbench.triage.TriageActions;
import org.netrospect.workbench.views.FilterMenu;

/** What a run found, or how two differ, as a tree; beside it what is said of the selected branch. */
final class DifferenceTree {
    private static final int COUNT_WIDTH = 80;

    private final CaseContext context;
    private final Tree tree;
    private final StyledText statement;
    private final FilterMenu filters;
    private final TriageActions triage;
    private Difference shown = Difference.NONE;

    DifferenceTree(Composite parent, CaseContext context) {
        this.context = context;
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        tree = new Tree(sash, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        TreeColumn what = new TreeColumn(tree, SWT.LEFT);
        TreeColumn count = new TreeColumn(tree, SWT.RIGHT);
        tree.setHeaderVisible(true);
        Palette.own(tree);
        tree.addListener(SWT.Resize, e -> {
            count.setWidth(COUNT_WIDTH);
            what.setWidth(Math.max(200, tree.getClientArea().width - COUNT_WIDTH - 4));
        });
        tree.addListener(SWT.Selection, e -> chosen((Branch) e.item.getData()));
        statement = new StyledText(sash, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Palette.own(statement);
        statement.setMargins(12, 10, 12, 10);
        statement.setLineSpacing(3);
        sash.setWeights(62, 38);
        filters = new FilterMenu(context, tree);
        triage = new TriageActions(context, tree);
        menu();
        look();
    }

    /** Takes colours and fonts anew. */
    void look() {
        Palette palette = context.palette();
        statement.setBackground(palette.background());
        statement.setForeground(palette.text());
        statement.setFont(palette.plain());
        tree.setBackground(palette.background());
        tree.setForeground(palette.text());
        show(shown);
    }

    void show(Difference difference) {
        shown = difference;
        tree.setRedraw(false);
        tree.removeAll();
        tree.getColumn(0).setText(difference.title().isEmpty() ? "Difference" : difference.title());
        tree.getColumn(1).setText(difference.counted());
        for (Branch branch : difference.branches()) {
            TreeItem item = item(new TreeItem(tree, SWT.NONE), branch);
            below(item, branch);
            item.setExpanded(difference.branches().size() < 3 || item == tree.getItem(0));
        }
        tree.setRedraw(true);
        statement.setText(!difference.about().isEmpty() ? difference.about()
                : "Select a run to read what it found; select two to see what is new, gone and changed.");
    }

    private void below(TreeItem item, Branch branch) {
        for (Branch each : branch.below()) {
            below(item(new TreeItem(item, SWT.NONE), each), each);
        }
    }

    private TreeItem item(TreeItem item, Branch branch) {
        Palette palette = context.palette();
        Color color = switch (branch.change()) {
            case NEW -> palette.bad();
            case CHANGED -> palette.warn();
            case GONE -> palette.dim();
            case SAME -> palette.text();
        };
        item.setText(new String[] {branch.text(), String.format("%,d", branch.count())});
        if (item.getParentItem() == null) {
            item.setForeground(color);
        }
        item.setData(branch);
        return item;
    }

    private void chosen(Branch branch) {
        statement.setText(branch.statement().isEmpty() ? shown.about() : branch.statement());
        if (branch.session() != 0) {
            context.select(branch.session());
            branch.subject().ifPresent(s -> context.alert(new AlertChoice(s.run(), branch.session(), s.gid(), s.sid(),
                    s.rev(), 0, Optional.empty())));
        }
    }

    private void menu() {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(m -> {
            if (tree.getSelectionCount() > 0) {
                Branch branch = (Branch) tree.getSelection()[0].getData();
                branch.subject().ifPresent(subject -> fill(menu, branch, subject));
            }
        });
        tree.setMenu(menu.createContextMenu(tree));
    }

    private void fill(MenuManager menu, Branch branch, Subject subject) {
        filters.fill(menu, "alerts.run = " + subject.run() + " and alerts.sid = " + subject.sid()
                + (subject.clients().size() == 1 && !subject.clients().contains("")
                        ? " and saddr = " + subject.clients().iterator().next() : ""), branch.text());
        Set<Group> groups = new LinkedHashSet<>();
        subject.clients().forEach(client -> groups.add(new Group(subject.gid(), subject.sid(), client)));
        Group suppressed = groups.size() == 1 ? groups.iterator().next()
                : new Group(subject.gid(), subject.sid(), "");
        triage.fill(menu, cancelled -> groups, cancelled -> suppressed);
    }
}
