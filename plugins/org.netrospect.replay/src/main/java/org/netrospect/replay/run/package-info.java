/** Runs over a case: what they found, how two of them differ, and for how long it went unnoticed. */
package org.netrospect.replay.run;
