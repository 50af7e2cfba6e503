package org.netrospect.protocols;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.protocols.Fed.FedFile;
import org.netrospect.protocols.Fed.Said;

/** Takes a file. */
final class Received implements FileWriter {
    private final Said said;
    private FileOffer offer;
    private byte[] content = new byte[0];
    private long position;
    private long received;

    Received(Said said, FileOffer offer) {
        this.said = said;
        this.offer = offer;
    }

    @Override
    public void data(ByteWindow bytes) {
        at(position, bytes);
    }

    @Override
    public void at(long offset, ByteWindow bytes) {
        int end = (int) offset + bytes.length();
        content = Arrays.copyOf(content, Math.max(content.length, end));
        System.arraycopy(bytes.array(), bytes.arrayOffset(), content, (int) offset, bytes.length());
        position = end;
        received += bytes.length();
    }

    @Override
    public void gap(long length) {
        position += length;
    }

    @Override
    public void name(String name) {
        offer = offer.name(name);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void size(long bytes) {
        offer = offer.size(bytes);
    }

    @Override
    public void end() {
        said.open().remove(this);
        long size = Math.max(Math.max(position, content.length), offer.size());
        String text = new String(content, StandardCharsets.ISO_8859_1);
        said.files().add(new FedFile(offer, text, size - received, size));
        said.lines().add("file " + offer.protocol() + (offer.fromClient() ? " client " : " server ") + offer.name()
                + " " + offer.declaredType() + " " + size + " missing " + (size - received) + " "
                + Integer.toHexString(text.hashCode()) + " " + offer.facts());
    }

    @Override
    public void drop() {
        said.open().remove(this);
    }
}
