package org.netrospect.core.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.netrospect.core.packet.PacketSource;

/** Opens capture files: what the bundle that knows the formats gives to all others. Thread-safe. */
public interface CaptureOpener {
    /** True if the file begins as a capture does, compressed or not. */
    boolean recognizes(Path file) throws IOException;

    /**
     * Opens a capture for reading from front to back.
     *
     * @throws NotACaptureException the file is empty or no capture; its message is a sentence for the analyst
     * @throws IOException the file cannot be read
     */
    CaptureReader open(Path file, CaptureListener listener) throws IOException;

    /**
     * Opens a capture for fetching single packets.
     *
     * @param layout what {@link CaptureReader#layout()} gave
     * @param unpacked where a compressed capture may be unpacked to, once, and found again; used for compressed ones
     *      only
     */
    PacketSource source(Path file, String layout, Path unpacked) throws IOException;

    /**
     * Begins a pcapng file with the interfaces given; packets name them by index. The stream is closed with the writer.
     *
     * @param comment put into the section header: where the packets come from; empty for none
     */
    PacketWriter writer(OutputStream out, List<CaptureInterface> interfaces, String comment) throws IOException;
}
