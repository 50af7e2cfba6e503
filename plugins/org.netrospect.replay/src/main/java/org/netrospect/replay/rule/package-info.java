/** Signature rules as they are published: Snort 2, Snort 3 and Suricata text, read into one model. */
package org.netrospect.replay.rule;
