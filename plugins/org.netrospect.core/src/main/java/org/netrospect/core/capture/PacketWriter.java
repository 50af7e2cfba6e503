package org.netrospect.core.capture;

import java.io.Closeable;
import java.io.IOException;
import org.netrospect.core.packet.RawPacket;

/** Writes packets as a capture. One thread. */
public interface PacketWriter extends Closeable {
    /**
     * Writes one packet with nanosecond time.
     *
     * @param interfaceIndex index into the interfaces given to {@link CaptureOpener#writer}
     * @param comment comment of the packet, empty for none
     */
    void write(RawPacket packet, int interfaceIndex, String comment) throws IOException;
}
