package org.netrospect.carving.format;

import java.util.List;
import java.util.function.Supplier;
import org.netrospect.carving.extent.Step;

/**
 * A file format that is carved. Thread-safe.
 *
 * @param name a short word, usually the extension: {@code png}
 * @param mediaType of such files, as far as their structure tells
 * @param signatures any of which begins a file
 * @param largest a longer file is cut
 * @param begin makes the first step of a new file's structure, which holds the state of that file
 */
public record Format(String name, String mediaType, List<Signature> signatures, long largest, Supplier<Step> begin) {
    /** What most formats may have: more is taken for a wrong length. */
    static final long LARGEST = 4L << 30;
    /** The same for texts. */
    static final long LARGEST_TEXT = 64L << 20;

    public Format {
        signatures = List.copyOf(signatures);
    }

    static Format of(String name, String mediaType, Supplier<Step> begin, String... signatures) {
        return new Format(name, mediaType, List.of(signatures).stream().map(Signature::of).toList(), LARGEST, begin);
    }

    static Format text(String name, String mediaType, Supplier<Step> begin, Signature... signatures) {
        return new Format(name, mediaType, List.of(signatures), LARGEST_TEXT, begin);
    }

    /** Goes on to the end of the stream: for what has no end of its own. */
    static Step open() {
        return Step.peek(LARGEST, 1, piece -> new Step.Broken(piece.at()));
    }

    /** Ends at a place, or behind the zeros with which a file is filled up to whole blocks of 512 bytes. */
    static Step filled(long at) {
        int fill = (int) (-at & 511);
        return Step.peek(at, fill, p -> {
            boolean zeros = p.length() == fill;
            for (int i = 0; i < p.length(); i++) {
                zeros &= p.u8(i) == 0;
            }
            return Step.end(zeros ? p.end() : p.at());
        });
    }
}
