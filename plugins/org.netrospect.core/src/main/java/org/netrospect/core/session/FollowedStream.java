package org.netrospect.core.session;

import java.util.List;

/**
 * What both sides of a session said to one another, in the order in which it came together.
 *
 * @param chunks in that order
 * @param cut whether there was more than the limit allowed
 */
public record FollowedStream(List<Chunk> chunks, boolean cut) {
    public FollowedStream {
        chunks = List.copyOf(chunks);
    }

    /**
     * A piece of one direction.
     *
     * @param packet number of the packet that made it readable: the one it came in, or, where it came too early, the
     *            one that filled or revealed the gap before it
     * @param time of that packet, nanoseconds since 1970 UTC
     * @param offset of its first byte in the direction's stream
     * @param bytes owned by this record; empty for a gap
     * @param gap how many bytes are in no packet, 0 if these are bytes
     */
    public record Chunk(boolean fromClient, long packet, long time, long offset, byte[] bytes, long gap) {
    }
}
