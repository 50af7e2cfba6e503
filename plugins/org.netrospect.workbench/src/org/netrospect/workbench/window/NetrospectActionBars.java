package org.netrospect.workbench.window;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The menu bar. Other parts of the workbench add to it at the groups named {@code additions}. */
final class NetrospectActionBars extends ActionBarAdvisor {
    private IWorkbenchWindow window;

    NetrospectActionBars(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow of) {
        window = of;
    }

    private IWorkbenchAction action(ActionFactory factory) {
        IWorkbenchAction action = factory.create(window);
        register(action);
        return action;
    }

    private IContributionItem command(String name) {
        return command(Commands.PREFIX, name);
    }

    private IContributionItem command(String prefix, String name) {
        return new CommandContributionItem(new CommandContributionItemParameter(window, null, prefix + name,
                CommandContributionItem.STYLE_PUSH));
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        MenuManager file = menu("&File", IWorkbenchActionConstants.M_FILE);
        file.add(command("open"));
        file.add(command("close"));
        file.add(new Separator());
        file.add(command("import"));
        file.add(command("replayRules"));
        file.add(command("verify"));
        file.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        file.add(new Separator());
        file.add(action(ActionFactory.QUIT));
        bar.add(file);
        MenuManager edit = menu("&Edit", IWorkbenchActionConstants.M_EDIT);
        edit.add(action(ActionFactory.COPY));
        edit.add(action(ActionFactory.SELECT_ALL));
        edit.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        edit.add(new Separator());
        edit.add(command("filter"));
        edit.add(command("saveFilter"));
        edit.add(command("clearFilter"));
        bar.add(edit);
        MenuManager view = menu("&View", "view");
        view.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        view.add(new Separator());
        view.add(command("perspectiveInvestigate"));
        view.add(command("perspectiveReplay"));
        view.add(new Separator());
        view.add(command("dark"));
        view.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(view);
        MenuManager navigate = menu("&Navigate", IWorkbenchActionConstants.M_NAVIGATE);
        navigate.add(command("back"));
        navigate.add(command("forward"));
        navigate.add(new Separator());
        navigate.add(command("sessions"));
        WindowParts.INSPECTED.forEach(part -> navigate.add(command("inspect" + part)));
        navigate.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        navigate.add(action(ActionFactory.NEXT_PART));
        navigate.add(action(ActionFactory.PREVIOUS_PART));
        bar.add(navigate);
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        MenuManager windows = menu("&Window", IWorkbenchActionConstants.M_WINDOW);
        windows.add(command("newWindow"));
        windows.add(new Separator());
        windows.add(command("org.eclipse.ui.window.", "maximizePart"));
        windows.add(action(ActionFactory.RESET_PERSPECTIVE));
        windows.add(new Separator());
        windows.add(action(ActionFactory.PREFERENCES));
        bar.add(windows);
        MenuManager help = menu("&Help", IWorkbenchActionConstants.M_HELP);
        help.add(command("viewHelp"));
        help.add(command("filterHelp"));
        help.add(command("keys"));
        help.add(new Separator());
        help.add(command("about"));
        bar.add(help);
    }

    private static MenuManager menu(String text, String id) {
        return new MenuManager(text, id);
    }
}
