package org.netrospect.core.session;

import org.netrospect.core.Limits;

/**
 * What the analyzers of a shard may hold together. How much one holds is not known, so it is taken from what it read: a
 * hundred thousand sessions that each leave a message unfinished would otherwise fill any memory. Those that read
 * nothing for longest give up first, unless they say that they are {@linkplain Analyzer#resting() resting}. Depends on
 * the packets alone. One thread.
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
    private final Share reading = new Share();
    private final Share resting = new Share();
    private long rested;
    private long used;

    /** What one session takes; in the order in which they read last. */
    static final class Share {
        private Share before = this;
        private Share after = this;
        private SessionAnalysis owner;
        private int size;
        private boolean rests;
    }

    AnalysisBudget(Limits limits, int shards) {
        most = Math.max(MOST, limits.analysisBytes() / shards);
    }

    /** A session is about to read; others may give up what they hold. */
    void reads(SessionAnalysis analysis, int length) {
        Share share = analysis.share;
        share.owner = analysis;
        int before = share.size;
        leave(share);
        append(reading, share);
        share.size = (int) Math.min(MOST, Math.max(before, LEAST) + (long) EACH * length);
        used += share.size - before;
        while (used > most && (reading.after != share || resting.after != resting)) {
            makeRoom(share);
        }
    }

    /** Those that rest may have half: they are many, and have mostly said what they had to say. */
    private void makeRoom(Share reader) {
        Share eldest = reading.after;
        if (eldest == reader || rested > most / 2) {
            giveUp(resting.after);
        } else if (eldest.owner.resting()) {
            used -= eldest.size - LEAST;
            unlink(eldest);
            eldest.size = LEAST;
            eldest.rests = true;
            rested += LEAST;
            append(resting, eldest);
        } else {
            giveUp(eldest);
        }
    }

    private void giveUp(Share share) {
        share.owner.giveUpForOthers();
        release(share);
    }

    /** A session holds nothing any more. */
    void release(Share share) {
        leave(share);
        used -= share.size;
        share.size = 0;
    }

    private void leave(Share share) {
        unlink(share);
        if (share.rests) {
            share.rests = false;
            rested -= LEAST;
        }
    }

    private static void append(Share ring, Share share) {
        share.before = ring.before;
        share.after = ring;
        ring.before.after = share;
        ring.before = share;
    }

    private static void unlink(Share share) {
        share.before.after = share.after;
        share.after.before = share.before;
        share.before = share;
        share.after = share;
    }
}
