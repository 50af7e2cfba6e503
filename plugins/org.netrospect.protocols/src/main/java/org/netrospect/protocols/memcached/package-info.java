/** Memcached: commands with their keys, in text and binary, over TCP and UDP. */
package org.netrospect.protocols.memcached;
