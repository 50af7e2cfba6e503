package org.netrospect.protocols.smb;

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

/** The files that are open over one session: what is read of them and written to them. One thread. */
final class SharedFiles {
    private static final EventKind OPEN = EventKind.of("smb", "open");
    private static final EventKind CLOSE = EventKind.of("smb", "close");
    /** Files open at a time: the oldest is taken for closed when there are more. */
    private static final int MOST = 1024;

    private final SessionContext context;
    private final Map<String, Open> open = new LinkedHashMap<>();

    /** A file that is open. */
    private static final class Open {
        private final String path;
        private final long size;
        private final boolean content;
        private final Mark at;
        private Optional<FileWriter> read = Optional.empty();
        private Optional<FileWriter> written = Optional.empty();
        private long bytesRead;
        private long bytesWritten;

        Open(String path, long size, boolean content, Mark at) {
            this.path = path;
            this.size = size;
            this.content = content;
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
     * @param content false for pipes and folders
     */
    void opened(String id, String path, long size, boolean content, Mark at, Details details) {
        if (open.size() >= MOST) {
            close(open.keySet().iterator().next(), false);
        }
        open.put(id, new Open(path, size, content, at));
        context.event(at, OPEN, path, details);
    }

    /** Path of an open file; "" if it was opened before the capture began. */
    String path(String id) {
        Open file = open.get(id);
        return file == null ? "" : file.path;
    }

    private Open file(String id) {
        Open known = open.get(id);
        if (known == null) {
            // opened before the capture began
            if (open.size() >= MOST) {
                close(open.keySet().iterator().next(), false);
            }
            known = new Open("", -1, true, context.mark());
            open.put(id, known);
        }
        return known;
    }

    void read(String id, long offset, ByteWindow bytes) {
        Open file = file(id);
        file.bytesRead += bytes.length();
        if (file.content) {
            if (file.read.isEmpty()) {
                file.read = Optional.of(begin(file, false));
            }
            file.read.get().at(offset, bytes);
        }
    }

    void written(String id, long offset, ByteWindow bytes) {
        Open file = file(id);
        file.bytesWritten += bytes.length();
        if (file.content) {
            if (file.written.isEmpty()) {
                file.written = Optional.of(begin(file, true));
            }
            file.written.get().at(offset, bytes);
        }
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
