/** Browsing as the hosts did it: which request led to which, from the table {@code http}. */
package org.netrospect.core.browsing;
