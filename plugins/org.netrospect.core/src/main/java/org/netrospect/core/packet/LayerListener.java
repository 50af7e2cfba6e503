package org.netrospect.core.packet;

/** Told by a {@link Decoder}, while it decodes, each header it passes: the way by which a packet is shown in detail. */
@FunctionalInterface
public interface LayerListener {
    /** Listens to nothing. */
    LayerListener NONE = (layer, data, offset, length, end) -> {
    };

    /**
     * A header begins.
     *
     * @param data array it stands in; borrowed, valid during the call, unless the caller knows whose array it is
     * @param offset where it begins in {@code data}
     * @param length its bytes, as far as the decoder needs to know them; it may be cut off before
     * @param end where what the header describes (its payload included) ends in {@code data}, by what the headers
     *      around it claim: it may lie behind what was recorded
     */
    void layer(Layer layer, byte[] data, int offset, int length, int end);
}
