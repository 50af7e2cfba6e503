package org.netrospect.protocols.packed;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** How a short message is compressed. */
public enum Packed {
    ZLIB, BROTLI, ZSTD, SNAPPY;

    /** Windows of Zstandard that are decoded, as a power of two: larger ones ask for memory. */
    private static final int ZSTD_WINDOW = 23;

    /**
     * What is inside.
     *
     * @param most bytes that are wanted of it: where there are more, or what is packed was cut, its beginning is given
     * @throws MalformedInput if nothing can be had from it
     */
    public byte[] open(ByteWindow packed, int most) {
        if (this == SNAPPY) {
            return Snappy.open(packed, most);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[Math.min(most, 1 << 13)];
        try (InputStream in = decoder(packed)) {
            int n = 0;
            while (n >= 0 && out.size() < most) {
                out.write(piece, 0, n);
                n = in.read(piece, 0, Math.min(piece.length, most - out.size()));
            }
        } catch (IOException e) {
            if (out.size() == 0) {
                throw new MalformedInput("what is said to be compressed with " + name().toLowerCase(Locale.ROOT)
                        + " is not: " + e.getMessage());
            }
        }
        return out.toByteArray();
    }

    private InputStream decoder(ByteWindow packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed.array(), packed.arrayOffset(), packed.length());
        return switch (this) {
            case ZLIB -> new InflaterInputStream(in);
            case BROTLI -> new BrotliInputStream(in);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW);
            case SNAPPY -> throw new IllegalArgumentException("Snappy has a decoder of its own");
        };
    }
}
