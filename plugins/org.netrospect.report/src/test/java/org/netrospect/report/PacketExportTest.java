package org.netrospect.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.packet.RawPacket;

class PacketExportTest {
    private static final CaptureInterface ETHERNET = new CaptureInterface(1, 0, 1_000_000, "eth0", "", "", "");
    private static final CaptureInterface WLAN = new CaptureInterface(127, 0, 1_000_000, "wlan0", "", "", "");

    /** A place in a trail: capture, packet number. */
    private record Place(int capture, long number) {
    }

    /** Sessions by id; session 2 shares packet 3 of capture 1 with session 1. */
    private final Map<Long, List<Place>> trails = Map.of(
            1L, List.of(new Place(1, 1), new Place(1, 3), new Place(2, 1)),
            2L, List.of(new Place(1, 2), new Place(1, 3)),
            3L, List.of(new Place(3, 1)));
    private final Recorder recorder = new Recorder();

    @Test
    void writesPacketsOfManySessionsInOrderEachOnce() throws IOException {
        PacketExport.Result result = export(1, 2);
        assertEquals(List.of("0:1", "0:2", "0:3", "1:1"), recorder.packets);
        assertEquals(new PacketExport.Result(4, 40, 2), result);
        assertTrue(recorder.closed);
    }

    @Test
    void keepsInterfacesOfTheCapturesThatHaveThePackets() throws IOException {
        export(1);
        assertEquals(List.of(ETHERNET, WLAN), recorder.interfaces);
    }

    @Test
    void saysWhereTheFileComesFrom() throws IOException {
        export(1);
        assertEquals("Saved by Netrospect from case June\nc1.pcap SHA-256 hash1\nc2.pcap SHA-256 hash2",
                recorder.comment);
    }

    @Test
    void saysWhereEachPacketComesFromAndWhatTheCaptureSaidAboutIt() throws IOException {
        export(1, 2);
        assertEquals("c1.pcap packet 1, session 1", recorder.comments.get(0));
        assertEquals("c1.pcap packet 2, session 2\nsee here", recorder.comments.get(1));
    }

    @Test
    void refusesAPacketOfAnInterfaceThatTheCaptureDidNotHave() {
        IOException e = assertThrows(IOException.class, () -> export(3));
        assertEquals("Packet 1 of c3.pcap was recorded on an interface that was not there at import; "
                + "the capture has changed.", e.getMessage());
    }

    @Test
    void endsWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String task, long total) {
            }

            @Override
            public void worked(long done) {
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> new PacketExport(store(), recorder).write(new long[] {1},
                new ByteArrayOutputStream(), cancelled));
    }

    private PacketExport.Result export(long... sessions) throws IOException {
        return new PacketExport(store(), recorder).write(sessions, new ByteArrayOutputStream(), Progress.NONE);
    }

    private CaseStore store() {
        return (CaseStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {CaseStore.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "name" -> "June";
                    case "captures" -> List.of(capture(1, ETHERNET), capture(2, WLAN), capture(3));
                    case "layout" -> args[0].toString();
                    case "unpacked" -> Path.of("unpacked");
                    case "notes" -> args[0].equals(1) ? List.of(new CaptureNote(2, "comment", "see here"),
                            new CaptureNote(0, "comment", "of the capture")) : List.of();
                    case "trail" -> trail((long) args[0], (CaseStore.TrailVisitor) args[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private boolean trail(long session, CaseStore.TrailVisitor visitor) {
        trails.get(session).forEach(p -> visitor.packet(p.capture, p.number, p.number * 100, false));
        return true;
    }

    private static CaptureInfo capture(int id, CaptureInterface... interfaces) {
        return new CaptureInfo(id, Path.of("/captures/c" + id + ".pcap"), "hash" + id, 1, 0, "pcap", 1, 0, 0, 0, 0, 1,
                CaptureInfo.State.COMPLETE, List.of(interfaces));
    }

    /** Gives packets of ten bytes and keeps what is written. */
    private static final class Recorder implements CaptureOpener {
        private List<CaptureInterface> interfaces = List.of();
        private String comment = "";
        private final List<String> packets = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private boolean closed;

        @Override
        public boolean recognizes(Path file) {
            return true;
        }

        @Override
        public CaptureReader open(Path file, CaptureListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PacketSource source(Path file, String layout, Path unpacked) {
            return new PacketSource() {
                @Override
                public RawPacket read(long position, long number) {
                    return new RawPacket(number, number, 10, 1, 0, position, new byte[10]);
                }

                @Override
                public void close() {
                }
            };
        }

        @Override
        public PacketWriter writer(OutputStream out, List<CaptureInterface> of, String sectionComment) {
            interfaces = of;
            comment = sectionComment;
            return new PacketWriter() {
                @Override
                public void write(RawPacket packet, int interfaceIndex, String packetComment) {
                    packets.add(interfaceIndex + ":" + packet.number());
                    comments.add(packetComment);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }
}
