package org.netrospect.workbench.window;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.WorkbenchException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.importing.ImportResult.Outcome;
import org.netrospect.workbench.cases.OpenCaseDialog;
import org.netrospect.workbench.filter.FilterField;
import org.netrospect.workbench.filter.FilterMemory;
import org.netrospect.workbench.help.HelpView;
import org.netrospect.workbench.importing.DropZone;
import org.netrospect.workbench.importing.ImportWizard;
import org.netrospect.workbench.importing.Imports;
import org.netrospect.workbench.importing.ImportsView;
import org.netrospect.workbench.inspector.InspectorView;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.replay.ReplayPerspective;
import org.netrospect.workbench.replay.RunsView;
import org.netrospect.workbench.views.CaseView;
import org.netrospect.workbench.views.RowsLook;
import org.netrospect.workbench.views.SessionsView;

/** The furniture of a window and what its commands do. */
final class WindowParts {
    /** Parts of the inspector that commands lead to, by their titles. */
    static final List<String> INSPECTED = List.of("Facts", "Stream", "Files", "Packets", "Event", "Alerts");

    private final IWorkbenchWindow window;
    private final CaseContext context;
    private final Imports imports;
    private final DropZone drops;
    private final Commands commands;
    private Optional<FilterField> filter = Optional.empty();
    private int resultsSeen;

    WindowParts(IWorkbenchWindow window) {
        this.window = window;
        context = window.getService(CaseContext.class);
        imports = window.getService(Imports.class);
        drops = new DropZone(window.getShell(), imports::start, this::held);
        commands = new Commands(window);
        addCommands();
        context.addListener(window.getShell(), new ContextListener() {
            @Override
            public void caseChanged() {
                title();
                enable();
            }

            @Override
            public void filterChanged() {
                enable();
            }

            @Override
            public void selectionChanged() {
                enable();
            }

            @Override
            public void settingsChanged() {
                theme();
            }
        });
        imports.addListener(this::showFailures);
    }

    private void addCommands() {
        commands.add("open", this::openCase);
        commands.add("close", context::close);
        commands.add("import", () -> openWizard(List.of()));
        commands.add("replayRules", this::replay);
        commands.add("perspectiveInvestigate", () -> perspective(InvestigatePerspective.ID));
        commands.add("perspectiveReplay", () -> perspective(ReplayPerspective.ID));
        commands.add("verify", () -> view(CaseView.ID).ifPresent(v -> ((CaseView) v).verify()));
        commands.add("back", context::back);
        commands.add("forward", context::forward);
        commands.add("filter", () -> filter.ifPresent(FilterField::focus));
        commands.add("clearFilter", () -> filter.ifPresent(FilterField::clear));
        commands.add("saveFilter", () -> filter.ifPresent(FilterField::save));
        commands.add("sessions", () -> view(SessionsView.ID).ifPresent(IViewPart::setFocus));
        for (String part : INSPECTED) {
            commands.add("inspect" + part, () -> view(InspectorView.ID).ifPresent(v -> ((InspectorView) v).open(part)));
        }
        commands.add("viewHelp", this::viewHelp);
        commands.add("keys", () -> help("keys"));
        commands.add("filterHelp", () -> help("filter"));
        commands.add("dark", () -> context.settings().theme(context.palette().dark() ? "light" : "dark"));
        commands.add("newWindow", new NewWindow(window, context)::open);
        commands.add("about", () -> new AboutDialog(window.getShell(), context).open());
    }

    void mainBar(Composite parent) {
        MainBar bar = new MainBar(parent, context, window.getService(FilterMemory.class), commands::run);
        filter = Optional.of(bar.filter());
    }

    void statusBar(Composite parent) {
        new StatusBar(parent, context, imports);
    }

    private void held(boolean over) {
        String target = context.caseWanted().isEmpty() ? "a new case" : "case “" + context.caseWanted() + "”";
        if (!over && imports.running().isPresent()) {
            return;
        }
        context.message(new Message(over ? "Let go, and the files are imported into " + target
                + ". They are read where they are." : "", false));
    }

    DropZone drops() {
        return drops;
    }

    /** After the window has opened. */
    void opened() {
        WindowTrim.setOthersAside(window);
        WindowTrim.keepTitles(window.getShell());
        title();
        enable();
        theme();
        drops.install();
        makeSessions(window.getActivePage());
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                makeSessions(page);
            }
        });
    }

    /** Other views show what this one finds, so it must be there though it was not in front when the window closed. */
    private void makeSessions(IWorkbenchPage page) {
        if (page.findViewReference(SessionsView.ID) != null) {
            try {
                page.showView(SessionsView.ID, null, IWorkbenchPage.VIEW_CREATE);
            } catch (PartInitException e) {
                context.message(new Message("The sessions cannot be shown: " + Background.reason(e), true));
            }
        }
    }

    private void title() {
        String name = context.caseName();
        boolean writable = context.store().map(CaseStore::writable).orElse(true);
        window.getShell().setText(name.isEmpty() ? "Netrospect"
                : "Netrospect — Case “" + name + "”" + (writable ? "" : ", read only"));
    }

    private void enable() {
        boolean open = context.store().isPresent();
        commands.enabled("close", open);
        commands.enabled("verify", open);
        commands.enabled("back", context.canBack());
        commands.enabled("forward", context.canForward());
        commands.enabled("saveFilter", open);
    }

    private void theme() {
        ThemeSwitch.to(context.palette(), window);
        // a style sheet has its own opinion of how short a title may be
        Shell shell = window.getShell();
        shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed()) {
                WindowTrim.keepTitles(shell);
            }
        });
    }

    private void openCase() {
        OpenCaseDialog dialog = new OpenCaseDialog(window.getShell(), context);
        if (dialog.open() == Window.OK) {
            context.open(dialog.chosen());
        }
    }

    void openWizard(List<Path> paths) {
        new WizardDialog(window.getShell(), new ImportWizard(context, imports, paths)).open();
    }

    private void replay() {
        perspective(ReplayPerspective.ID);
        view(RunsView.ID).ifPresent(v -> ((RunsView) v).replay());
    }

    private void perspective(String id) {
        try {
            window.getWorkbench().showPerspective(id, window);
            Shell shell = window.getShell();
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    WindowTrim.layOut(shell);
                }
            });
        } catch (WorkbenchException e) {
            context.message(new Message("The perspective cannot be opened: " + Background.reason(e), true));
        }
    }

    private void showFailures() {
        var results = imports.results();
        boolean failed = results.subList(Math.min(resultsSeen, results.size()), results.size()).stream()
                .anyMatch(r -> r.outcome() == Outcome.FAILED || r.outcome() == Outcome.PARTIAL);
        resultsSeen = results.size();
        if (failed) {
            view(ImportsView.ID);
        }
    }

    private void viewHelp() {
        IWorkbenchPart part = window.getPartService().getActivePart();
        String id = part == null ? "" : part.getSite().getId();
        boolean rows = Arrays.stream(RowsLook.values()).anyMatch(each -> each.view().equals(id));
        help(rows ? "events" : id.isEmpty() || id.equals(HelpView.ID) ? "keys" : id.substring(id.lastIndexOf('.') + 1));
    }

    private void help(String page) {
        view(HelpView.ID).ifPresent(v -> ((HelpView) v).show(page));
    }

    private Optional<IViewPart> view(String id) {
        try {
            return Optional.of(window.getActivePage().showView(id));
        } catch (PartInitException e) {
            context.message(new Message("The view cannot be opened: " + Background.reason(e), true));
            return Optional.empty();
        }
    }

    /** What the command line asked for. */
    void begin(Optional<String> caseName, List<Path> files) {
        if (caseName.isPresent() && !files.isEmpty()) {
            imports.start(caseName.get(), files);
        } else if (caseName.isPresent()) {
            context.open(caseName.get());
        } else {
            imports.start(files);
        }
    }

    boolean importing() {
        return imports.running().isPresent();
    }

    void dispose() {
        imports.dispose();
        commands.dispose();
    }
}
