package org.netrospect.pcap;

import java.util.List;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.packet.PacketBlock;

/** Takes the records of one capture format out of a block's array, wherever the array's end cuts them. One thread. */
interface RecordParser {
    /** Bytes of a packet that are kept at most; a longer one is cut and told. */
    int MAX_PACKET = 16 << 20;

    /**
     * Adds the packets that stand whole in the block's bytes.
     *
     * @param from where the first record begins in the array
     * @param to end of what was read
     * @param position where {@code from} is in the capture, uncompressed
     * @return where the first byte stands that was not taken; before {@code to} only if a record is cut there, or if
     *         {@link #damaged} is true now
     */
    int parse(PacketBlock block, int from, int to, long position);

    /** Bytes that must stand in the array, from where {@link #parse} stopped, before it can go on. */
    int wanted();

    /** Bytes behind the last one taken that belong to nothing of interest and need not be given to {@link #parse}. */
    long skip();

    /** True if the format is broken where {@link #parse} stopped, and nothing behind can be read; already told. */
    boolean damaged();

    /** True if what stands where {@link #parse} stopped is, as far as can be seen, a packet's record. */
    boolean insidePacket();

    /** Interfaces seen so far. */
    List<CaptureInterface> interfaces();

    /** How to find the records again, without what is known of the file around them. */
    Layout layout();
}
