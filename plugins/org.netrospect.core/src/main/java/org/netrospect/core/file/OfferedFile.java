package org.netrospect.core.file;

import org.netrospect.core.bytes.ByteWindow;

/** A file on its way, with what is known of it so far and where its next bytes belong. */
public abstract class OfferedFile implements FileWriter {
    /** As of now: names and sizes may become known later. */
    protected FileOffer offer;
    /** Behind the bytes that came last. */
    protected long position;

    protected OfferedFile(FileOffer offer) {
        this.offer = offer;
    }

    @Override
    public final void data(ByteWindow bytes) {
        at(position, bytes);
    }

    @Override
    public final void gap(long length) {
        position += length;
    }

    @Override
    public final void name(String name) {
        offer = offer.name(name);
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final void size(long bytes) {
        offer = offer.size(bytes);
    }
}
