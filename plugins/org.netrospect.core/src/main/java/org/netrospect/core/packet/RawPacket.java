package org.netrospect.core.packet;

/**
 * One packet as it was recorded, fetched on its own.
 *
 * @param number its number in the capture, from 1
 * @param time nanoseconds since 1970 UTC
 * @param wireLength bytes on the wire, at least {@code bytes.length}
 * @param linkType LINKTYPE_ number
 * @param interfaceId number of the interface in the capture, from 0
 * @param position where its record begins in the uncompressed capture
 * @param bytes what was recorded; owned by this record
 */
public record RawPacket(long number, long time, long wireLength, int linkType, int interfaceId, long position,
        byte[] bytes) {
}
