package org.netrospect.replay.virus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What engines have said of contents: SHA-256 x engine x version of its signatures. It holds what one run needs in
 * memory; a store keeps the {@link Entry entries} as rows, gives those of the contents at hand to {@link #add} before a
 * run, and stores what {@link #changes} and the run bring. One thread.
 */
public final class VerdictLedger {
    private final Map<Key, Entry> entries = new TreeMap<>();
    private final Map<Content, Entry> latest = new TreeMap<>();

    private record Key(String sha256, String engine, String version) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            int by = sha256.compareTo(o.sha256);
            by = by == 0 ? engine.compareTo(o.engine) : by;
            return by == 0 ? version.compareTo(o.version) : by;
        }
    }

    private record Content(String sha256, String engine) implements Comparable<Content> {
        @Override
        public int compareTo(Content o) {
            int by = sha256.compareTo(o.sha256);
            return by == 0 ? engine.compareTo(o.engine) : by;
        }
    }

    /**
     * One verdict.
     *
     * @param sequence rises with every verdict given: which of two is the later one
     */
    public record Entry(String sha256, String engine, String version, Verdict verdict, long sequence) {
    }

    /** A content of which an engine now says something else than the last time. */
    public record Change(Entry before, Entry after) {
        /** Whether it was thought clean and is not any more. */
        public boolean cleanToInfected() {
            return before.verdict.state() == Verdict.State.CLEAN
                    && (after.verdict.state() == Verdict.State.INFECTED
                            || after.verdict.state() == Verdict.State.SUSPICIOUS);
        }
    }

    /**
     * The verdict of this very version, so that the content need not be scanned again. An error is not one: it is tried
     * again.
     */
    public Optional<Verdict> known(String sha256, String engine, String version) {
        return Optional.ofNullable(entries.get(new Key(sha256, engine, version))).map(Entry::verdict)
                .filter(verdict -> verdict.state() != Verdict.State.ERROR);
    }

    /** Takes a verdict. @return what it changes; empty for the first, the same, and those that are errors */
    public Optional<Change> add(Entry entry) {
        entries.put(new Key(entry.sha256, entry.engine, entry.version), entry);
        if (entry.verdict.state() == Verdict.State.ERROR) {
            return Optional.empty();
        }
        Content content = new Content(entry.sha256, entry.engine);
        Entry before = latest.get(content);
        if (before != null && before.sequence > entry.sequence) {
            return Optional.empty();
        }
        latest.put(content, entry);
        return before == null || same(before.verdict, entry.verdict) ? Optional.empty()
                : Optional.of(new Change(before, entry));
    }

    /** What an engine said of contents with one version and says with another, by content. */
    public List<Change> changes(String engine, String versionBefore, String versionAfter) {
        List<Change> changes = new ArrayList<>();
        entries.forEach((key, after) -> {
            Entry before = entries.get(new Key(key.sha256, engine, versionBefore));
            if (key.engine.equals(engine) && key.version.equals(versionAfter) && before != null
                    && before.verdict.state() != Verdict.State.ERROR && after.verdict.state() != Verdict.State.ERROR
                    && !same(before.verdict, after.verdict)) {
                changes.add(new Change(before, after));
            }
        });
        return changes;
    }

    private static boolean same(Verdict a, Verdict b) {
        return a.state() == b.state() && a.signatures().equals(b.signatures());
    }
}
