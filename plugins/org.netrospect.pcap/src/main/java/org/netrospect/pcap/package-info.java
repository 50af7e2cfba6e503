/** Reads and writes recorded packets: pcap and pcapng, plain or compressed. */
package org.netrospect.pcap;
