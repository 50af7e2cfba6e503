package org.netrospect.workbench.model;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.filter.FilterContext;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.workbench.Engine;
import org.netrospect.workbench.Palette;
import org.netrospect.workbench.model.ContextListener.Message;

/**
 * What one window shows: the case, the filter, the selection, and the way back. User-interface thread only, and so are
 * its listeners.
 */
public final class CaseContext {
    private final Display display;
    private final Engine engine;
    private final Settings settings;
    private final ExecutorService threads;
    private final List<ContextListener> listeners = new CopyOnWriteArrayList<>();
    private final Navigation navigation = new Navigation(this::tell);
    private final CaseHolder holder;
    private final IPropertyChangeListener settingsListener;
    private Palette palette;
    private ShownCaptures captures;
    private long file;
    private Optional<AlertChoice> alert = Optional.empty();
    private Optional<EventChoice> event = Optional.empty();
    private Optional<PacketChoice> packet = Optional.empty();
    private Optional<ShownRows> shown = Optional.empty();

    public CaseContext(Display display, Engine engine, Settings settings) {
        this.display = display;
        this.engine = engine;
        this.settings = settings;
        threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("netrospect-", 0).factory());
        palette = Palette.of(display, settings.theme());
        captures = ShownCaptures.of(List.of(), zone());
        holder = new CaseHolder(this, display, threads);
        settingsListener = e -> display.asyncExec(this::settingsChanged);
        settings.store().addPropertyChangeListener(settingsListener);
    }

    /** Runs work for a widget, which ends with it. */
    public Background background(Control owner) {
        return new Background(owner, threads, this::message, holder::use);
    }

    Display display() {
        return display;
    }

    public Engine engine() {
        return engine;
    }

    public Settings settings() {
        return settings;
    }

    public Palette palette() {
        return palette;
    }

    public ZoneId zone() {
        return settings.zone();
    }

    /** Writes times in {@link #zone}, with the year where the captures leave it open. */
    public TimeFormat times() {
        return captures.times();
    }

    public Optional<CaseStore> store() {
        return holder.store();
    }

    /** To be told who works with the open case, so that it stays open for them. */
    public CaseUse use() {
        return holder.use();
    }

    /** Name of the open case; "" if none is open. */
    public String caseName() {
        return holder.name();
    }

    /** Name of the case that is open or being opened; "" if none is. */
    public String caseWanted() {
        return holder.wanted();
    }

    /** True while a case is being opened. */
    public boolean opening() {
        return holder.opening();
    }

    /** Opens a case in the background, making it if it is missing; the one that is open is closed. */
    public void open(String name) {
        open(name, () -> {
        });
    }

    /** As {@link #open(String)}; then, if it is open, goes on on the user-interface thread. */
    public void open(String name, Runnable then) {
        holder.open(name, then);
    }

    public void close() {
        holder.close();
    }

    /** The captures of the case as of the last change of its data. */
    public List<CaptureInfo> captures() {
        return captures.all();
    }

    /** What a text in the filter field is read against. */
    public FilterContext filterContext() {
        return filterContext("sessions");
    }

    /** As {@link #filterContext()}, for another table. */
    public FilterContext filterContext(String table) {
        return FilterContext.of(Tables.ALL, table, captures.reference(zone()));
    }

    public String filter() {
        return navigation.filter();
    }

    /** Applies a filter, which has been found to be one; the former can be gone back to. */
    public void filter(String text) {
        navigation.filter(text);
    }

    /** Id of the session selected last; 0 if none is. */
    public long selectedSession() {
        return selection().lead();
    }

    public SessionChoice selection() {
        return navigation.selection();
    }

    /** Selects one session, or with 0 none. */
    public void select(long session) {
        select(SessionChoice.of(session));
    }

    public void select(SessionChoice choice) {
        navigation.select(choice);
    }

    /** Id of the recovered file selected last; 0 if none is. */
    public long file() {
        return file;
    }

    /** Selects a recovered file; its session is to be selected first. */
    public void file(long id) {
        if (id != file) {
            file = id;
            tell(ContextListener::fileChanged);
        }
    }

    /** The row that was selected last of what protocols did; its session is the selected one. */
    public Optional<EventChoice> event() {
        return event;
    }

    /** Selects what a protocol did; its session is to be selected first. */
    public void event(EventChoice choice) {
        event = Optional.of(choice);
        tell(ContextListener::eventChanged);
    }

    /** The alert that was selected last; it may be of another session than the one that is selected. */
    public Optional<AlertChoice> alert() {
        return alert;
    }

    /** Selects an alert; its session is to be selected first. */
    public void alert(AlertChoice choice) {
        alert = Optional.of(choice);
        tell(ContextListener::alertChanged);
    }

    /** The packet that was looked for last; it may be of another session than the one that is selected. */
    public Optional<PacketChoice> packet() {
        return packet;
    }

    /** Selects a packet, and its session. @param show whether packets are to come on the screen */
    public void packet(PacketChoice choice, boolean show) {
        packet = Optional.of(choice);
        select(choice.session());
        tell(listener -> listener.packetChanged(show));
    }

    /** What the table of sessions shows; empty without a case. */
    public Optional<ShownRows> shown() {
        return shown;
    }

    /** Set by the view that applies the filter. */
    public void shown(Optional<ShownRows> rows) {
        shown = rows;
        tell(ContextListener::shownChanged);
    }

    public boolean canBack() {
        return navigation.canBack();
    }

    public boolean canForward() {
        return navigation.canForward();
    }

    public void back() {
        navigation.back();
    }

    public void forward() {
        navigation.forward();
    }

    /** Puts a sentence into the status line. */
    public void message(Message message) {
        tell(listener -> listener.message(message));
    }

    public void addListener(ContextListener listener) {
        listeners.add(listener);
    }

    public void removeListener(ContextListener listener) {
        listeners.remove(listener);
    }

    /** Listens as long as a widget is there. */
    public void addListener(Control owner, ContextListener listener) {
        addListener(listener);
        owner.addDisposeListener(e -> removeListener(listener));
    }

    /** The workspace, if a case was opened in it. */
    public Optional<Workspace> workspaceOpen() {
        return holder.workspace();
    }

    /** Folder of the workspace. */
    public Path workspace() {
        return engine.folder();
    }

    private void tell(Consumer<ContextListener> what) {
        listeners.forEach(what);
    }

    private void settingsChanged() {
        palette = Palette.of(display, settings.theme());
        captures = ShownCaptures.of(captures.all(), zone());
        tell(ContextListener::settingsChanged);
    }

    /** The holder opened or closed a case. */
    void caseChanged(List<CaptureInfo> now) {
        captures = ShownCaptures.of(now, zone());
        navigation.clear();
        file = 0;
        alert = Optional.empty();
        event = Optional.empty();
        packet = Optional.empty();
        shown = Optional.empty();
        tell(ContextListener::caseChanged);
        tell(ContextListener::shownChanged);
    }

    void dataChanged(List<CaptureInfo> now) {
        boolean moved = captures.moved(now);
        boolean years = times().years();
        captures = ShownCaptures.of(now, zone());
        tell(ContextListener::dataChanged);
        if (moved) {
            // what could not be read of the selected session can be read now
            tell(ContextListener::selectionChanged);
        }
        if (years != times().years()) {
            tell(ContextListener::settingsChanged);
        }
    }

    /** Closes the case and ends the threads, when the window goes. */
    public void dispose() {
        settings.store().removePropertyChangeListener(settingsListener);
        holder.dispose();
        threads.shutdown();
    }
}
