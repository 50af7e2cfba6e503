package org.netrospect.core.importing;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.netrospect.core.analysis.Pipeline;

/**
 * The recordings that go on while captures are read in the order of their first packets: each capture is the next file
 * of one of them, or the first of another. Recordings that were made at the same time stay apart.
 */
final class OpenRecordings implements Closeable {
    /**
     * Links recorded side by side whose state is kept at once; the one that was quiet longest ends when there are more.
     */
    private static final int MOST = 4;

    private final ImportOptions options;
    private final Ended ended;
    private final List<Recording> open = new ArrayList<>();

    /** Told that a recording has come to its end, and what that took. */
    @FunctionalInterface
    interface Ended {
        void ended(Recording recording, long nanoseconds);
    }

    OpenRecordings(ImportOptions options, Ended ended) {
        this.options = options;
        this.ended = ended;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Ends those that a capture cannot belong to. */
    void advance(Candidate next) throws IOException {
        for (Recording recording : List.copyOf(open)) {
            if (recording.overBefore(next.first())) {
                end(recording);
            }
        }
    }

    /** The one that a capture goes on with. */
    Optional<Recording> continuedBy(Candidate next) {
        return open.stream().filter(recording -> recording.continuedBy(next))
                .max(Comparator.comparingLong(Recording::last));
    }

    /** Begins one. @param pipeline made when there is room for it */
    Recording begin(Set<Integer> links, Supplier<Pipeline> pipeline) throws IOException {
        if (open.size() == MOST) {
            end(open.stream().min(Comparator.comparingLong(Recording::last)).orElseThrow());
        }
        Recording recording = new Recording(pipeline.get(), links,
                Math.max(options.limits().tcpIdle(), options.limits().otherIdle()));
        open.add(recording);
        return recording;
    }

    /** Ends all. */
    void end() throws IOException {
        for (Recording recording : List.copyOf(open)) {
            end(recording);
        }
    }

    private void end(Recording recording) throws IOException {
        long start = System.nanoTime();
        recording.pipeline().finish();
        recording.close();
        open.remove(recording);
        ended.ended(recording, System.nanoTime() - start);
    }

    /** Stops the threads of those that did not come to their end. */
    @Override
    public void close() {
        open.forEach(Recording::close);
        open.clear();
    }
}
