/** Signature rules over traffic: which packets, streams and transactions they match. */
package org.netrospect.replay.match;
