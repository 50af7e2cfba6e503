package org.netrospect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.netrospect.cli.CapturedPackets.Packet;

/** Packets cut into files, between any two of them. */
final class Cuttings {
    private static final int MOST_FILES = 50;

    private Cuttings() {
    }

    /** Numbers of the last packets of 2 to 50 files. @param packets how many there are, at least 2 */
    static List<Integer> cuts(int packets, Random random) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(packets));
        for (int i = 1 + random.nextInt(MOST_FILES - 1); i > 0; i--) {
            cuts.add(1 + random.nextInt(packets - 1));
        }
        return List.copyOf(cuts);
    }

    static List<List<Packet>> files(List<Packet> packets, List<Integer> cuts) {
        List<List<Packet>> files = new ArrayList<>();
        int from = 0;
        for (int to : cuts) {
            files.add(packets.subList(from, to));
            from = to;
        }
        return files;
    }
}
