package org.netrospect.pcap;

/**
 * What reading a packet of a pcapng interface takes.
 *
 * @param snapLength 0 for no limit
 */
record NgInterface(int linkType, long snapLength, TimeScale scale) {
}
