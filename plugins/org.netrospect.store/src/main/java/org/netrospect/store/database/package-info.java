/** All SQL of a case: what is kept in Apache Derby, and the read-only statements of the analyst over all tables. */
package org.netrospect.store.database;
