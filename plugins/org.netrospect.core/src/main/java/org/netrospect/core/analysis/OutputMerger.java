package org.netrospect.core.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.ShardOutput;

/**
 * Gives the outputs of the workers to the sink in the order of the datagrams that caused them: the sequence that a
 * single thread would have produced, whatever the number of threads and the size of blocks. Used by the sink's thread
 * alone.
 */
final class OutputMerger {
    private final AnalysisSink sink;
    private final int[] next;

    OutputMerger(AnalysisSink sink, int workers) {
        this.sink = sink;
        next = new int[workers];
    }

    void merge(BlockWork work) {
        work.irregularities.forEach(sink::irregularity);
        Arrays.fill(next, 0);
        while (true) {
            int first = -1;
            int earliest = Integer.MAX_VALUE;
            for (int w = 0; w < next.length; w++) {
                BlockWork.Part part = work.part(w);
                if (next[w] < part.marks() && part.markedDatagram(next[w]) < earliest) {
                    earliest = part.markedDatagram(next[w]);
                    first = w;
                }
            }
            if (first < 0) {
                return;
            }
            give(work.part(first), next[first]++);
        }
    }

    private void give(BlockWork.Part part, int mark) {
        ShardOutput output = part.output;
        part(part, mark, 0, output.opened, this::open);
        part(part, mark, 1, output.pieces, this::keep);
        part(part, mark, 2, output.events, sink::event);
        part(part, mark, 3, output.files, sink::file);
        part(part, mark, 4, output.irregularities, sink::irregularity);
        part(part, mark, 5, output.ended, sink::ended);
    }

    private static <T> void part(BlockWork.Part part, int mark, int number, List<T> list, Consumer<T> to) {
        int end = part.markedSize(mark, number);
        for (int i = part.markedSize(mark - 1, number); i < end; i++) {
            to.accept(list.get(i));
        }
    }

    /** Gives everything of one output, in the order in which it stands. */
    void give(ShardOutput output) {
        output.opened.forEach(this::open);
        output.pieces.forEach(this::keep);
        output.events.forEach(sink::event);
        output.files.forEach(sink::file);
        output.irregularities.forEach(sink::irregularity);
        output.ended.forEach(sink::ended);
    }

    private void open(Session session) {
        session.id(sink.opened(session));
    }

    private void keep(ShardOutput.Piece piece) {
        Session session = piece.session();
        session.trail(sink.trail(session.trail(), piece.capture(), piece.bytes(), piece.length()));
    }
}
