package org.netrospect.core.packet;

import org.netrospect.core.Limits;

/**
 * Finds in each packet of a recording the datagrams that sessions are made of: link layer, tags and labels, IP and its
 * extension headers, fragments put together, tunnels, and the transport header. One thread, packets in file order: what
 * fragments leave behind depends on the order.
 *
 * <p>
 * A UDP tunnel gives a datagram for the outer session and one for each inner; GRE, IP in IP and the like give inner
 * ones only, and {@link Encapsulation} tells of the tunnel. What cannot be decoded becomes a {@link Flaw} of the
 * datagram or, if there is none, of the packet.
 */
public final class Decoder {
    private final Cursor cursor;
    private final LinkDecoder links;
    private final FragmentReassembler fragments;

    /** A decoder for a recording. */
    public Decoder(Limits limits) {
        this(limits, LayerListener.NONE);
    }

    /** A decoder that tells of each header it passes. */
    public Decoder(Limits limits, LayerListener listener) {
        cursor = new Cursor(listener, new PacketBlock(0));
        fragments = new FragmentReassembler(limits);
        NetworkDecoder network = new NetworkDecoder(cursor, fragments, limits.tunnelDepth());
        links = new LinkDecoder(cursor, network);
        network.tunnels(new TunnelDecoder(cursor, network, links));
    }

    /** Decodes all packets of a block and adds their datagrams to it. */
    public void decode(PacketBlock block) {
        cursor.block = block;
        for (int i = 0; i < block.count(); i++) {
            cursor.begin(i);
            fragments.expire(cursor);
            int expired = block.datagramCount();
            links.decode(block.linkType(i), block.offset(i), wireEnd(block, i));
            if (cursor.flaws != 0) {
                flaws(block, i, expired == block.datagramCount());
            }
        }
    }

    /** Gives up all fragments that still wait; what can be told of them goes to the block. */
    public void finish(PacketBlock block) {
        cursor.block = block;
        cursor.packet = 0;
        cursor.flaws = 0;
        cursor.path.clear();
        fragments.finish(cursor);
    }

    /** Where the packet would end in the array if it had been recorded whole; large lengths are an int all the same. */
    private static int wireEnd(PacketBlock block, int i) {
        return (int) Math.min(block.offset(i) + block.wire(i), Integer.MAX_VALUE / 2);
    }

    /** Flaws that no datagram took: of the last one of the packet, or of the packet itself. */
    private void flaws(PacketBlock block, int i, boolean none) {
        if (!none) {
            block.datagram(block.datagramCount() - 1).flaws |= cursor.flaws;
            return;
        }
        for (Flaw flaw : Flaw.ALL) {
            // the census of the pipeline counts cut packets by their lengths
            if ((cursor.flaws >>> flaw.ordinal() & 1) != 0 && flaw != Flaw.TRUNCATED_CAPTURE) {
                block.addFlaw(i, flaw);
            }
        }
    }
}
