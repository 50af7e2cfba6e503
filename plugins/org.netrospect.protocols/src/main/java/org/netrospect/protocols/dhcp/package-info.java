/** DHCP (RFC 2131) with its options (RFC 2132), and DHCPv6 (RFC 8415). */
package org.netrospect.protocols.dhcp;
