package org.netrospect.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.OpenSession;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.ShardOutput;

/**
 * Gives the outputs of the workers to the sink in the order of the datagrams that caused them: the sequence that a
 * single thread would have produced, whatever the number of threads and the size of blocks. Used by the sink's thread
 * alone.
 */
final class OutputMerger {
    private final AnalysisSink sink;
    private final AnnouncedSessions announced;
    private final int[] next;

    OutputMerger(AnalysisSink sink, AnnouncedSessions announced, int workers) {
        this.sink = sink;
        this.announced = announced;
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
                break;
            }
            give(work.part(first), next[first]++);
        }
        if (work.watched) {
            List<OpenSession> open = new ArrayList<>();
            for (int w = 0; w < next.length; w++) {
                open.addAll(work.part(w).open);
            }
            sink.open(open);
        }
    }

    private void give(BlockWork.Part part, int mark) {
        ShardOutput output = part.output;
        part(part, mark, 0, output.opened, this::open);
        part(part, mark, 1, output.pieces, this::keep);
        part(part, mark, 2, output.announcements, announced::announced);
        part(part, mark, 3, output.unexplained, announced::unexplained);
        part(part, mark, 4, output.events, this::tell);
        part(part, mark, 5, output.files, this::tell);
        part(part, mark, 6, output.irregularities, this::tell);
        part(part, mark, 7, output.ended, this::end);
    }

    private static <T> void part(BlockWork.Part part, int mark, int number, List<T> list, Consumer<T> to) {
        int end = part.markedSize(mark, number);
        for (int i = part.markedSize(mark - 1, number); i < end; i++) {
            to.accept(list.get(i));
        }
    }

    private void open(Session session) {
        session.id(sink.opened(session));
    }

    private void tell(Event event) {
        if (!announced.has(event.session())) {
            sink.event(event);
        }
    }

    private void tell(RecoveredFile file) {
        if (announced.has(file.session())) {
            file.discard();
        } else {
            sink.file(file);
        }
    }

    private void tell(Irregularity irregularity) {
        if (irregularity.session().filter(announced::has).isEmpty()) {
            sink.irregularity(irregularity);
        }
    }

    private void end(Session session) {
        session.over();
        if (!announced.has(session)) {
            sink.ended(session);
        }
    }

    private void keep(ShardOutput.Piece piece) {
        Session session = piece.session();
        session.trail(sink.trail(session.trail(), piece.capture(), piece.bytes(), piece.length()));
    }
}
