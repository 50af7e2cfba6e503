package org.netrospect.workbench.model;

/** Told, on the user-interface thread, what changed in a {@link CaseContext}. */
public interface ContextListener {
    /** Another case is open, or none. */
    default void caseChanged() {
    }

    /** Tables have grown or changed; told at most four times a second. */
    default void dataChanged() {
    }

    /** Another filter applies. */
    default void filterChanged() {
    }

    /** Other sessions are selected. */
    default void selectionChanged() {
    }

    /** Another recovered file is selected. */
    default void fileChanged() {
    }

    /** Another row of what protocols did is selected. */
    default void eventChanged() {
    }

    /** Another packet is to be looked at. @param show whether also where packets are not on the screen */
    default void packetChanged(boolean show) {
    }

    /** Another alert is looked at. */
    default void alertChanged() {
    }

    /** The sessions that the filter leaves were found anew: {@link CaseContext#shown()}. */
    default void shownChanged() {
    }

    /** Zone or theme changed. */
    default void settingsChanged() {
    }

    /** A sentence for the status line. */
    default void message(Message message) {
    }

    /**
     * A sentence for the analyst.
     *
     * @param problem true if something did not work
     */
    record Message(String sentence, boolean problem) {
    }
}
