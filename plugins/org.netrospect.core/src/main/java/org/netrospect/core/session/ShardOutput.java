package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.List;


/**
 * What one shard has to say after one block of packets: filled by the shard's thread, then emptied by the sink's. The
 * pipeline merges the outputs of all shards by packet number, so within one output everything stands in packet order.
 */
public final class ShardOutput {
    /**
     * A full piece of a session's trail.
     *
     * @param bytes of which {@code length} are valid
     */
    public record Piece(Session session, int capture, byte[] bytes, int length) {
    }

    /** Sessions that began, in the order of their first packets. */
    public final List<Session> opened = new ArrayList<>();
    /** Pieces of trails, in the order in which each session filled them; a session's last comes before it ends. */
    public final List<Piece> pieces = new ArrayList<>();
    public final List<Announcement> announcements = new ArrayList<>();
    public final List<Unexplained> unexplained = new ArrayList<>();
    /** Sessions that ended. */
    public final List<Session> ended = new ArrayList<>();
    public final List<Event> events = new ArrayList<>();
    public final List<RecoveredFile> files = new ArrayList<>();
    /** In packet order. */
    public final List<Irregularity> irregularities = new ArrayList<>();

    /** How many lists there are. */
    public static final int LISTS = 8;
    private final List<List<?>> lists = List.of(opened, pieces, announcements, unexplained, events, files,
            irregularities, ended);

    /** All of them, in the order in which what came of one datagram is told. */
    public List<List<?>> lists() {
        return lists;
    }

    /** Entries of all lists. */
    public int size() {
        return opened.size() + pieces.size() + announcements.size() + unexplained.size() + ended.size() + events.size()
                + files.size() + irregularities.size();
    }

    /** Forgets everything. */
    public void clear() {
        opened.clear();
        pieces.clear();
        announcements.clear();
        unexplained.clear();
        ended.clear();
        events.clear();
        files.clear();
        irregularities.clear();
    }
}
