package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.cli.CapturedPackets.Packet;

/**
 * Every capture of testdata, cut by seed into 2 to 50 files, between any two packets: the sessions, events and files of
 * the whole. {@code -Dnetrospect.seed=N} takes other places; {@link RecordingsTest} has files in any order on the disk.
 */
class SplitCapturesTest {
    private static final int ROUNDS = 4;
    private static final long SEED = Long.getLong("netrospect.seed", 0);

    static Stream<Path> captures() throws IOException {
        return CommandRun.captures().stream().map(CommandRun.testdata()::relativize);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void piecesGiveWhatTheWholeGives(Path capture) throws IOException {
        List<Packet> all = CapturedPackets.read(CommandRun.testdata().resolve(capture));
        List<Packet> packets = all.isEmpty() ? all : HostileAnalysis.ofOneLink(all);
        List<String> whole = RecordedAnalysis.ofRecording(List.of(packets), 1).contents();
        Random random = new Random(SEED + capture.toString().hashCode());
        for (int round = 0; round < ROUNDS && packets.size() > 1; round++) {
            List<Integer> cuts = Cuttings.cuts(packets.size(), random);
            List<String> pieces = RecordedAnalysis.ofRecording(Cuttings.files(packets, cuts), 1 + round % 3)
                    .contents();
            assertEquals(String.join("\n", whole), String.join("\n", pieces), () -> "cut behind packets " + cuts);
        }
    }
}
