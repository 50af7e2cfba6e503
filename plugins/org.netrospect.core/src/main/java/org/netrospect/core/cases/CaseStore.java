package org.netrospect.core.cases;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.contents.SessionContents;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.TableSource;

/**
 * The captures of one investigation and all that was derived from them. Thread-safe; calls may touch the disk, so never
 * on the user-interface thread. Failures of the database are {@link StoreException}.
 */
public interface CaseStore extends TableSource, Closeable {
    String name();

    Path folder();

    /**
     * Whether it can be changed. A case on a medium without write rights can be read; what would change it is refused
     * with an {@link java.io.UncheckedIOException}.
     */
    boolean writable();

    List<CaptureInfo> captures();

    /** Captures that came in one import with this one, itself too: their sessions may go on from one to the next. */
    List<CaptureInfo> importedWith(int capture);

    /** A capture with this hash of which all was read that can be read. */
    Optional<CaptureInfo> captureBySha256(String sha256);

    /** Sentences about what was taken back or mended when the case was opened; empty after an ordinary end. */
    List<String> openingNotes();

    /** Notes of a capture, in order. */
    List<CaptureNote> notes(int capture);

    /** What {@link CaptureImport#complete} was given. */
    String layout(int capture);

    /** Begins an import; one at a time in a case, an IllegalStateException otherwise. */
    CaptureImport beginImport();

    /** Begins a run; not while an import or another run is under way, an IllegalStateException then. */
    RunResults beginRun();

    /**
     * Visits the packets of a session in order.
     *
     * @param visitor told capture id, packet number, position, and whether from the server
     * @return false if there is no such session
     */
    boolean trail(long session, TrailVisitor visitor) throws IOException;

    /** Receives the places of packets. */
    @FunctionalInterface
    interface TrailVisitor {
        void packet(int capture, long number, long position, boolean fromServer);
    }

    /**
     * Visits what sessions contain, as far as their imports found it out in the way of this version; in no order, also
     * of sessions that have left the case.
     */
    void contents(ContentsVisitor visitor) throws IOException;

    /** Receives what a session contains. */
    @FunctionalInterface
    interface ContentsVisitor {
        /** @param contents shows another session in the next call */
        void session(long session, SessionContents contents);
    }

    /** The content of a recovered file by its id; empty if there is no such file. */
    Optional<FileContent> content(long file);

    /** What virus scanners have said of contents, shared by the cases of the workspace. */
    Judgements judgements();

    /** What the analyst holds the alerts of this case for. */
    Triage triage();

    /** A folder for files while they are being received, see {@link org.netrospect.core.file.FileStaging}. */
    Path staging();

    /**
     * The sessions for the eye: those of the table {@code sessions} and, while an import runs that somebody listens to
     * ({@link #addListener}), behind them some of those that have not ended, without a state, as they stood a moment
     * ago.
     */
    Table sessionsSoFar();

    /** The row, in a current snapshot of the table {@code sessions}, of a session; -1 if it is not there (yet). */
    int sessionRow(long session);

    /** Where a compressed capture may be unpacked to for {@link PacketSource}. */
    Path unpacked(int capture);

    /** Holds files against what was recorded; with {@code hash} reads them whole. */
    List<CaptureCheck> check(boolean hash, Progress progress) throws IOException;

    /**
     * A new place of a capture whose file was moved; refused with a sentence if size or hash differ, or if it was
     * cancelled before that was known.
     */
    void relocate(int capture, Path file, Progress progress) throws IOException;

    /** Bytes the case takes on the disk, captures not counted. */
    long size();

    /**
     * Small texts kept with the case: saved filters, notes. @param kind {@code filter}, {@code history}, {@code view}
     */
    Map<String, String> texts(String kind);

    /** Keeps, or with an empty text removes, a small text. */
    void text(String kind, String name, String text);

    /**
     * Runs one read-only statement over the tables; the caller reads the rows as they come.
     *
     * @throws IllegalArgumentException the statement is wrong or does more than read: the message says what
     */
    void sql(String statement, SqlRows rows);

    /** Receives the result of {@link #sql}. Null stands for SQL's NULL in {@code values}. */
    interface SqlRows {
        void columns(List<String> names);

        /** @return false to stop */
        boolean row(List<Optional<String>> values);
    }

    /** Told, on any thread, that tables have changed. */
    void addListener(CaseListener listener);

    void removeListener(CaseListener listener);

    /** See {@link #addListener}. */
    @FunctionalInterface
    interface CaseListener {
        void changed();
    }
}
