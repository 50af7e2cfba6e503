package org.netrospect.workbench.model;

/** A job that the status line shows while it runs, and from where it can be cancelled. Its family is this class. */
public interface ShownWork {
    /** The case of the window in whose status line it stands. */
    CaseContext context();

    /** What is done and how far: {@code Saving packets to a.pcapng · 34 %}. Any thread. */
    String words();
}
