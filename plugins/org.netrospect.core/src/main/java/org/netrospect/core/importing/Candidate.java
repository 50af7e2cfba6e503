package org.netrospect.core.importing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.packet.PacketBlock;

/**
 * A capture as its beginning shows it, to be put in order with others.
 *
 * @param first time of its first packet, nanoseconds since 1970 UTC; Long.MAX_VALUE if it has none
 * @param links link types of its interfaces
 */
record Candidate(Path file, long first, Set<Integer> links) {
    private static final int GLANCE = 1 << 16;

    /** In time; those of one moment as their names count: {@code x.pcap9} before {@code x.pcap10}. */
    static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::first)
            .thenComparing(c -> c.file().toString(), Candidate::byNumbers);

    private static int byNumbers(String a, String b) {
        int i = 0;
        int k = 0;
        while (i < a.length() && k < b.length()) {
            int iEnd = digits(a, i);
            int kEnd = digits(b, k);
            int order = iEnd > i && kEnd > k
                    ? new BigInteger(a.substring(i, iEnd)).compareTo(new BigInteger(b.substring(k, kEnd)))
                    : Character.compare(a.charAt(i), b.charAt(k));
            if (order != 0) {
                return order;
            }
            i = Math.max(iEnd, i + 1);
            k = Math.max(kEnd, k + 1);
        }
        return Integer.compare(a.length() - i, b.length() - k);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** For a single file, where no order is needed. */
    static Candidate alone(Path file) {
        return new Candidate(file, Long.MAX_VALUE, Set.of());
    }

    /** One that is in the case. */
    static Candidate of(CaptureInfo capture) {
        return new Candidate(capture.file(), capture.packets() == 0 ? Long.MAX_VALUE : capture.first(),
                links(capture.interfaces()));
    }

    private static Set<Integer> links(List<CaptureInterface> interfaces) {
        return interfaces.stream().map(CaptureInterface::linkType).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reads the beginning of the file. */
    static Candidate look(Path file, CaptureOpener opener) throws IOException {
        PacketBlock block = new PacketBlock(GLANCE);
        try (CaptureReader reader = opener.open(file, CaptureListener.NONE)) {
            boolean packets = reader.read(block);
            return new Candidate(file, packets ? block.time(0) : Long.MAX_VALUE, links(reader.interfaces()));
        }
    }
}
