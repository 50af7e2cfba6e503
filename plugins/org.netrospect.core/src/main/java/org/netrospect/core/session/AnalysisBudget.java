package org.netrospect.core.session;

import org.netrospect.core.Limits;

/**
 * What the analyzers of a shard may hold together. How much one holds is not known, so it is taken from what it read: a
 * hundred thousand sessions that each leave a message unfinished would otherwise fill any memory. Those that read
 * nothing for longest give up first. Depends on the packets alone. One thread.
 */
final class AnalysisBudget {
    /** An analyzer that has read next to nothing: half of it is HTTP's, measured. */
    private static final int LEAST = 3 << 10;
    /** A file on its way: the states of three digests, its first bytes. */
    static final int FILE = 1 << 10;
    /** Bytes held for a byte read: what is kept of a text is the text, its parts and their objects. */
    private static final int EACH = 4;
    /** An analyzer holds no more than this for long, however much it read; its own limits see to that. */
    private static final int MOST = 64 << 10;

    private final long most;
    private final Share ring = new Share();
    private long used;

    /** What one session takes; in the order in which they read last. */
    static final class Share {
        private Share before = this;
        private Share after = this;
        private SessionAnalysis owner;
        private int size;
    }

    AnalysisBudget(Limits limits, int shards) {
        most = Math.max(MOST, limits.analysisBytes() / shards);
    }

    /** A session is about to read; others may give up what they hold. */
    void reads(SessionAnalysis analysis, int length) {
        Share share = analysis.share;
        share.owner = analysis;
        unlink(share);
        share.before = ring.before;
        share.after = ring;
        ring.before.after = share;
        ring.before = share;
        int size = share.size == 0 ? LEAST : share.size;
        size = (int) Math.min(MOST, size + (long) EACH * length);
        used += size - share.size;
        share.size = size;
        while (used > most && ring.after != share) {
            Share eldest = ring.after;
            eldest.owner.giveUpForOthers();
            release(eldest);
        }
    }

    /** A session holds nothing any more. */
    void release(Share share) {
        unlink(share);
        used -= share.size;
        share.size = 0;
    }

    private static void unlink(Share share) {
        share.before.after = share.after;
        share.after.before = share.before;
        share.before = share;
        share.after = share;
    }
}
