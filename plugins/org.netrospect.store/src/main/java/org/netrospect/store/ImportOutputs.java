package org.netrospect.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;
import org.netrospect.store.CaseData.Sizes;
import org.netrospect.store.columns.AppendFile;
import org.netrospect.store.tables.FoundRows;
import org.netrospect.store.tables.StoredIrregularities;
import org.netrospect.store.tables.StoredSessions;

/** The files that an import appends to. One thread. */
final class ImportOutputs implements Closeable {
    final StoredSessions sessions;
    final StoredIrregularities irregularities;
    final TrailFile.Writer trails;
    final FoundRows found;
    private final ContentFile.Writer contents;
    private final IndexFile.Writer index;
    private long rowsFlushed;

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
        found = new FoundRows(data.tables());
        contents = data.contents.append();
        index = data.index.append();
        rowsFlushed = rows();
    }

    private long rows() {
        return sessions.rows() + irregularities.rows() + found.rows();
    }

    /** Stores a file and those inside it, and closes their contents. */
    void file(RecoveredFile file, long parent) throws IOException {
        try (var content = file.content()) {
            long id = found.nextFile();
            found.add(file, parent, contents.place(file.digests().sha256(), content));
            for (RecoveredFile nested : file.nested()) {
                file(nested, id);
            }
        }
    }

    /** Stores a session that has ended. */
    void session(Session session) throws IOException {
        sessions.add(session);
        index.add(session.id(), session.contents());
    }

    /** Whether there are rows that were not flushed yet. */
    boolean changed() {
        return rows() != rowsFlushed;
    }

    /** Hands all to the operating system. @return what can be shown */
    Sizes flush() throws IOException {
        trails.out().flush();
        long content = contents.flush();
        index.out().flush();
        Sizes sizes = CaseData.sizes(sessions.flush(), irregularities.flush(), found.flush(), content,
                index.out().length(), trails.out().length());
        rowsFlushed = rows();
        return sizes;
    }

    /** Waits until what was flushed is on the disk. */
    void force() throws IOException {
        AppendFile.force(Stream.of(Stream.of(trails.out(), index.out()), contents.files(), sessions.files(),
                irregularities.files(), found.files()).flatMap(files -> files));
    }

    @Override
    public void close() throws IOException {
        try (trails; irregularities; found; contents; index) {
            sessions.close();
        }
    }
}
