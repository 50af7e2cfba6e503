package org.netrospect.protocols;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.OfferedFile;
import org.netrospect.protocols.Fed.FedFile;
import org.netrospect.protocols.Fed.Said;

/** Takes a file. */
final class Received extends OfferedFile {
    private final Said said;
    private byte[] content = new byte[0];
    private long received;

    Received(Said said, FileOffer offer) {
        super(offer);
        this.said = said;
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
