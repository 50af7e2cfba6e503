/** Remote procedure calls (DCE 1.1, C706) in TCP streams and in the pipes of SMB, for rules that ask of them. */
package org.netrospect.replay.dce;
