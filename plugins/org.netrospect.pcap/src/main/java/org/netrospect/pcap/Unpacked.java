package org.netrospect.pcap;

import java.io.IOException;
import java.io.InputStream;

/** What a compressed file unpacks to, bit by bit; damage ends it. */
final class Unpacked implements Content {
    /** A decompressor that meets damage may lose what one call had unpacked before it: so calls are small. */
    private static final int PIECE = 32 * 1024;

    private final RawStream raw;
    private final Compression compression;
    private final InputStream stream;
    private String damage = "";
    private boolean ended;

    /** @throws IOException the file cannot be read, or does not begin as this compression does */
    Unpacked(RawStream raw, Compression compression) throws IOException {
        this.raw = raw;
        this.compression = compression;
        stream = compression.unpack(raw);
    }

    @Override
    public void claim(byte[] array) {
        // The hash is taken from the compressed bytes, which never stand in this array.
    }

    @Override
    public int fill(byte[] array, int from, int length) throws IOException {
        int done = 0;
        while (done < length && !ended) {
            if (broken()) {
                if (done == 0) {
                    throw raw.failure().get();
                }
                break;
            }
            int n = -1;
            try {
                n = stream.read(array, from + done, Math.min(PIECE, length - done));
            } catch (IOException | RuntimeException e) {
                // Decompressors meet hostile bytes here, and not all of them say so with an IOException.
                if (broken()) {
                    continue;
                }
                damage = "is damaged or cut inside its " + compression.label() + " compression";
            }
            ended = n < 0;
            done += Math.max(n, 0);
        }
        return done;
    }

    @Override
    public boolean broken() {
        return raw.failure().isPresent();
    }

    @Override
    public String damage() {
        return damage;
    }
}
