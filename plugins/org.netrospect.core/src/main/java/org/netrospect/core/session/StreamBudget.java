package org.netrospect.core.session;

import org.netrospect.core.Limits;

/** Bytes of segments that wait for earlier ones, over all streams of a shard. One thread. */
final class StreamBudget {
    private final long most;
    /** Bytes and segments that may wait in one stream. */
    final int streamBytes;
    final int streamSegments;
    private long used;

    StreamBudget(Limits limits, int shards) {
        most = Math.max(1, limits.streamBufferAll() / shards);
        streamBytes = limits.streamBuffer();
        streamSegments = Math.max(1, limits.streamSegments());
    }

    boolean fits(int bytes) {
        return used + bytes <= most;
    }

    void take(int bytes) {
        used += bytes;
    }

    void give(long bytes) {
        used -= bytes;
    }
}
