package org.netrospect.core.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.netrospect.core.packet.PacketBlock;

/**
 * Reads a capture from its first to its last packet, in blocks. One thread. What is damaged is told to the
 * {@link CaptureListener} given when it was opened, and ends or shortens the reading; it is not an exception.
 */
public interface CaptureReader extends Closeable {
    /**
     * {@code pcap}, {@code pcap (nanoseconds)}, {@code pcapng} …, with the compression around it: {@code pcap, gzip}.
     */
    String format();

    /**
     * Clears the block and fills it with the next packets; takes any number of packets that fit. Until this returned
     * false or the reader was closed, no other reader may fill the block: its bytes may still be hashed.
     *
     * @return false if no packet was left: the block is then empty
     * @throws IOException the file could not be read further (not: its content is damaged)
     */
    boolean read(PacketBlock block) throws IOException;

    /** Bytes of the file, as it lies on the disk, that were consumed so far: for progress. */
    long consumed();

    /** Whether the file was found longer or shorter at its end than it was when opened; known at the end only. */
    default boolean changed() {
        return false;
    }

    /** Interfaces seen so far, by their number; a new list each time. */
    List<CaptureInterface> interfaces();

    /**
     * SHA-256 of the file as it lies on the disk, lower-case hex. Only after {@link #read} returned false: bytes that
     * stand behind a damaged place are read for it too.
     */
    String sha256() throws IOException;

    /**
     * What {@link CaptureOpener#source} needs to find packets again; text kept in the case, some
     * hundred characters, for thousands of sections or interfaces up to a megabyte. Only at the end.
     */
    String layout();
}
