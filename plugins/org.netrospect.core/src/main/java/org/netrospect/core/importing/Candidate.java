package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.PacketBlock;

/**
 * A capture as its beginning shows it, to be put in order with others.
 *
 * @param first time of its first packet, nanoseconds since 1970 UTC; Long.MAX_VALUE if it has none
 * @param links link types of its interfaces
 */
record Candidate(Path file, long first, Set<Integer> links) {
    private static final int GLANCE = 1 << 16;

    /** For a single file, where no order is needed. */
    static Candidate alone(Path file) {
        return new Candidate(file, Long.MAX_VALUE, Set.of());
    }

    /** Reads the beginning of the file. */
    static Candidate look(Path file, CaptureOpener opener) throws IOException {
        PacketBlock block = new PacketBlock(GLANCE);
        try (CaptureReader reader = opener.open(file, CaptureListener.NONE)) {
            boolean packets = reader.read(block);
            Set<Integer> links = new TreeSet<>();
            reader.interfaces().stream().map(CaptureInterface::linkType).forEach(links::add);
            return new Candidate(file, packets ? block.time(0) : Long.MAX_VALUE, links);
        }
    }
}
