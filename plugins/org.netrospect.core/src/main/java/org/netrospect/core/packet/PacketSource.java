package org.netrospect.core.packet;

import java.io.Closeable;
import java.io.IOException;

/** Fetches single packets of a capture by position, without reading what stands before them. Not thread-safe. */
public interface PacketSource extends Closeable {
    /**
     * The packet whose record begins at {@code position} of the uncompressed capture.
     *
     * @param number its number in the capture, given back in the result
     * @throws IOException if it cannot be read, or no packet record stands there (the capture changed)
     */
    RawPacket read(long position, long number) throws IOException;
}
