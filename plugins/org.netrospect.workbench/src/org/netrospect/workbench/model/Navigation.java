package org.netrospect.workbench.model;

import java.util.function.Consumer;

/** Where the analyst is in the case, by filter and selected sessions, and the way back. User-interface thread. */
final class Navigation {
    private final History history = new History();
    private final Consumer<Consumer<ContextListener>> listeners;
    private String filter = "";
    private SessionChoice selection = SessionChoice.NONE;

    /** @param listeners is given what they are to be told */
    Navigation(Consumer<Consumer<ContextListener>> listeners) {
        this.listeners = listeners;
    }

    String filter() {
        return filter;
    }

    SessionChoice selection() {
        return selection;
    }

    void filter(String text) {
        if (!text.equals(filter)) {
            history.leave(place());
            go(new Place(text, selection.lead()));
        }
    }

    void select(SessionChoice choice) {
        if (choice.lead() == selection.lead() && choice.count() == selection.count() && choice.count() < 2) {
            return;
        }
        if (selection.lead() != 0 && choice.lead() != selection.lead()) {
            history.leave(place());
        }
        selection = choice;
        listeners.accept(ContextListener::selectionChanged);
    }

    boolean canBack() {
        return history.canBack();
    }

    boolean canForward() {
        return history.canForward();
    }

    void back() {
        history.back(place()).ifPresent(this::go);
    }

    void forward() {
        history.forward(place()).ifPresent(this::go);
    }

    private Place place() {
        return new Place(filter, selection.lead());
    }

    private void go(Place place) {
        boolean other = !place.filter().equals(filter);
        filter = place.filter();
        if (place.session() != selection.lead()) {
            selection = SessionChoice.of(place.session());
            listeners.accept(ContextListener::selectionChanged);
        }
        listeners.accept(other ? ContextListener::filterChanged : ContextListener::selectionChanged);
    }

    /** Begins anew, in another case; nobody is told. */
    void clear() {
        filter = "";
        selection = SessionChoice.NONE;
        history.clear();
    }
}
