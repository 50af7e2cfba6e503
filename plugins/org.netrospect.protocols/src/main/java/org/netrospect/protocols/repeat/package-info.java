/** Things that a session repeats, told once with their count. */
package org.netrospect.protocols.repeat;
