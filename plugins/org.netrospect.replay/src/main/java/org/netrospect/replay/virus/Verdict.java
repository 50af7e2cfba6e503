package org.netrospect.replay.virus;

import java.util.List;
import java.util.Locale;

/**
 * What an engine says of one file.
 *
 * @param signatures names of those that matched, sorted, each once; empty unless infected or suspicious
 * @param detail sentences for the analyst: why there is no verdict, what was left out
 */
public record Verdict(State state, List<String> signatures, List<String> detail) {
    /** What a file is held for. */
    public enum State {
        CLEAN, INFECTED, SUSPICIOUS,
        /** The engine could not judge it, so that nothing is known. */
        ERROR;

        /** As the table of verdicts writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Verdict {
        signatures = signatures.stream().distinct().sorted().toList();
        detail = List.copyOf(detail);
    }

    /** Nothing was found. */
    public static Verdict clean(String... detail) {
        return new Verdict(State.CLEAN, List.of(), List.of(detail));
    }

    /** Signatures matched. */
    public static Verdict infected(List<String> signatures) {
        return new Verdict(State.INFECTED, signatures, List.of());
    }

    /** There is no verdict. */
    public static Verdict error(String why) {
        return new Verdict(State.ERROR, List.of(), List.of(why));
    }

    /** The first signature that matched, "" if none did. */
    public String signature() {
        return signatures.isEmpty() ? "" : signatures.getFirst();
    }
}
