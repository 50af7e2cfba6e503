package org.netrospect.pcap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Unpacks a compressed capture to a file, once, so that its packets can be fetched by position. */
final class Unpacking {
    private static final int PIECE = 1 << 20;
    /** Left free on the disk for everything else, in bytes. */
    private static final long SPARE = 64L << 20;

    private final Path file;
    private final Compression compression;

    Unpacking(Path file, Compression compression) {
        this.file = file;
        this.compression = compression;
    }

    /** The unpacked file; what another call put there before is taken as it is. */
    Path to(Path target) throws IOException {
        if (Files.isRegularFile(target)) {
            return target;
        }
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "unpacking", ".part");
        try {
            copy(part);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
        return target;
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Damage ends the copy where it ended the reading of the packets: they are all before it. */
    private void copy(Path part) throws IOException {
        byte[] piece = new byte[PIECE];
        try (FileInput input = FileInput.open(file); OutputStream out = Files.newOutputStream(part)) {
            Unpacked unpacked = new Unpacked(new RawStream(input, new byte[0]), compression);
            for (int n = unpacked.fill(piece, 0, PIECE); n > 0; n = unpacked.fill(piece, 0, PIECE)) {
                if (Files.getFileStore(part).getUsableSpace() < SPARE + n) {
                    throw new IOException("There is no room in " + part.getParent() + " to unpack " + file
                            + "; its packets cannot be shown.");
                }
                out.write(piece, 0, n);
            }
        }
    }
}
