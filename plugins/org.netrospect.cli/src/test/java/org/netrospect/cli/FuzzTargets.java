package org.netrospect.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.pcap.PcapOpener;

/** What Jazzer calls with bytes of its making, guided by the branches that they reach; see {@code bench/jazzer.sh}. */
public final class FuzzTargets {
    private static final int[] LINKS = {1, 0, 9, 12, 50, 51, 101, 104, 105, 107, 108, 113, 117, 119, 127, 163, 192, 195,
        226, 228, 229, 239, 276};
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;

    private FuzzTargets() {
    }

    private static HostileAnalysis analysis() {
        try {
            return new HostileAnalysis(Files.createTempDirectory("netrospect-fuzz"), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes are a file: pcap, pcapng, or one of the compressed formats around them. */
    public static final class Reader {
        private static final HostileAnalysis ANALYSIS = analysis();

        private Reader() {
        }

        /** Called by Jazzer. */
        public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
            Path file = Files.createTempFile("netrospect", ".pcap");
            try {
                Files.write(file, bytes);
                ANALYSIS.run(new PcapOpener().open(file, CaptureListener.NONE));
            } catch (NotACaptureException e) {
                if (e.getMessage().isBlank()) {
                    throw e;
                }
            } finally {
                Files.delete(file);
            }
        }
    }

    /** The first byte says the link type, each packet begins with its length: decoder, fragments, tunnels, view. */
    public static final class Packets {
        private static final HostileAnalysis ANALYSIS = analysis();

        private Packets() {
        }

        /** Called by Jazzer. */
        public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
            if (bytes.length < 4) {
                return;
            }
            List<Packet> packets = new ArrayList<>();
            int link = LINKS[(bytes[0] & 0xff) % LINKS.length];
            for (int at = 1; at + 2 < bytes.length;) {
                int length = (bytes[at] & 7) << 8 | bytes[at + 1] & 0xff;
                byte[] packet = Arrays.copyOfRange(bytes, at + 2, Math.min(bytes.length, at + 2 + length));
                packets.add(new Packet(link, Floods.BEGIN + packets.size(), packet, packet.length));
                at += 2 + length;
            }
            ANALYSIS.run(packets);
            HostileAnalysis.dissect(packets);
        }
    }

    /** The first bytes say the port and the transport, then pieces of both sides follow: reassembly, every analyzer. */
    public static final class Stream {
        private static final HostileAnalysis ANALYSIS = analysis();

        private Stream() {
        }

        /** Called by Jazzer. */
        public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
            if (bytes.length < 5) {
                return;
            }
            int port = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
            boolean stream = (bytes[2] & 1) == 0;
            long[] next = {1, 1};
            List<Packet> packets = new ArrayList<>();
            for (int at = 3; at + 2 < bytes.length;) {
                int length = (bytes[at] & 3) << 8 | bytes[at + 1] & 0xff;
                int side = bytes[at] >> 2 & 1;
                int shift = (bytes[at] & 0x38) == 0x38 ? bytes[at] >> 6 : 0;
                byte[] piece = Arrays.copyOfRange(bytes, at + 2, Math.min(bytes.length, at + 2 + length));
                byte[] transport = stream
                        ? Floods.tcp(side == 0 ? 40_000 : port, side == 0 ? port : 40_000, next[side] + shift,
                                next[1 - side], 16, piece)
                        : Floods.udp(side == 0 ? 40_000 : port, side == 0 ? port : 40_000, piece);
                byte[] packet = Floods.ethernet(0x800, Floods.ip(side == 0 ? CLIENT : SERVER,
                        side == 0 ? SERVER : CLIENT, stream ? IpProtocol.TCP : IpProtocol.UDP, 0, 0x4000, transport));
                packets.add(new Packet(1, Floods.BEGIN + packets.size(), packet, packet.length));
                next[side] += piece.length;
                at += 2 + length;
            }
            ANALYSIS.run(packets);
        }
    }
}
