/** The built-in virus scanner: ClamAV's signature databases, read and matched. */
package org.netrospect.replay.virus.signature;
