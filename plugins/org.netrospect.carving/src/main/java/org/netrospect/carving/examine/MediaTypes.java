package org.netrospect.carving.examine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Media types by the first bytes of a file, as Apache Tika knows them. Thread-safe. */
final class MediaTypes {
    /** Bytes that are looked at. */
    static final int HEAD = 1 << 16;

    /** Loaded with the first file: it takes 0.1 s, which a command that examines nothing should not pay. */
    private static final class Loaded {
        static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    }

    private MediaTypes() {
    }

    /** The type without its parameters; {@code application/octet-stream} if nothing is known. */
    static String of(byte[] head) throws IOException {
        try (ByteArrayInputStream in = new ByteArrayInputStream(head)) {
            return Loaded.TYPES.detect(in, new Metadata()).getBaseType().toString();
        }
    }
}
