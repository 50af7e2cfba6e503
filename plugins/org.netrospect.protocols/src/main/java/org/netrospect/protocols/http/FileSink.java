package org.netrospect.protocols.http;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.SessionContext;

/** Makes a file of a body; an empty body is none. */
final class FileSink implements ByteSink {
    private final SessionContext context;
    private final FileOffer offer;
    private Optional<FileWriter> file = Optional.empty();

    FileSink(SessionContext context, FileOffer offer) {
        this.context = context;
        this.offer = offer;
    }

    private FileWriter file() {
        if (file.isEmpty()) {
            file = Optional.of(context.file(offer));
        }
        return file.get();
    }

    @Override
    public void data(ByteWindow bytes) {
        if (bytes.length() > 0) {
            file().data(bytes);
        }
    }

    @Override
    public void gap(long length) {
        file().gap(length);
    }

    @Override
    public void end(boolean whole) {
        file.ifPresent(FileWriter::end);
    }
}
