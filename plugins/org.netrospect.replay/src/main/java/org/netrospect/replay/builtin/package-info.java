/** The engine that needs no other program: rules over the captures of a case, kept as a run. */
package org.netrospect.replay.builtin;
