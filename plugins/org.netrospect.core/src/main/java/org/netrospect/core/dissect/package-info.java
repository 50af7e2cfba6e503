/** Packets in every detail, for those few that an analyst looks at. */
package org.netrospect.core.dissect;
