/** Sets of digests of files that are known to be good or bad. */
package org.netrospect.store.hashset;
