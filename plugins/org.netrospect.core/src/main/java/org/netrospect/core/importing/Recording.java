package org.netrospect.core.importing;

import java.io.Closeable;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.analysis.Pipeline;

/**
 * Captures that follow one another in time on one kind of link (a ring, a rotation), and the analysis that goes on from
 * one to the next, so that what crosses a border is whole.
 */
final class Recording implements Closeable {
    /** Files of one rotation overlap by less: the order in which several threads of a recorder write. */
    private static final long OVERLAP = 500_000_000L;

    private final Pipeline pipeline;
    private final Set<Integer> links;
    private final long idle;
    private long last = Long.MIN_VALUE;
    private Optional<PendingResult> pending = Optional.empty();

    /** @param idle nanoseconds after which no session of the recording can be open any more */
    Recording(Pipeline pipeline, Set<Integer> links, long idle) {
        this.pipeline = pipeline;
        this.links = links;
        this.idle = idle;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Time of its latest packet so far. */
    long last() {
        return last;
    }

    void reached(long time) {
        last = Math.max(last, time);
    }

    /** True if the capture can be the next of this recording. */
    boolean continuedBy(Candidate next) {
        return next.first() != Long.MAX_VALUE && links.equals(next.links()) && next.first() >= last - OVERLAP
                && !overBefore(next.first());
    }

    /** True if nothing of it can go on at this time or later. */
    boolean overBefore(long time) {
        return last == Long.MIN_VALUE || time == Long.MAX_VALUE || time - last > idle;
    }

    Optional<PendingResult> pending() {
        return pending;
    }

    void pending(Optional<PendingResult> result) {
        pending = result;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
