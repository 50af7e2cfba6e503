package org.netrospect.core.packet;

/**
 * A packet that an earlier fragment of a datagram came in.
 *
 * @param capture id of its capture within the case
 * @param number of the packet in that capture
 * @param position where its record begins in that (uncompressed) capture
 */
public record FragmentSource(int capture, long number, long position) {
}
