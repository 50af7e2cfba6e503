/** What bridges, switches and routers tell their link: LLDP (IEEE 802.1AB), CDP, the spanning tree (IEEE 802.1D). */
package org.netrospect.protocols.link;
