package org.netrospect.core.dissect;

/** A header's name for people, and who describes it. */
record HeaderKind(String name, Describer describer) {
}
