package org.netrospect.protocols.smb;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.dcerpc.PipeCalls;

/** The files that are open over one session: what is read of them and written to them. One thread. */
final class SharedFiles {
    private static final EventKind OPEN = EventKind.of("smb", "open");
    private static final EventKind CLOSE = EventKind.of("smb", "close");
    /** Files open at a time: the oldest is taken for closed when there are more. */
    private static final int MOST = 1024;

    private final SessionContext context;
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** What can be opened. */
    enum Kind { FILE, FOLDER, PIPE }

    /** A file that is open. */
    private static final class Open {
        private final String path;
        private final long size;
        private final Kind kind;
        private final Mark at;
        private Optional<FileWriter> read = Optional.empty();
        private Optional<FileWriter> written = Optional.empty();
        private Optional<PipeCalls> calls = Optional.empty();
        private Optional<Listing> listing = Optional.empty();
        private long bytesRead;
        private long bytesWritten;

        Open(String path, long size, Kind kind, Mark at) {
            this.path = path;
            this.size = size;
            this.kind = kind;
            this.at = at;
        }
    }

    SharedFiles(SessionContext context) {
        this.context = context;
    }

    /**
     * A file was opened.
     *
     * @param id handle
     * @param size bytes it has, -1 if unknown
     */
    void opened(String id, String path, long size, Kind kind, Mark at, Details details) {
        makeRoom();
        open.put(id, new Open(path, size, kind, at));
        context.event(at, OPEN, path, details);
    }

    private void makeRoom() {
        if (open.size() >= MOST) {
            context.irregularity("too many open files", "More than " + MOST + " files are open in this session; those "
                    + "opened first are taken for closed.");
            close(open.keySet().iterator().next(), false);
        }
    }

    /** Path of an open file; "" if it was opened before the capture began. */
    String path(String id) {
        Open file = open.get(id);
        return file == null ? "" : file.path;
    }

    boolean isOpen(String id) {
        return open.containsKey(id);
    }

    /** The folder is listed. @param pattern of names */
    void list(String id, Mark at, String pattern, int layout, ByteWindow entries) {
        Open folder = file(id);
        if (folder.listing.isEmpty()) {
            folder.listing = Optional.of(new Listing(at, pattern));
        }
        folder.listing.get().entries(layout, entries, StandardCharsets.UTF_16LE);
    }

    private Open file(String id) {
        Open known = open.get(id);
        if (known == null) {
            // opened before the capture began
            makeRoom();
            known = new Open("", -1, Kind.FILE, context.mark());
            open.put(id, known);
        }
        return known;
    }

    void read(String id, long offset, ByteWindow bytes) {
        Open file = file(id);
        file.bytesRead += bytes.length();
        calls(file, false, bytes);
        if (file.kind == Kind.FILE) {
            if (file.read.isEmpty()) {
                file.read = Optional.of(begin(file, false));
            }
            file.read.get().at(offset, bytes);
        }
    }

    void written(String id, long offset, ByteWindow bytes) {
        Open file = file(id);
        file.bytesWritten += bytes.length();
        calls(file, true, bytes);
        if (file.kind == Kind.FILE) {
            if (file.written.isEmpty()) {
                file.written = Optional.of(begin(file, true));
            }
            file.written.get().at(offset, bytes);
        }
    }

    private void calls(Open file, boolean fromClient, ByteWindow bytes) {
        if (file.kind != Kind.PIPE || bytes.length() == 0) {
            return;
        }
        if (file.calls.isEmpty()) {
            file.calls = Optional.of(new PipeCalls(context, file.path.substring(file.path.lastIndexOf('\\') + 1)));
        }
        file.calls.get().data(fromClient, bytes);
    }

    private FileWriter begin(Open file, boolean fromClient) {
        String name = file.path.substring(file.path.lastIndexOf('\\') + 1);
        return context.file(FileOffer.of("smb", fromClient, name, "").size(fromClient ? -1 : file.size));
    }

    void close(String id, boolean tell) {
        Open file = open.remove(id);
        if (file == null) {
            return;
        }
        file.read.ifPresent(FileWriter::end);
        file.written.ifPresent(FileWriter::end);
        file.calls.ifPresent(PipeCalls::end);
        file.listing.ifPresent(listing -> listing.tell(context, file.path));
        if (tell && file.bytesRead + file.bytesWritten > 0) {
            context.event(file.at, CLOSE, file.path,
                    new Details().put("bytes_read", file.bytesRead).put("bytes_written", file.bytesWritten));
        }
    }

    void closeAll() {
        while (!open.isEmpty()) {
            close(open.keySet().iterator().next(), true);
        }
    }
}
