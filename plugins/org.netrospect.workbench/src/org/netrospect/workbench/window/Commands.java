package org.netrospect.workbench.window;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;

/** What the commands of the menus, the toolbar and the keyboard do in a window. */
final class Commands {
    static final String PREFIX = "org.netrospect.workbench.";

    private final IHandlerService handlers;
    private final List<IHandlerActivation> activations = new ArrayList<>();
    private final Map<String, Command> commands = new LinkedHashMap<>();

    Commands(IWorkbenchWindow window) {
        handlers = window.getService(IHandlerService.class);
    }

    /** One of them. */
    private static final class Command extends AbstractHandler {
        private final Runnable what;

        Command(Runnable what) {
            this.what = what;
        }

        @Override
        public Object execute(ExecutionEvent event) {
            what.run();
            return null;
        }

        void enabled(boolean yes) {
            setBaseEnabled(yes);
        }
    }

    void add(String name, Runnable what) {
        Command command = new Command(what);
        commands.put(name, command);
        activations.add(handlers.activateHandler(PREFIX + name, command));
    }

    void enabled(String name, boolean yes) {
        commands.get(name).enabled(yes);
    }

    void run(String name) {
        commands.get(name).what.run();
    }

    void dispose() {
        handlers.deactivateHandlers(activations);
    }
}
