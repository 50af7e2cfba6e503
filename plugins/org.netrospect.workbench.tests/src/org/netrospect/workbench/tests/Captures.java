package org.netrospect.workbench.tests;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Captures made for a test: one UDP datagram a session. */
final class Captures {
    private static final int HEADER = 24;
    private static final int PACKET = 16 + 14 + 20 + 8 + 64;

    private Captures() {
    }

    /** The repository's folder of small captures. */
    static Path testdata() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("testdata"))) {
            folder = folder.getParent();
        }
        return folder.resolve("testdata");
    }

    static Path of(Path file, int sessions) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2)
                    .putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(1).array());
            for (int i = 0; i < sessions; i++) {
                out.write(packet(i));
            }
        }
        return file;
    }

    private static byte[] packet(int i) {
        ByteBuffer b = ByteBuffer.allocate(PACKET).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(1_700_000_000 + i / 1000).putInt(i % 1000 * 1000).putInt(PACKET - 16).putInt(PACKET - 16);
        b.order(ByteOrder.BIG_ENDIAN);
        b.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2}).putShort((short) 0x0800);
        b.put((byte) 0x45).put((byte) 0).putShort((short) (20 + 8 + 64)).putInt(0).put((byte) 64).put((byte) 17)
                .putShort((short) 0);
        b.putInt(0x0a000000 + i / 1000 + 1).putInt(0x0a800001);
        b.putShort((short) (1024 + i % 1000)).putShort((short) (i % 3 == 0 ? 53 : 9999)).putShort((short) 72)
                .putShort((short) 0);
        return b.array();
    }
}
