package org.netrospect.carving.format;

import java.util.List;
import java.util.stream.Stream;

/** All formats that are carved. Where two begin at the same byte, the first of the list counts. */
public final class Formats {
    private Formats() {
    }

    public static List<Format> all() {
        return Stream.of(Documents.ALL, Images.ALL, Archives.ALL, Compressed.ALL, Executables.ALL, Boxes.ALL, Media.ALL,
                Frames.ALL, Databases.ALL, Certificates.ALL, Texts.ALL).flatMap(List::stream).toList();
    }
}
