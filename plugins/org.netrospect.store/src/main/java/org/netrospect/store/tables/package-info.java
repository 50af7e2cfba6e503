/** The tables of a case: how sessions and irregularities are stored, and how they look from outside. */
package org.netrospect.store.tables;
