/** The NetBIOS datagram service (RFC 1002, 4.4) and the announcements of hosts in it. */
package org.netrospect.protocols.netbios;
