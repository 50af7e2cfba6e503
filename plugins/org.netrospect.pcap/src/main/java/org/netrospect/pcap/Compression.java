package org.netrospect.pcap;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The compression around a capture, recognised by its first bytes. */
enum Compression {
    NONE(""),
    GZIP("gzip"),
    ZSTD("zstd"),
    BZIP2("bzip2"),
    LZ4("lz4"),
    XZ("xz");

    /** Bytes that {@link #of} looks at. */
    static final int LOOKS_AT = 10;

    /** What xz may use, in KiB: its largest preset needs 65 MiB. */
    private static final int XZ_MEMORY = 256 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** Its usual name; empty for none. */
    String label() {
        return label;
    }

    static Compression of(byte[] head) {
        if (starts(head, 0x1f, 0x8b, 8)) {
            return GZIP;
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return ZSTD;
        }
        if (starts(head, 'B', 'Z', 'h') && head.length >= LOOKS_AT && head[3] >= '1' && head[3] <= '9'
                && head[4] == 0x31 && head[5] == 0x41 && head[6] == 0x59) {
            return BZIP2;
        }
        if (starts(head, 0x04, 0x22, 0x4d, 0x18)) {
            return LZ4;
        }
        return starts(head, 0xfd, '7', 'z', 'X', 'Z', 0) ? XZ : NONE;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the compressed bytes unpack to; members or frames behind the first one too. Memory is bounded. */
    InputStream unpack(InputStream raw) throws IOException {
        return switch (this) {
            case NONE -> raw;
            case GZIP -> new GZIPInputStream(raw, BUFFER);
            case ZSTD -> new ZstdInputStreamNoFinalizer(raw);
            case BZIP2 -> new BZip2CompressorInputStream(raw, true);
            case LZ4 -> new FramedLZ4CompressorInputStream(raw, true);
            case XZ -> new XZInputStream(raw, XZ_MEMORY);
        };
    }
}
