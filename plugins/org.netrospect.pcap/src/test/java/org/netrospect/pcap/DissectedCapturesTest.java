package org.netrospect.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netrospect.core.dissect.Dissection;
import org.netrospect.core.dissect.Dissector;
import org.netrospect.core.dissect.Node;
import org.netrospect.core.packet.RawPacket;

/** What must hold of every packet of the repository's captures that is taken apart, and of what damage makes of it. */
class DissectedCapturesTest {
    private static final int MOST_NODES = 3000;
    private static final int MUTATED = 60;

    static List<Path> captures() {
        return Read.testdata();
    }

    @ParameterizedTest
    @MethodSource("captures")
    void everyByteOfEveryPacketBelongsToANode(Path capture) throws IOException {
        Dissector dissector = new Dissector();
        for (RawPacket packet : Read.of(capture).packets()) {
            Dissection found = dissector.dissect(packet);
            assertFalse(found.summary().isBlank(), () -> capture + " packet " + packet.number());
            check(found, packet, capture + " packet " + packet.number());
            boolean[] covered = new boolean[packet.bytes().length];
            found.layers().stream().skip(1)
                    .forEach(n -> Arrays.fill(covered, n.offset(), n.offset() + n.length(), true));
            for (int i = 0; i < covered.length; i++) {
                int at = i;
                assertTrue(covered[i], () -> capture + " packet " + packet.number() + " byte " + at);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("captures")
    void damagedPacketsGiveWhatThereIs(Path capture) throws IOException {
        Dissector dissector = new Dissector();
        Random random = new Random(capture.getFileName().toString().hashCode());
        for (RawPacket packet : Read.of(capture).packets().stream().limit(MUTATED).toList()) {
            for (int round = 0; round < 20; round++) {
                byte[] bytes = packet.bytes().clone();
                for (int i = 0; i <= round % 5 && bytes.length > 0; i++) {
                    int at = random.nextInt(round % 2 == 0 ? bytes.length : Math.min(bytes.length, 120));
                    bytes[at] = (byte) random.nextInt();
                }
                int length = round % 4 == 3 ? random.nextInt(bytes.length + 1) : bytes.length;
                RawPacket damaged = new RawPacket(packet.number(), packet.time(), packet.wireLength(),
                        packet.linkType(), packet.interfaceId(), packet.position(), Arrays.copyOf(bytes, length));
                String where = capture + " packet " + packet.number() + " round " + round;
                try {
                    check(dissector.dissect(damaged), damaged, where);
                } catch (RuntimeException e) {
                    fail(where, e);
                }
            }
        }
    }

    @Test
    void aDissectorRemembersNothing() throws IOException {
        Dissector dissector = new Dissector();
        List<RawPacket> packets = new ArrayList<>();
        for (Path capture : captures().stream().limit(20).toList()) {
            packets.addAll(Read.of(capture).packets().stream().limit(20).toList());
        }
        for (RawPacket packet : packets) {
            assertEquals(new Dissector().dissect(packet), dissector.dissect(packet));
        }
    }

    private static void check(Dissection found, RawPacket packet, String where) {
        int nodes = check(found.layers(), 0, packet.bytes().length, where);
        assertTrue(nodes <= MOST_NODES, () -> where + " has " + nodes + " nodes");
    }

    private static int check(List<Node> nodes, int from, int to, String where) {
        int count = nodes.size();
        for (Node node : nodes) {
            if (node.length() > 0) {
                assertTrue(node.offset() >= from && node.offset() + node.length() <= to,
                        () -> where + ": " + node.label() + " at " + node.offset() + "+" + node.length());
                count += check(node.children(), node.offset(), node.offset() + node.length(), where);
            }
        }
        return count;
    }
}
