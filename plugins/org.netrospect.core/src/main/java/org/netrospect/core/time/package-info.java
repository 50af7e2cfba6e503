/**
 * Times as people write and read them. The engine counts nanoseconds since 1970 UTC; zones and words begin and end
 * here. Nothing asks the clock of today.
 */
package org.netrospect.core.time;
