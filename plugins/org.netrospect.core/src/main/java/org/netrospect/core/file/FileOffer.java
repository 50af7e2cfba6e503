package org.netrospect.core.file;

import org.netrospect.core.event.Details;

/**
 * A file that a protocol begins to carry.
 *
 * @param protocol {@code http}
 * @param fromClient direction
 * @param name as the traffic gives it, unsafe; "" for none
 * @param declaredType the media type that the traffic claims; "" for none
 * @param size bytes it should have, -1 if that is not said
 * @param carved found by its signature, not by a protocol
 * @param facts what the protocol knows of it beside
 */
public record FileOffer(String protocol, boolean fromClient, String name, String declaredType, long size,
        boolean carved, Details facts) {
    /** A file carried by a protocol, of unknown size. */
    public static FileOffer of(String protocol, boolean fromClient, String name, String declaredType) {
        return new FileOffer(protocol, fromClient, name, declaredType, -1, false, new Details());
    }

    /** The same under another name. */
    public FileOffer name(String other) {
        return new FileOffer(protocol, fromClient, other, declaredType, size, carved, facts);
    }

    /** The same with the size it should have; -1 for unknown. */
    public FileOffer size(long bytes) {
        return new FileOffer(protocol, fromClient, name, declaredType, bytes, carved, facts);
    }
}
