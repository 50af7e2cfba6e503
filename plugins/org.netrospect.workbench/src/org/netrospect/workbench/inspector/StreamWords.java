package org.netrospect.workbench.inspector;

import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.core.time.Amounts;

/** Says in a sentence how much a followed stream holds. */
final class StreamWords {
    private StreamWords() {
    }

    static String of(FollowedStream stream) {
        long[] bytes = new long[2];
        long missing = 0;
        int turns = 0;
        int last = -1;
        for (Chunk chunk : stream.chunks()) {
            int side = chunk.fromClient() ? 0 : 1;
            bytes[side] += chunk.bytes().length;
            missing += chunk.gap();
            turns += side == last ? 0 : 1;
            last = side;
        }
        if (stream.chunks().isEmpty()) {
            return "Nothing was said in this session: its packets carry no payload.";
        }
        return "Client " + Amounts.count(bytes[0], "byte", "bytes") + ", server "
                + Amounts.count(bytes[1], "byte", "bytes")
                + ", " + Amounts.count(turns, "turn", "turns")
                + (missing > 0 ? ", " + Amounts.count(missing, "byte", "bytes") + " missing" : "");
    }
}
