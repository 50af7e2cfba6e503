package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.replay.highlight.StreamMatches;
import org.netrospect.workbench.inspector.StreamText.Mark;

/** Where the bytes of a stream stand in the text that is written of it. */
final class StreamPlaces {
    private final List<Written> written = new ArrayList<>();

    /** @param starts first character of each byte, and the one behind the last */
    private record Written(Chunk chunk, int[] starts) {
    }

    void add(Chunk chunk, int[] starts) {
        written.add(new Written(chunk, starts));
    }

    /** The places of matches, in the order of the text. */
    List<Mark> marks(StreamMatches matches) {
        List<Mark> marks = new ArrayList<>();
        for (Written piece : written) {
            long begin = piece.chunk.offset();
            long end = begin + piece.chunk.bytes().length;
            for (StreamMatches.Place place : matches.places()) {
                if (place.fromClient() == piece.chunk.fromClient() && place.from() < end && place.to() > begin) {
                    int from = piece.starts[(int) (Math.max(begin, place.from()) - begin)];
                    int to = piece.starts[(int) (Math.min(end, place.to()) - begin)];
                    marks.add(new Mark(from, to, place.pattern(), place.from() >= begin));
                }
            }
        }
        return marks;
    }
}
