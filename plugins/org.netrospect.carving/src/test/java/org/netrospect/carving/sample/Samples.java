package org.netrospect.carving.sample;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small file of every format that is carved; up to a comma or blank the name is the format's. */
public final class Samples {
    private Samples() {
    }

    /** What is found anywhere in a stream. */
    public static Map<String, byte[]> anywhere() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        DocumentSamples.addTo(all);
        PictureSamples.addTo(all);
        ArchiveSamples.addTo(all);
        ProgramSamples.addTo(all);
        MediaSamples.addTo(all);
        return all;
    }

    /** What is found at the beginning of a stream only. */
    public static Map<String, byte[]> atStart() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        DocumentSamples.addOnlyAtStart(all);
        MediaSamples.addOnlyAtStart(all);
        ArchiveSamples.addOnlyAtStart(all);
        return all;
    }

    /** The format of a sample. */
    public static String format(String name) {
        return name.split("[, ]")[0];
    }
}
