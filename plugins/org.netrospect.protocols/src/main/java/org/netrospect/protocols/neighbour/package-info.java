/** What hosts of a link say of each other below transports: ARP (RFC 826), ICMP (RFC 792, 4443), NDP (RFC 4861). */
package org.netrospect.protocols.neighbour;
