package org.netrospect.carving.examine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorInputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Single compressed files: what is inside is a nested file. */
final class CompressedInspector implements Inspector {
    /** What a format may take to unpack: its dictionary. */
    private static final int MOST_KILOBYTES = 64 << 10;

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        String name = "";
        try (InputStream in = Damage.guarded(() -> open(content))) {
            if (in instanceof GzipCompressorInputStream gzip) {
                String stored = gzip.getMetaData().getFileName();
                name = stored == null ? "" : stored;
                findings.facts().put("stored_name", name);
                long time = gzip.getMetaData().getModificationTime();
                if (time > 0) {
                    findings.facts().time("stored_time", time * 1_000_000L);
                }
            }
        }
        new Unpacking(findings).unpack(name, content.length(), () -> open(content));
    }

    private static CompressorInputStream open(Content content) throws IOException {
        try {
            return new CompressorStreamFactory(true, MOST_KILOBYTES).createCompressorInputStream(
                    new BufferedInputStream(content.stream(0, content.length())));
        } catch (CompressorException e) {
            throw Damage.of(e);
        }
    }
}
