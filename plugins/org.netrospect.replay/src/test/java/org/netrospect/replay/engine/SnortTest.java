package org.netrospect.replay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.packet.PacketSource;

/** Programs that answer as Snort does, and the outputs of a real Snort 3.12.2.0. */
class SnortTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String READ_ALL = "echo '                 received: 20'\n";
    private static final long FIRST = 1_385_482_078_892_062_000L;

    /** Plain captures are read by the program itself. */
    static final CaptureOpener OPENER = new CaptureOpener() {
        @Override
        public boolean recognizes(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CaptureReader open(Path file, CaptureListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PacketSource source(Path file, String layout, Path unpacked) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PacketWriter writer(OutputStream out, List<CaptureInterface> interfaces, String comment) {
            throw new UnsupportedOperationException();
        }
    };

    @TempDir
    Path folder;
    private Path scratch;
    private CaptureInfo capture;

    @BeforeEach
    void prepare() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
        Path file = Files.write(folder.resolve("a capture.pcap"), new byte[24]);
        capture = new CaptureInfo(7, file, "", 24, 0, "pcap", 20, FIRST, FIRST + 2_000_000_000L, 0, 0, 24,
                CaptureInfo.State.COMPLETE, List.of());
        Files.writeString(folder.resolve("all.rules"), "alert tcp any any -> any any (msg:\"S3 opening; SYN\"; "
                + "sid:3000001; rev:1; classtype:network-scan;)\n");
        for (String name : List.of("json", "csv", "fast", "csv_default")) {
            try (InputStream in = SnortTest.class.getResourceAsStream("snort3.alert_" + name + ".txt")) {
                Files.copy(in, folder.resolve("alert_" + name + ".txt"));
            }
        }
    }

    private Path program(String version, String script) throws IOException {
        Path program = folder.resolve("snort");
        Files.writeString(program, "#!/bin/sh\nif [ \"$1\" = -V ]; then echo; echo '  o\"  )~   Version " + version
                + "'; exit 0; fi\necho \"$@\" > '" + folder.resolve("arguments") + "'\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private EngineOutput run(String version, String script, Snort.Format format, Progress progress, Duration limit)
            throws IOException {
        return new Snort(program(version, script), Optional.empty(), format, Snort.Need.ANY).run(List.of(capture),
                OPENER, folder.resolve("all.rules"), scratch, limit, progress);
    }

    private EngineOutput run(String script) throws IOException {
        return run("3.12.2.0", script, Snort.Format.JSON, Progress.NONE, LIMIT);
    }

    private String copy(String name) {
        return "cp '" + folder.resolve(name) + "' .\n";
    }

    @Test
    void alertsOfSnort3AreReadThoughItsJsonIsNone() throws IOException {
        EngineOutput output = run(READ_ALL + copy("alert_json.txt"));
        assertEquals("3.12.2.0", output.version());
        assertEquals(List.of(), output.problems());
        assertEquals(6, output.alerts().size());
        ExternalAlert second = output.alerts().get(1);
        assertEquals("S3 comma, semicolon; \"quotes\", back\\slash, umlaut Ä, tab or pipe | end", second.message());
        assertEquals(1_385_482_078_892_909_000L, second.time());
        assertEquals("10.180.156.141 49342 10.2.95.39 53", second.source() + " " + second.sourcePort() + " "
                + second.destination() + " " + second.destinationPort());
        assertEquals("7 5 1:3000045:65535 3 Misc activity", second.capture() + " " + second.packet() + " "
                + second.gid() + ":" + second.sid() + ":" + second.rev() + " " + second.priority() + " "
                + second.alertClass());
    }

    @Test
    void allFormsOfOneRunSayTheSame() throws IOException {
        SnortAlerts reader = new SnortAlerts(capture, new RuleMessages(folder.resolve("all.rules")), true);
        List<ExternalAlert> json = reader.json(folder.resolve("alert_json.txt"));
        List<ExternalAlert> csv = reader.csv(folder.resolve("alert_csv.txt"), Snort.THREE);
        assertEquals(json, csv);
        List<ExternalAlert> fast = reader.fast(folder.resolve("alert_fast.txt"));
        assertEquals(json.stream().map(SnortTest::withoutPacket).toList(), fast);
        List<ExternalAlert> defaults = reader.csv(folder.resolve("alert_csv_default.txt"), List.of("timestamp",
                "pkt_num", "proto", "pkt_gen", "pkt_len", "dir", "src_ap", "dst_ap", "rule", "action"));
        assertEquals(json.stream().map(a -> a.sid() + " " + a.rev() + " " + a.time() + a.destination()).toList(),
                defaults.stream().map(a -> a.sid() + " " + a.rev() + " " + a.time() + a.destination()).toList());
        assertEquals("S3 opening; SYN", defaults.getFirst().message());
        assertEquals(0, reader.unread());
    }

    private static ExternalAlert withoutPacket(ExternalAlert a) {
        return new ExternalAlert(a.capture(), 0, a.time(), a.protocol(), a.source(), a.sourcePort(), a.destination(),
                a.destinationPort(), a.gid(), a.sid(), a.rev(), a.priority(), a.alertClass(), a.message());
    }

    @Test
    void rulesAndCaptureAreGivenSoThatEveryRunIsTheSame() throws IOException {
        run(READ_ALL);
        String arguments = Files.readString(folder.resolve("arguments"));
        assertTrue(arguments.contains(" -H "), arguments);
        assertTrue(arguments.contains("log = 64"), arguments);
        assertTrue(arguments.endsWith(" -r capture\n"), arguments);
        assertFalse(arguments.contains(" -A "), arguments);
    }

    @Test
    void status0WithARefusedCaptureIsSaid() {
        IOException e = assertThrows(IOException.class,
                () -> run("echo 'No codec found for data link type 113' >&2\nexit 0\n"));
        assertTrue(e.getMessage().contains("ended with status 0. No codec found for data link type 113"),
                e.getMessage());
    }

    @Test
    void aCaptureReadInPartKeepsItsAlertsAndIsSaid() throws IOException {
        EngineOutput output = run("echo 'received: 12'\necho 'Error receiving message from the DAQ instance (capture):"
                + " truncated dump file' >&2\n" + copy("alert_json.txt"));
        assertEquals(6, output.alerts().size());
        assertTrue(output.problems().getFirst().startsWith("Snort read 12 of the 20 packets of "),
                output.problems().toString());
        assertTrue(output.log().contains("truncated dump file"), output.log());
    }

    @Test
    void rulesItDoesNotTakeEndTheRunWithWhatItSays() {
        IOException e = assertThrows(IOException.class, () -> run("echo 'ERROR: all.rules:1 unknown rule keyword: "
                + "depth.' >&2\necho 'FATAL: see prior 1 errors (0 warnings)' >&2\nexit 1\n"));
        assertTrue(e.getMessage().contains("unknown rule keyword: depth."), e.getMessage());
    }

    @Test
    void oneThatCrashesIsSaidWithItsStatus() {
        IOException e = assertThrows(IOException.class, () -> run("kill -SEGV $$\n"));
        assertTrue(e.getMessage().contains("ended with status 139"), e.getMessage());
    }

    @Test
    void oneThatHangsIsEndedAfterTheLimit() {
        IOException e = assertThrows(IOException.class, () -> run("3.12.2.0", "sleep 60\n", Snort.Format.JSON,
                Progress.NONE, Duration.ofMillis(300)));
        assertTrue(e.getMessage().contains("took longer than"), e.getMessage());
    }

    @Test
    void cancellingEndsIt() {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String task, long total) {
                // what it does is of no interest here
            }

            @Override
            public void worked(long units) {
                // as above
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
                () -> run("3.12.2.0", "sleep 60\n", Snort.Format.JSON, cancelled, LIMIT));
    }

    @Test
    void anotherProgramOfThatNameIsNotTaken() throws IOException {
        Path program = folder.resolve("snort");
        Files.writeString(program, "#!/bin/sh\necho zzz\nexit 3\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Snort snort = new Snort(program, Optional.empty(), Snort.Format.JSON, Snort.Need.ANY);
        IOException e = assertThrows(IOException.class, () -> snort.run(List.of(capture), OPENER,
                folder.resolve("all.rules"), scratch, LIMIT, Progress.NONE));
        assertTrue(e.getMessage().contains("does not answer -V as Snort does; it ended with status 3"),
                e.getMessage());
    }

    @Test
    void snort2IsReadInItsThreeForms() throws IOException {
        Files.write(folder.resolve("alert.u2"), unified2());
        String about = "11/26-16:07:58.892062 ";
        Files.writeString(folder.resolve("alert.csv"), about
                + ",1,3000001,1,TCP,10.180.156.141,49342,10.2.95.39,53,\"S3 opening; SYN\"\n");
        Files.writeString(folder.resolve("alert.fast"), about + " [**] [1:3000001:1] S3 opening; SYN [**] "
                + "[Classification: network-scan] [Priority: 3] {TCP} 10.180.156.141:49342 -> 10.2.95.39:53\n");
        for (Snort.Format format : Snort.Format.values()) {
            scratch = Files.createDirectory(folder.resolve("scratch-" + format));
            String name = switch (format) {
                case CSV -> "alert.csv";
                case FAST -> "alert.fast";
                default -> "alert.u2";
            };
            EngineOutput output = run("2.9.20 GRE (Build 82)", "echo '   Received:   20' >&2\n" + copy(name), format,
                    Progress.NONE, LIMIT);
            assertEquals(List.of(), output.problems());
            ExternalAlert alert = output.alerts().getFirst();
            assertEquals("1:3000001:1 S3 opening; SYN 6 10.180.156.141:49342 10.2.95.39:53", alert.gid() + ":"
                    + alert.sid() + ":" + alert.rev() + " " + alert.message() + " " + alert.protocol() + " "
                    + alert.source() + ":" + alert.sourcePort() + " " + alert.destination() + ":"
                    + alert.destinationPort());
            assertEquals(FIRST, alert.time());
        }
    }

    /** An IPv4 event, a record of another type, and the beginning of a third. */
    private static byte[] unified2() {
        ByteBuffer b = ByteBuffer.allocate(200);
        b.putInt(7).putInt(52).putInt(0).putInt(1).putInt(1_385_482_078).putInt(892_062).putInt(3_000_001).putInt(1)
                .putInt(1).putInt(9).putInt(3).putInt(0x0ab49c8d).putInt(0x0a025f27).putShort((short) 49_342)
                .putShort((short) 53).put((byte) 6).put(new byte[3]);
        b.putInt(2).putInt(5).put("12345".getBytes(StandardCharsets.US_ASCII));
        b.putInt(7).putInt(52).putInt(0);
        byte[] file = new byte[b.position()];
        b.flip().get(file);
        return file;
    }

    @Test
    void linesThatAreNoAlertsAreCountedNotSwallowed() throws IOException {
        SnortAlerts reader = new SnortAlerts(capture, new RuleMessages(folder.resolve("all.rules")), true);
        Path file = folder.resolve("cut");
        Files.writeString(file, "{, \"pkt_num\" : 1, \"sid\" : 3, \"timestamp\" : \"11/26-16:07:58.892062\" }\n"
                + "{ \"timestamp\" : \"11/26-16:07:5");
        assertEquals(List.of(3L), reader.json(file).stream().map(ExternalAlert::sid).toList());
        assertEquals(1, reader.unread());
    }

    @Test
    void anIpv6AddressEndsAtTheLastColon() throws IOException {
        SnortAlerts reader = new SnortAlerts(capture, new RuleMessages(folder.resolve("all.rules")), true);
        Path file = folder.resolve("six");
        Files.writeString(file, "11/26-16:07:58.892062, 1, UDP, 2001:db8::1:53, 2001:db8::2:4096, 1, 5, 1, 3, none, "
                + "\"six\"\n");
        ExternalAlert alert = reader.csv(file, Snort.THREE).getFirst();
        assertEquals("2001:db8::1 53 2001:db8::2 4096 ''", alert.source() + " " + alert.sourcePort() + " "
                + alert.destination() + " " + alert.destinationPort() + " '" + alert.alertClass() + "'");
    }

    @Test
    void aTimeWithoutAYearIsThatOfTheCapture() {
        CaptureInfo newYear = new CaptureInfo(1, Path.of("x"), "", 0, 0, "pcap", 1, 1_577_836_700_000_000_000L,
                1_577_836_900_000_000_000L, 0, 0, 0, CaptureInfo.State.COMPLETE, List.of());
        SnortTimes times = new SnortTimes(newYear, true);
        assertEquals(1_577_836_799_500_000_000L, times.nanoseconds("12/31-23:59:59.500000"));
        assertEquals(1_577_836_800_500_000_000L, times.nanoseconds("01/01-00:00:00.500000 "));
        assertEquals(1_577_836_800_500_000_000L, times.nanoseconds("20/01/01-00:00:00.500000"));
        assertEquals(1_577_836_800_500_000_000L,
                new SnortTimes(newYear, false).nanoseconds("01/01/20-00:00:00.500000"));
        assertEquals(1_577_836_800_500_000_000L + 366L * 86_400_000_000_000L,
                times.nanoseconds("21/01/01-00:00:00.500000"));
        assertEquals(newYear.first(), times.nanoseconds("02/30-00:00:00.000000"));
    }
}
