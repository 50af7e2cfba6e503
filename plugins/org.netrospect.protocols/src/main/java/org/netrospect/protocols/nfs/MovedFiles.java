package org.netrospect.protocols.nfs;

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

/** The files that are read and written over one session; most versions know no close. One thread. */
final class MovedFiles {
    /** Files at a time: the oldest is taken for done when there are more. */
    private static final int MOST = 256;

    private final SessionContext context;
    private final Map<String, Moved> files = new LinkedHashMap<>();

    private static final class Moved {
        private final boolean fromClient;
        private final String path;
        private final Mark at;
        private final FileWriter content;
        private final Details details;
        private long bytes;

        Moved(boolean fromClient, String path, Mark at, FileWriter content, Details details) {
            this.fromClient = fromClient;
            this.path = path;
            this.at = at;
            this.content = content;
            this.details = details;
        }
    }

    MovedFiles(SessionContext context) {
        this.context = context;
    }

    /**
     * Bytes of a file.
     *
     * @param size it has, -1 if that is not said
     * @param whose who moves them, for the first of them
     */
    void move(boolean fromClient, String handle, String path, long offset, ByteWindow data, long size, Details whose) {
        String key = fromClient + handle;
        Moved file = files.get(key);
        if (file == null) {
            if (files.size() >= MOST) {
                done(files.keySet().iterator().next());
            }
            FileWriter content = context.file(FileOffer.of("nfs", fromClient, path.substring(path.lastIndexOf('/') + 1),
                    "").size(size));
            file = new Moved(fromClient, path, context.mark(), content, whose);
            files.put(key, file);
        }
        if (offset >= 0 && data.length() > 0) {
            file.content.at(offset, data);
            file.bytes += data.length();
        }
        // all of it, read in order: what comes then is read again
        if (!fromClient && size >= 0 && offset + data.length() >= size && file.bytes >= size) {
            done(key);
        }
    }

    /** A file was closed. */
    void close(String handle) {
        done(true + handle);
        done(false + handle);
    }

    private void done(String key) {
        Optional.ofNullable(files.remove(key)).ifPresent(file -> {
            file.content.end();
            context.event(file.at, EventKind.of("nfs", file.fromClient ? "write" : "read"), file.path,
                    file.details.put("bytes", file.bytes));
        });
    }

    void end() {
        while (!files.isEmpty()) {
            done(files.keySet().iterator().next());
        }
    }
}
