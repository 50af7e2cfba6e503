package org.netrospect.replay.builtin;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.contents.SessionContents;
import org.netrospect.core.session.Announcement;
import org.netrospect.core.session.Secrets;
import org.netrospect.core.session.Tie;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.replay.match.CompiledRules;
import org.netrospect.replay.match.IndexQuestions;

/** Asks what the case knows of its sessions' contents in which of them rules can match. Used once; one thread. */
final class IndexSearch {
    /** Rules beyond which nearly every session has to be read, and asking costs more than it saves. */
    private static final int MOST_RULES = 2000;
    /** Share of the packets beyond which reading everything in one go is quicker. */
    private static final double MOST_PACKETS = 0.25;
    /** Packets that are fetched one by one whatever their share. */
    private static final int FEW_PACKETS = 10_000;
    private static final long MOST_PLACES = 8_000_000;
    /** What depended on all packets, so that some of them alone would not be read in the same way. */
    private static final Set<String> LIMITS = Set.of("too many open sessions", "too much out of order",
            "too many unfinished IP datagrams", "time goes backwards", "too many parts of files",
            "too many announced sessions", "contents given up");
    private static final Set<String> ENCRYPTED = Set.of("tls", "dtls", "quic");

    private static final List<Tie> TIES = List.of(Tie.values());

    private static final int CAPTURE = Tables.SESSIONS.index("capture");
    private static final int START = Tables.SESSIONS.index("stime");
    private static final int END = Tables.SESSIONS.index("ltime");

    private final CaseStore store;
    private final CompiledRules rules;
    private final boolean decrypts;
    private final Table sessions;
    private final SessionEnds ends;
    private final BitSet wanted = new BitSet();
    private final BitSet known = new BitSet();
    private final Map<Tie, BitSet> tied = new EnumMap<>(Tie.class);

    /**
     * What has to be read.
     *
     * @param sessions ids, sorted; empty if everything has to be
     * @param reason why, as a sentence
     */
    record Selection(Optional<long[]> sessions, String reason) {
        static Selection all(String reason) {
            return new Selection(Optional.empty(), reason);
        }
    }

    IndexSearch(CaseStore store, CompiledRules rules, Secrets secrets) throws IOException {
        this.store = store;
        this.rules = rules;
        decrypts = !secrets.isEmpty();
        sessions = store.table("sessions").orElseThrow(() -> new IOException("The case has no sessions."));
        ends = new SessionEnds(sessions);
        for (Tie tie : TIES) {
            tied.put(tie, new BitSet());
        }
    }

    Selection find(List<CaptureInfo> captures) throws IOException {
        if (rules.size() > MOST_RULES) {
            return Selection.all("With more than " + MOST_RULES + " rules the index was not asked.");
        }
        for (CaptureInfo capture : captures) {
            if (capture.format().contains("pcapng") && store.notes(capture.id()).stream()
                    .anyMatch(note -> note.secrets())) {
                return Selection.all("Capture " + capture.id() + " brings secrets to decrypt with, so everything was"
                        + " read.");
            }
        }
        IndexQuestions questions = new IndexQuestions(rules);
        store.contents((id, contents) -> session(questions, id, contents));
        int rows = sessions.rows();
        if (known.isEmpty()) {
            return Selection.all("The captures were imported without an index.");
        }
        for (int row = known.nextClearBit(0); row < rows; row = known.nextClearBit(row + 1)) {
            wanted.set(row);
        }
        Set<Integer> whole = atLimits();
        for (int row = 0; row < rows && !whole.isEmpty(); row++) {
            if (whole.contains((int) sessions.longAt(CAPTURE, row))) {
                wanted.set(row);
            }
        }
        addTied();
        addAnnounced(questions);
        return selected(captures, questions);
    }

    /** Sessions that are not what they are without others are read with all those that they can have met. */
    private void addTied() {
        BitSet near = tied.get(Tie.NEAR);
        BitSet everywhere = tied.get(Tie.EVERYWHERE);
        for (int before = -1; before < wanted.cardinality();) {
            before = wanted.cardinality();
            if (wanted.intersects(everywhere)) {
                wanted.or(everywhere);
            }
            Set<Meeting> meetings = wanted.stream().filter(near::get).mapToObj(this::meeting)
                    .collect(Collectors.toSet());
            if (!meetings.isEmpty()) {
                near.stream().filter(row -> meetings.contains(meeting(row))).forEach(wanted::set);
            }
        }
    }

    /**
     * What sessions of other hosts announced, and a rule can concern, is read with all that may have announced it: the
     * index tells what such a session says, not what it is taken for.
     */
    private void addAnnounced(IndexQuestions questions) {
        int[] announced = tied.get(Tie.ANNOUNCED).stream().filter(row -> questions.mayConcern(ends.of(row))).toArray();
        if (announced.length == 0) {
            return;
        }
        Arrays.stream(announced).forEach(wanted::set);
        long first = Arrays.stream(announced).mapToLong(row -> sessions.longAt(START, row)).min().orElseThrow();
        tied.get(Tie.ANNOUNCES).stream().filter(row -> sessions.longAt(END, row) >= first - Announcement.HOLDS)
                .forEach(wanted::set);
        addTied();
    }

    private boolean isEncrypted(int row) {
        return Arrays.stream(ends.of(row).service().split(",")).anyMatch(ENCRYPTED::contains);
    }

    private Meeting meeting(int row) {
        SessionEnds of = ends.of(row);
        int order = of.clientHigh() != of.serverHigh() ? Long.compare(of.clientHigh(), of.serverHigh())
                : Long.compare(of.clientLow(), of.serverLow());
        return order <= 0 ? new Meeting(of.clientHigh(), of.clientLow(), of.serverHigh(), of.serverLow())
                : new Meeting(of.serverHigh(), of.serverLow(), of.clientHigh(), of.clientLow());
    }

    /** Hosts between which sessions share what they know, the lower first. */
    private record Meeting(long lowerHigh, long lowerLow, long higherHigh, long higherLow) {
    }

    /** Captures that came with one in which a limit was reached: of these all sessions are read. */
    private Set<Integer> atLimits() {
        Table irregularities = store.table("irregularities").orElseThrow();
        int what = Tables.IRREGULARITIES.index("what");
        int capture = Tables.IRREGULARITIES.index("capture");
        Set<Integer> all = new HashSet<>();
        for (int row = 0; row < irregularities.rows(); row++) {
            int id = (int) irregularities.longAt(capture, row);
            if (LIMITS.contains(irregularities.textAt(what, row)) && !all.contains(id)) {
                store.importedWith(id).forEach(each -> all.add(each.id()));
            }
        }
        return all;
    }

    private void session(IndexQuestions questions, long id, SessionContents contents) {
        int row = store.sessionRow(id);
        if (row < 0 || row >= sessions.rows()) {
            return;
        }
        known.set(row);
        for (Tie tie : TIES) {
            if (contents.has(tie)) {
                tied.get(tie).set(row);
            }
        }
        if (decrypts && isEncrypted(row) || questions.mayMatch(contents, ends.of(row))) {
            wanted.set(row);
        }
    }

    private Selection selected(List<CaptureInfo> captures, IndexQuestions questions) {
        int id = Tables.SESSIONS.index("id");
        int sent = Tables.SESSIONS.index("spkts");
        int received = Tables.SESSIONS.index("dpkts");
        long packets = wanted.stream()
                .mapToLong(row -> sessions.longAt(sent, row) + sessions.longAt(received, row)).sum();
        long all = captures.stream().mapToLong(CaptureInfo::packets).sum();
        if (packets > FEW_PACKETS && packets > all * MOST_PACKETS || packets > MOST_PLACES) {
            return Selection.all("Rules can match in sessions that have " + 100 * packets / Math.max(1, all)
                    + " % of the packets, so all were read.");
        }
        LongStream ids = wanted.stream().mapToLong(row -> sessions.longAt(id, row));
        List<String> without = questions.withoutText();
        return new Selection(Optional.of(ids.sorted().toArray()), without.isEmpty() ? ""
                : without.size() + " rules have no text to ask for: " + String.join(", ",
                        without.subList(0, Math.min(20, without.size()))));
    }
}
