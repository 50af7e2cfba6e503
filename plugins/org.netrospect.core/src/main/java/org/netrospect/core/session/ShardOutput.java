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
    /** Sessions that ended. */
    public final List<Session> ended = new ArrayList<>();
    /** In packet order. */
    public final List<Irregularity> irregularities = new ArrayList<>();

    /** Forgets everything. */
    public void clear() {
        opened.clear();
        pieces.clear();
        ended.clear();
        irregularities.clear();
    }
}
