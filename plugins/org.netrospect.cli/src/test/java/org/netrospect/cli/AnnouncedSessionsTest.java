package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.cli.CapturedPackets.Packet;

/** Sessions that those of other hosts announced, imported into a case. */
class AnnouncedSessionsTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    private List<String> services(String name) {
        CommandRun run = run("export", "--case", name, "sessions", "--format", "jsonl");
        return run.lines().stream().map(line -> line.replaceAll(".*\"service\":\"([^\"]*)\".*", "$1")
                .replaceAll("\\{.*", "-")).toList();
    }

    private static Path capture(String name) {
        return CommandRun.testdata().resolve(name);
    }

    private void write(String name, List<Packet> packets) throws IOException {
        Files.createDirectories(folder.resolve("ring"));
        Files.write(folder.resolve("ring").resolve(name), CapturedPackets.pcap(packets));
    }

    @Test
    void areExplainedInTheCase() throws IOException {
        run("import", "--case", "calls", capture("sip/media-elsewhere.pcap").toString());
        assertEquals(List.of("sip", "sip", "rtp", "rtcp", "rtp"), services("calls"));
        String events = run("export", "--case", "calls", "events", "--filter", "event.protocol = \"rtp\"").out();
        assertTrue(events.contains("\"call_id\":\"direct-1@example\""), events);
        assertTrue(events.contains("opus from the server"), events);
    }

    @Test
    void areExplainedWhenTheRecordingIsCompressedOrInManyFiles() throws IOException {
        List<Packet> packets = CapturedPackets.read(capture("irc/dcc-between-clients.pcap"));
        for (int i = 0; i < packets.size(); i += 7) {
            write("part" + (100 + i) + ".pcap", packets.subList(i, Math.min(packets.size(), i + 7)));
        }
        Path packed = folder.resolve("packed.pcap.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(capture("irc/dcc-between-clients.pcap"), out);
        }
        run("import", "--case", "ring", folder.resolve("ring").toString());
        run("import", "--case", "packed", packed.toString());
        List<String> expected = List.of("irc", "irc", "irc-dcc", "irc-dcc");
        assertEquals(expected, services("ring"));
        assertEquals(expected, services("packed"));
        assertTrue(run("export", "--case", "ring", "files").out().contains("the plan.pdf"));
    }

    @Test
    void areNotHiddenWhenTheySpeakSomethingElse() throws IOException {
        List<Packet> packets = new ArrayList<>(CapturedPackets.read(capture("irc/dcc-between-clients.pcap")));
        packets.replaceAll(each -> each.with(
                replaced(each.bytes(), "%PDF-1.4\n1 0 obj\n<<", "HTTP/1.1 200 OK\r\nA: b")));
        packets.replaceAll(each -> each.with(replaced(each.bytes(), "did it arrive?\n", "GET / HTTP/1.0\n")));
        write("whole.pcap", packets);
        run("import", "--case", "web", folder.resolve("ring").toString());
        assertEquals(List.of("irc", "irc", "http", "http"), services("web"));
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
