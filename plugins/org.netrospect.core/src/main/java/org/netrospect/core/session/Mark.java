package org.netrospect.core.session;

/**
 * A place in the traffic: what is said of it can be held against the capture.
 *
 * @param capture id of the capture
 * @param packet number of the packet in it, from 1
 * @param time nanoseconds since 1970 UTC of that packet
 */
public record Mark(int capture, long packet, long time) {
}
