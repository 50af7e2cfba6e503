package org.netrospect.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.Limits;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.table.Table;

/**
 * Finds sessions of one import that go on in another: the files of a rotation that were not imported together. Their
 * rows stay two, since what was analysed is not analysed again, but both parts say that they belong together. One
 * thread.
 */
final class BorderSessions {
    private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "sctp");
    private static final String WHAT = "session cut by an import";
    /** Files of one rotation overlap by less. */
    private static final long OVERLAP = 500_000_000L;

    private final Table sessions;
    private final long lastBefore;
    private final Limits limits;
    private final Set<Long> captures = new HashSet<>();
    private final int id;
    private final int capture;
    private final int begin;
    private final int end;
    private final int protocol;
    private final int client;
    private final int clientPort;
    private final int server;
    private final int serverPort;
    private final int history;
    private final int packet;

    /** One of the two ends of a session. */
    private record Side(IpAddress address, long port) {
    }

    private record Key(String protocol, Set<Side> sides) {
    }

    /** @param end nanoseconds since 1970 @param ofImport whether it came with the import that ends now */
    private record Border(long end, long begin, boolean ofImport) {
    }

    interface Told {
        /**
         * Takes one, as a row that came with the import.
         *
         * @param capture of the import, since its rows are counted and taken back with it
         * @param packet the session's first, 0 if that is in a capture of an earlier import
         * @param time nanoseconds since 1970 of the session's first packet
         */
        void irregularity(int capture, long packet, long time, long session, String what, String detail)
                throws IOException;
    }

    /**
     * @param sessions the table with the sessions of the import
     * @param lastBefore id of the last session that was there before it
     */
    BorderSessions(Table sessions, long lastBefore, Limits limits) {
        this.sessions = sessions;
        this.lastBefore = lastBefore;
        this.limits = limits;
        id = sessions.schema().index("id");
        capture = sessions.schema().index("capture");
        begin = sessions.schema().index("stime");
        end = sessions.schema().index("ltime");
        protocol = sessions.schema().index("proto");
        client = sessions.schema().index("saddr");
        clientPort = sessions.schema().index("sport");
        server = sessions.schema().index("daddr");
        serverPort = sessions.schema().index("dport");
        history = sessions.schema().index("history");
        packet = sessions.schema().index("packet");
    }

    /**
     * Tells both parts of every session that the border between two imports cuts, at most as many as irregularities of
     * one kind are kept.
     *
     * @param before captures of earlier imports
     * @param now captures of this one
     */
    void tell(List<CaptureInfo> before, List<CaptureInfo> now, Told told) throws IOException {
        before.forEach(each -> captures.add((long) each.id()));
        now.forEach(each -> captures.add((long) each.id()));
        int left = limits.irregularitiesPerKind();
        for (Border border : borders(before, now)) {
            left -= tell(border, left, told);
        }
    }

    private List<Border> borders(List<CaptureInfo> before, List<CaptureInfo> now) {
        List<Border> borders = new ArrayList<>();
        for (CaptureInfo each : now) {
            for (CaptureInfo other : before) {
                if (each.packets() > 0 && other.packets() > 0) {
                    if (near(other.last(), each.first())) {
                        borders.add(new Border(other.last(), each.first(), false));
                    } else if (near(each.last(), other.first())) {
                        borders.add(new Border(each.last(), other.first(), true));
                    }
                }
            }
        }
        return borders.stream().distinct().toList();
    }

    private boolean near(long last, long first) {
        return first >= last - OVERLAP && first - last <= Math.max(limits.tcpIdle(), limits.otherIdle());
    }

    private int tell(Border border, int most, Told told) throws IOException {
        long idle = Math.max(limits.tcpIdle(), limits.otherIdle());
        Map<Key, Integer> open = new HashMap<>();
        for (int row = 0; row < sessions.rows(); row++) {
            long last = sessions.longAt(end, row);
            if (ofImport(row) == border.ofImport && last <= border.end && last >= border.begin - idle
                    && cuttable(row)) {
                open.merge(key(row), row, (a, b) -> sessions.longAt(end, a) > sessions.longAt(end, b) ? a : b);
            }
        }
        int count = 0;
        for (int row = 0; row < sessions.rows() && count < most && !open.isEmpty(); row++) {
            long first = sessions.longAt(begin, row);
            if (ofImport(row) != border.ofImport && first >= border.begin && first <= border.end + idle
                    && cuttable(row) && !opens(row)) {
                Integer earlier = open.get(key(row));
                if (earlier != null && follows(earlier, row)) {
                    open.remove(key(row));
                    tell(earlier, row, told);
                    count++;
                }
            }
        }
        return count;
    }

    private boolean ofImport(int row) {
        return sessions.longAt(id, row) > lastBefore;
    }

    /** Of other protocols more than the two ends makes a session. Captures that are being replaced do not count. */
    private boolean cuttable(int row) {
        return WITH_PORTS.contains(sessions.textAt(protocol, row))
                && captures.contains(sessions.longAt(capture, row));
    }

    /** Whether a session begins with the client's SYN, so that it cannot be the rest of another. */
    private boolean opens(int row) {
        return sessions.textAt(history, row).startsWith("S");
    }

    private boolean follows(int earlier, int later) {
        long pause = sessions.longAt(begin, later) - sessions.longAt(end, earlier);
        return pause >= -OVERLAP
                && pause <= (sessions.textAt(protocol, later).equals("tcp") ? limits.tcpIdle() : limits.otherIdle());
    }

    private Key key(int row) {
        return new Key(sessions.textAt(protocol, row), Set.copyOf(List.of(side(client, clientPort, row),
                side(server, serverPort, row))));
    }

    private Side side(int address, int port, int row) {
        return new Side(sessions.addressAt(address, row).orElseThrow(), sessions.longAt(port, row));
    }

    private void tell(int earlier, int later, Told told) throws IOException {
        String why = ", which was imported at another time. Imported together into a new case they are one session.";
        int place = ofImport(earlier) ? earlier : later;
        say(earlier, place, "It goes on as session " + sessions.longAt(id, later) + " in capture "
                + sessions.longAt(capture, later) + why, told);
        say(later, place, "It goes on from session " + sessions.longAt(id, earlier) + " in capture "
                + sessions.longAt(capture, earlier) + why, told);
    }

    private void say(int row, int place, String detail, Told told) throws IOException {
        told.irregularity((int) sessions.longAt(capture, place), row == place ? sessions.longAt(packet, row) : 0,
                sessions.longAt(begin, row), sessions.longAt(id, row), WHAT, detail);
    }
}
