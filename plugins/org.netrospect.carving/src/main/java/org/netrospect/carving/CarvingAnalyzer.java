package org.netrospect.carving;

import java.util.Optional;
import org.netrospect.carving.extent.Walk;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.payload.UnknownPayload;
import org.netrospect.carving.scan.CarvedFile;
import org.netrospect.carving.scan.Carver;
import org.netrospect.carving.scan.SignatureMatcher;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/**
 * Carves files from both streams of a session; of datagrams, the contents one behind the other are a stream. Says what
 * the session looks like.
 */
final class CarvingAnalyzer implements Analyzer {
    /** Files carved from one session. */
    private static final int MOST_FILES = 10_000;

    private final SessionContext context;
    private final UnknownPayload payload;
    private final Carver client;
    private final Carver server;
    private int files;

    CarvingAnalyzer(SignatureMatcher matcher, SessionContext context) {
        this.context = context;
        payload = new UnknownPayload(context);
        client = new Carver(matcher, new Stream(true));
        server = new Carver(matcher, new Stream(false));
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        payload.data(fromClient, bytes);
        carver(fromClient).data(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.length());
    }

    @Override
    public void gap(boolean fromClient, long length) {
        carver(fromClient).gap(length);
    }

    @Override
    public void end(boolean fromClient) {
        carver(fromClient).end();
        payload.end();
    }

    private Carver carver(boolean fromClient) {
        return fromClient ? client : server;
    }

    /** Takes the files of one direction. */
    private final class Stream implements Carver.Files {
        private final boolean fromClient;

        Stream(boolean fromClient) {
            this.fromClient = fromClient;
        }

        @Override
        public CarvedFile begin(Format format, long offset) {
            return new Reception(format, offset, fromClient);
        }

        @Override
        public void tooMany() {
            context.irregularity("too many beginnings of files", "More than " + Carver.MOST_CANDIDATES
                    + " places at a time look like the beginning of a file; files that begin there may be missed.");
        }
    }

    /** A file; it is announced when the first of its bytes is to be kept. */
    private final class Reception implements CarvedFile {
        private final Format format;
        private final boolean fromClient;
        private final Details facts = new Details();
        private final ByteWindow window = new ByteWindow();
        private Optional<FileWriter> writer = Optional.empty();

        Reception(Format format, long offset, boolean fromClient) {
            this.format = format;
            this.fromClient = fromClient;
            facts.put("format", format.name());
            facts.put("stream_offset", offset);
        }

        private FileWriter writer() {
            if (writer.isEmpty()) {
                writer = Optional.of(context.file(new FileOffer("", fromClient, "", "", -1, true, facts)));
            }
            return writer.get();
        }

        @Override
        public void data(byte[] bytes, int from, int to) {
            if (files < MOST_FILES) {
                writer().data(window.wrap(bytes, from, to - from));
            }
        }

        @Override
        public void gap(long length) {
            if (files < MOST_FILES) {
                writer().gap(length);
            }
        }

        @Override
        public void end(Walk walk) {
            if (++files > MOST_FILES) {
                context.irregularity("too many carved files", "More than " + MOST_FILES
                        + " files were found by their signatures in this session; later ones are left out.");
                drop();
                return;
            }
            if (walk.state() == Walk.State.CUT) {
                facts.put("cut", true);
                if (walk.leastLength() > walk.position()) {
                    writer().size(walk.leastLength());
                }
            }
            writer().end();
        }

        @Override
        public void drop() {
            writer.ifPresent(FileWriter::drop);
        }
    }
}
