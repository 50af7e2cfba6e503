/** Indicators: addresses, names and digests that others found to be bad, and where they occur. */
package org.netrospect.replay.indicator;
