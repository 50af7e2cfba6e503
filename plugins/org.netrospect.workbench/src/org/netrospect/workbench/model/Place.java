package org.netrospect.workbench.model;

/** Where the analyst was, to come back to. */
record Place(String filter, long session) {
}
