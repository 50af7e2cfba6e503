package org.netrospect.carving.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.carving.extent.Walk;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.format.Signature;

/** Recognises a file from its beginning, as the carver would find it. Immutable, thread-safe. */
public final class Recognition {
    private static final Walk.Output NOBODY = new Walk.Output() {
        @Override
        public void data(byte[] bytes, int from, int to) {
            // only its structure matters
        }

        @Override
        public void gap(long length) {
            // only its structure matters
        }
    };

    private final List<Format> formats;

    public Recognition(List<Format> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The format whose signature and structure the beginning of a file has. */
    public Optional<Format> of(byte[] head) {
        return formats.stream().filter(format -> format.signatures().stream().anyMatch(s -> stands(s, head))
                && certain(format, head)).findFirst();
    }

    private static boolean stands(Signature signature, byte[] head) {
        byte[] wanted = signature.bytes();
        int from = signature.lead();
        return head.length >= from + wanted.length
                && Arrays.equals(head, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static boolean certain(Format format, byte[] head) {
        Walk walk = new Walk(format.begin().get(), format.largest(), NOBODY);
        walk.feed(head, 0, head.length);
        boolean certain = walk.state() == Walk.State.PROVEN || walk.state() == Walk.State.ENDED;
        walk.close();
        return certain;
    }
}
