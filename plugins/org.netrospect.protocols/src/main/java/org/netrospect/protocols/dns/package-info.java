/** DNS over UDP and TCP, and what speaks its format: multicast DNS, LLMNR, NetBIOS names. */
package org.netrospect.protocols.dns;
