package org.netrospect.carving.scan;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.carving.extent.Walk;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.format.Formats;

/** Carves a stream and keeps what was found. */
final class Carved implements Carver.Files {
    static final SignatureMatcher MATCHER = new SignatureMatcher(Formats.all());

    /** One file. */
    record Found(String format, long offset, Walk.State state, byte[] bytes, long gaps) {
        @Override
        public String toString() {
            return format + " at " + offset + ", " + bytes.length + " bytes, " + state;
        }
    }

    private final List<Found> files = new ArrayList<>();
    private int begun;
    private int over;

    /** All files of a stream that comes in pieces of one size. */
    static List<Found> of(byte[] stream, int piece) {
        Carved carved = new Carved();
        Carver carver = new Carver(MATCHER, carved);
        carved.feed(carver, stream, 0, stream.length, piece);
        carver.end();
        return carved.files();
    }

    void feed(Carver carver, byte[] stream, int from, int to, int piece) {
        for (int i = from; i < to; i += piece) {
            carver.data(stream, i, Math.min(to, i + piece));
        }
    }

    List<Found> files() {
        return files;
    }

    /** Files that were begun and neither ended nor dropped. */
    int open() {
        return begun - over;
    }

    @Override
    public CarvedFile begin(Format format, long offset) {
        begun++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long[] gaps = new long[1];
        return new CarvedFile() {
            @Override
            public void data(byte[] piece, int from, int to) {
                bytes.write(piece, from, to - from);
            }

            @Override
            public void gap(long length) {
                gaps[0] += length;
            }

            @Override
            public void end(Walk walk) {
                over++;
                files.add(new Found(format.name(), offset, walk.state(), bytes.toByteArray(), gaps[0]));
            }

            @Override
            public void drop() {
                over++;
            }
        };
    }

    @Override
    public void tooMany() {
        // the tests look at the files
    }
}
