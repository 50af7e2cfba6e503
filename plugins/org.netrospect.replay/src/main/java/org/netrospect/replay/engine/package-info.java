/** Programs that find signatures: Suricata and Snort, found on the machine, run over captures of a case. */
package org.netrospect.replay.engine;
