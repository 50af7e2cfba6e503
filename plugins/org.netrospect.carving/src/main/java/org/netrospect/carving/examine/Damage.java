package org.netrospect.carving.examine;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.netrospect.core.bytes.MalformedInput;

/**
 * The border to libraries that unpack. What they throw, checked or not, means that the file is damaged: failures to
 * read the file come through them as {@link UncheckedIOException}, see {@link Content#stream}.
 */
final class Damage {
    /** Work of a library. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    private Damage() {
    }

    static <T> T guarded(Call<T> call) {
        try {
            return call.run();
        } catch (UncheckedIOException | MalformedInput e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw of(e);
        }
    }

    static MalformedInput of(Exception e) {
        return new MalformedInput(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
