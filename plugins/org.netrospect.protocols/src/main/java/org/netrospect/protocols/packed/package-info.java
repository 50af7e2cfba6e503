/** Takes compression off short messages. */
package org.netrospect.protocols.packed;
