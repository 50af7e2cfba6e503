package org.netrospect.core.analysis;

import java.util.Arrays;
import org.netrospect.core.session.Irregularity;
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
        for (int i = part.markedSize(mark - 1, 0); i < part.markedSize(mark, 0); i++) {
            open(output.opened.get(i));
        }
        for (int i = part.markedSize(mark - 1, 1); i < part.markedSize(mark, 1); i++) {
            keep(output.pieces.get(i));
        }
        for (int i = part.markedSize(mark - 1, 3); i < part.markedSize(mark, 3); i++) {
            sink.irregularity(output.irregularities.get(i));
        }
        for (int i = part.markedSize(mark - 1, 2); i < part.markedSize(mark, 2); i++) {
            sink.ended(output.ended.get(i));
        }
    }

    /** Gives everything of one output, in the order in which it stands. */
    void give(ShardOutput output) {
        output.opened.forEach(this::open);
        output.pieces.forEach(this::keep);
        for (Irregularity irregularity : output.irregularities) {
            sink.irregularity(irregularity);
        }
        for (Session session : output.ended) {
            sink.ended(session);
        }
    }

    private void open(Session session) {
        session.id(sink.opened(session));
    }

    private void keep(ShardOutput.Piece piece) {
        Session session = piece.session();
        session.trail(sink.trail(session.trail(), piece.capture(), piece.bytes(), piece.length()));
    }
}
