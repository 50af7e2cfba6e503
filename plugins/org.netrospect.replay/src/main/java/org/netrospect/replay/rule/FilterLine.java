package org.netrospect.replay.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.replay.rule.RuleSet.EventFilter;

/** Reads {@code event_filter}, {@code threshold} and {@code suppress} lines. */
final class FilterLine {
    private FilterLine() {
    }

    static EventFilter parse(String word, String text, Variables variables) throws NotHonoured {
        int gid = 1;
        int sid = -1;
        Optional<AddressSet> addresses = Optional.empty();
        List<String> rest = new ArrayList<>();
        for (String part : Words.list(text.substring(word.length()).replaceFirst("^\\s*:", ""))) {
            String[] words = part.split("\\s+", 2);
            String argument = words.length > 1 ? words[1].strip() : "";
            switch (words[0]) {
                case "gen_id" -> gid = Words.number(argument, word);
                case "sig_id" -> sid = Words.number(argument, word);
                case "ip" -> addresses = Optional.of(new HeaderSets(variables).addresses(argument));
                default -> rest.add(part);
            }
        }
        if (sid < 0) {
            throw new NotHonoured(word + " names no sig_id");
        }
        if (!word.equals("suppress")) {
            return new EventFilter(gid, sid, StateKeywords.counting(String.join(",", rest), word), addresses);
        }
        Counting.Track track = Counting.Track.RULE;
        for (String part : rest) {
            track = switch (part.replaceAll("\\s+", " ")) {
                case "track by_src" -> Counting.Track.SOURCE;
                case "track by_dst" -> Counting.Track.DESTINATION;
                case "track by_either" -> Counting.Track.PAIR;
                default -> throw new NotHonoured("suppress: \"" + part + "\" is not supported");
            };
        }
        if (addresses.isPresent() == (track == Counting.Track.RULE)) {
            throw new NotHonoured("suppress needs both an address and what is tracked, or neither");
        }
        return new EventFilter(gid, sid, new Counting(Counting.Kind.SUPPRESS, track, 1, 0), addresses);
    }
}
