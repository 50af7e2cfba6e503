package org.netrospect.replay.engine;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.packet.PacketBlock;

/**
 * A capture in a form that other programs read: the file itself, or, if it is compressed, a plain copy with nanoseconds
 * in a scratch folder, removed by {@link #close}.
 */
final class EngineCapture implements Closeable {
    private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    private static final int BLOCK = 1 << 20;

    private final CaptureInfo info;
    private final Path file;
    private final Optional<Path> copy;

    private EngineCapture(CaptureInfo info, Path file, Optional<Path> copy) {
        this.info = info;
        this.file = file;
        this.copy = copy;
    }

    static EngineCapture of(CaptureInfo info, CaptureOpener opener, Path scratch) throws IOException {
        if (info.format().indexOf(',') < 0) {
            return new EngineCapture(info, info.file(), Optional.empty());
        }
        Path copy = scratch.resolve("capture-" + info.id() + ".pcap");
        try (CaptureReader reader = opener.open(info.file(), CaptureListener.NONE)) {
            copy(reader, copy);
        }
        return new EngineCapture(info, copy, Optional.of(copy));
    }

    private static void copy(CaptureReader reader, Path to) throws IOException {
        PacketBlock block = new PacketBlock(BLOCK);
        boolean headed = false;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), BLOCK)) {
            while (reader.read(block)) {
                for (int i = 0; i < block.count(); i++) {
                    if (!headed) {
                        out.write(little(24).putInt(MAGIC_NANOSECONDS).putShort((short) 2).putShort((short) 4).putInt(0)
                                .putInt(0).putInt(262_144).putInt(block.linkType(i)).array());
                        headed = true;
                    }
                    long time = block.time(i);
                    out.write(little(16).putInt((int) Math.floorDiv(time, 1_000_000_000L))
                            .putInt((int) Math.floorMod(time, 1_000_000_000L)).putInt(block.captured(i))
                            .putInt((int) block.wire(i)).array());
                    out.write(block.bytes, block.offset(i), block.captured(i));
                }
            }
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    CaptureInfo info() {
        return info;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
        }
    }
}
