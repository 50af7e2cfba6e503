package org.netrospect.store;

import java.io.Closeable;
import java.io.IOException;
import org.netrospect.store.CaseData.Sizes;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;

/** The files that an import appends to. One thread. */
final class ImportOutputs implements Closeable {
    final StoredSessions sessions;
    final StoredIrregularities irregularities;
    final TrailFile.Writer trails;
    private int rowsFlushed;

    ImportOutputs(CaseData data) throws IOException {
        sessions = new StoredSessions(data.sessions);
        StoredIrregularities second = null;
        TrailFile.Writer third = null;
        try {
            second = new StoredIrregularities(data.irregularities);
            third = data.trails.append();
        } finally {
            if (third == null) {
                sessions.close();
                if (second != null) {
                    second.close();
                }
            }
        }
        irregularities = second;
        trails = third;
        rowsFlushed = rows();
    }

    private int rows() {
        return sessions.rows() + irregularities.rows();
    }

    /** Whether there are rows that were not flushed yet. */
    boolean changed() {
        return rows() != rowsFlushed;
    }

    /** Hands all to the operating system. @return what can be shown */
    Sizes flush() throws IOException {
        trails.out().flush();
        Sizes sizes = new Sizes(sessions.flush(), irregularities.flush(), trails.out().length());
        rowsFlushed = rows();
        return sizes;
    }

    /** Waits until what was flushed is on the disk. */
    void force() throws IOException {
        trails.out().force();
        sessions.force();
        irregularities.force();
    }

    @Override
    public void close() throws IOException {
        try (trails; irregularities) {
            sessions.close();
        }
    }
}
