package org.netrospect.replay.highlight;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.replay.rule.RulePatterns;
import org.netrospect.replay.rule.RulePatterns.Match;
import org.netrospect.replay.rule.RulePatterns.Pattern;

/**
 * Where the contents of a rule stand in a followed stream as it was sent. The built-in engine may have met them in a
 * decoded form, which then stand nowhere here.
 *
 * @param places by side and offset, without overlap: of two the longer counts
 */
public record StreamMatches(List<Place> places) {
    /** A shorter pattern stands everywhere: it is looked for in what the side last said before the alert alone. */
    private static final int TELLING = 4;

    /**
     * Bytes of one side.
     *
     * @param from offset in the side's stream, and {@code to} the one after the last
     * @param pattern which one of the rule, from 0
     */
    public record Place(boolean fromClient, long from, long to, int pattern) {
    }

    public StreamMatches {
        places = List.copyOf(places);
    }

    /**
     * Looks for the patterns.
     *
     * @param side which one's bytes matched, true for the client's; empty if that is unknown
     * @param packet that completed the match, 0 if unknown
     */
    public static StreamMatches of(FollowedStream stream, RulePatterns rule, Optional<Boolean> side, long packet,
            BooleanSupplier cancelled) {
        List<Place> all = new ArrayList<>();
        for (boolean client : new boolean[] {true, false}) {
            if (side.isEmpty() || side.get() == client) {
                List<Place> places = new ArrayList<>();
                side(stream, client, rule, packet, cancelled, places);
                all.addAll(apart(places));
            }
        }
        return new StreamMatches(all);
    }

    private static void side(FollowedStream stream, boolean client, RulePatterns rule, long packet,
            BooleanSupplier cancelled, List<Place> places) {
        ByteArrayOutputStream run = new ByteArrayOutputStream();
        long begin = 0;
        Optional<Chunk> last = stream.chunks().stream().filter(c -> c.fromClient() == client && c.gap() == 0
                && c.packet() <= packet).reduce((a, b) -> b);
        for (Chunk chunk : stream.chunks()) {
            if (chunk.fromClient() != client) {
                continue;
            }
            if (chunk.gap() > 0) {
                search(run.toByteArray(), begin, client, rule, true, cancelled, places);
                run.reset();
                continue;
            }
            begin = run.size() == 0 ? chunk.offset() : begin;
            run.writeBytes(chunk.bytes());
            if (last.filter(l -> l == chunk).isPresent()) {
                search(chunk.bytes(), chunk.offset(), client, rule, false, cancelled, places);
            }
        }
        search(run.toByteArray(), begin, client, rule, true, cancelled, places);
    }

    private static void search(byte[] bytes, long begin, boolean client, RulePatterns rule, boolean telling,
            BooleanSupplier cancelled, List<Place> places) {
        for (int i = 0; i < rule.patterns().size(); i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            Pattern pattern = rule.patterns().get(i);
            if ((pattern.length() == 0 || pattern.length() >= TELLING) == telling) {
                for (Match match : RulePatterns.matches(pattern, bytes)) {
                    places.add(new Place(client, begin + match.from(), begin + match.to(), i));
                }
            }
        }
    }

    private static List<Place> apart(List<Place> places) {
        places.sort(Comparator.comparingLong(Place::from).thenComparing(Comparator.comparingLong(Place::to)
                .reversed()).thenComparingInt(Place::pattern));
        List<Place> apart = new ArrayList<>();
        for (Place place : places) {
            if (apart.isEmpty() || place.from() >= apart.getLast().to()) {
                apart.add(place);
            } else if (place.to() - place.from() > apart.getLast().to() - apart.getLast().from()) {
                apart.set(apart.size() - 1, place);
            }
        }
        return apart;
    }
}
