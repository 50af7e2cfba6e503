package org.netrospect.core;

/**
 * Every limit of the analysis, by name. Reaching one is never silent: it becomes an irregularity. Sizes in bytes, times
 * in nanoseconds.
 *
 * @param tunnelDepth tunnels looked into, one inside the other
 * @param fragmentBytes bytes of IP fragments kept in all while their datagrams are incomplete
 * @param fragmentDatagrams incomplete IP datagrams kept
 * @param fragmentTimeout time after which an incomplete datagram is given up (RFC 791 and 8200 say 60 s at most)
 * @param tcpIdle time without packets that ends a TCP session
 * @param otherIdle the same for every other protocol
 * @param sessions sessions open at one time, over all shards; the longest idle ones end when it is reached
 * @param streamBuffer bytes of a stream's segments that wait for an earlier one, per direction of a session
 * @param streamBufferAll the same, over all sessions
 * @param streamSegments segments of a direction that wait for an earlier one
 * @param irregularitiesPerKind irregularities of one name kept of one capture that belong to no session
 * @param analysisBytes what the analyzers of all sessions may hold, as far as can be told from what they read
 */
public record Limits(int tunnelDepth, long fragmentBytes, int fragmentDatagrams, long fragmentTimeout, long tcpIdle,
        long otherIdle, int sessions, int streamBuffer, long streamBufferAll, int streamSegments,
        int irregularitiesPerKind, long analysisBytes) {
    private static final long SECOND = 1_000_000_000L;

    /**
     * What an open session takes in memory, with its place in the map: measured for TCP sessions, 900 for one that is
     * half open, 400 more with a little payload.
     */
    private static final int SESSION_BYTES = 1300;

    /**
     * What the product uses unless the analyst says otherwise. Open sessions may take half the memory that this process
     * can have, at most a million of them, and what is read of them a quarter.
     */
    public static final Limits DEFAULT = new Limits(16, 16L << 20, 4096, 30 * SECOND, 300 * SECOND, 60 * SECOND,
            Math.clamp(Runtime.getRuntime().maxMemory() / 2 / SESSION_BYTES, 1 << 16, 1 << 20), 4 << 20, 64L << 20,
            4096, 1000, Math.clamp(Runtime.getRuntime().maxMemory() / 4, 64L << 20, 4L << 30));
}
