package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.cli.CapturedPackets.Packet;
import org.netrospect.replay.engine.ExternalProgram;

/** Rules over several captures of one case. */
class ReplayOverCapturesTest {
    private static final String DATAGRAMS = "alert udp any any -> any any (msg:\"u\"; dsize:>0; ";

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments).done();
    }

    private Path rules(String... lines) throws IOException {
        return Files.write(folder.resolve("a.rules"), List.of(lines));
    }

    private void importPackets(String name, List<List<Packet>> files) throws IOException {
        List<String> words = new ArrayList<>(List.of("import", "--case", name));
        for (List<Packet> packets : files) {
            Path file = folder.resolve(name + words.size() + ".pcap");
            Files.write(file, CapturedPackets.pcap(packets));
            words.add(file.toString());
        }
        run(words.toArray(String[]::new));
    }

    /** Columns of the alerts of a case. */
    private List<String> alerts(String name, String... columns) {
        List<String> lines = run("export", "--case", name, "alerts").lines();
        List<String> names = List.of(lines.getFirst().split("\t"));
        return lines.stream().skip(1).map(line -> line.split("\t")).map(cells -> {
            List<String> chosen = new ArrayList<>();
            for (String column : columns) {
                chosen.add(cells[names.indexOf(column)]);
            }
            return String.join(" ", chosen);
        }).toList();
    }

    private static List<Packet> testdata(String name) throws IOException {
        return CapturedPackets.read(CommandRun.testdata().resolve(name));
    }

    /** Every second packet in one file, the others in the other, as two probes beside each other record. */
    private static List<List<Packet>> sideBySide(List<Packet> packets) {
        List<List<Packet>> files = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < packets.size(); i++) {
            files.get(i % 2).add(packets.get(i));
        }
        return files;
    }

    private static List<Packet> datagrams() throws IOException {
        List<Packet> packets = new ArrayList<>(testdata("sip/call.pcap"));
        packets.sort(Comparator.comparingLong(Packet::time));
        return packets;
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold:type limit, track by_src, count 2, seconds 60;",
        "threshold:type threshold, track by_dst, count 3, seconds 60;",
        "threshold:type both, track by_both, count 2, seconds 1;",
        "threshold:type both, track by_rule, count 5, seconds 60;",
        "detection_filter:track by_src, count 3, seconds 60;"})
    void whatIsCountedOverCapturesIsCountedAsInOne(String counting) throws IOException {
        List<Packet> packets = datagrams();
        Path rules = rules(DATAGRAMS + counting + " sid:1;)");
        importPackets("two", sideBySide(packets));
        importPackets("one", List.of(packets));
        run("replay", "--case", "two", "--rules", rules.toString());
        run("replay", "--case", "one", "--rules", rules.toString());
        List<String> together = alerts("one", "time", "sid");
        assertEquals(together, alerts("two", "time", "sid").stream().sorted().toList());
        assertTrue(!together.isEmpty() && together.size() < packets.size());
        assumeTrue(ExternalProgram.find("suricata").isPresent(), "not run: the program suricata is not installed");
        assumeTrue(!counting.endsWith("seconds 1;"), "not held: the threads of Suricata do not agree on short times");
        run("replay", "--case", "one", "--engine", "suricata", "--rules", rules.toString());
        assertEquals(together.size() * 2, alerts("one", "sid").size());
    }

    @Test
    void suppressionsAndFiltersHoldOverAllCaptures() throws IOException {
        List<Packet> packets = datagrams();
        Path rules = rules(DATAGRAMS + "sid:1;)", DATAGRAMS + "sid:2;)",
                "suppress gen_id 1, sig_id 2", "event_filter gen_id 1, sig_id 1, type limit, track by_rule, count 1, "
                + "seconds 600");
        importPackets("two", sideBySide(packets));
        run("replay", "--case", "two", "--rules", rules.toString());
        assertEquals(List.of("1"), alerts("two", "sid"));
    }

    @Test
    void partsOfSessionsBelongToTheSessionsThatBeganInCapturesLeftOut() throws IOException {
        List<Packet> packets = testdata("http2/cleartext.pcap");
        int half = packets.size() / 2;
        importPackets("ring", List.of(packets.subList(0, half), packets.subList(half, packets.size())));
        Path rules = rules("alert tcp any any -> any any (msg:\"any\"; flags:*AFPR; sid:1;)");
        run("replay", "--case", "ring", "--captures", "2", "--rules", rules.toString());
        List<String> alerts = alerts("ring", "session", "capture");
        List<String> sessions = run("export", "--case", "ring", "sessions").lines().stream().skip(1)
                .map(line -> line.split("\t")[0]).toList();
        assertTrue(!alerts.isEmpty());
        alerts.forEach(each -> assertTrue(sessions.contains(each.split(" ")[0]) && each.endsWith(" 2"), each));
    }

    @Test
    void aCaptureThatIsNotThereIsAWrongUse() throws IOException {
        importPackets("one", List.of(datagrams()));
        assertEquals(2, CommandRun.of(folder.resolve("workspace"), "replay", "--case", "one", "--captures", "1,7",
                "--rules", rules(DATAGRAMS + "sid:1;)").toString()).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "8"})
    void whatSessionsOfOtherHostsAnnouncedIsWhatItIsForRulesToo(String threads) throws IOException {
        run("import", "--case", "calls", CommandRun.testdata().resolve("sip/media-elsewhere.pcap").toString());
        run("import", "--case", "chat", "--index",
                CommandRun.testdata().resolve("irc/dcc-between-clients.pcap").toString());
        run("import", "--case", "move", CommandRun.testdata().resolve("ftp/server-to-server.pcap").toString());
        Path rules = rules("alert ip any any -> any any (msg:\"media\"; app-layer-protocol:rtp; sid:1;)",
                "alert tcp any any -> any any (msg:\"plan\"; file.data; content:\"PDF\"; sid:2;)",
                "alert ftp-data any any -> any any (msg:\"moved\"; file.name; content:\".\"; sid:3;)",
                "alert tcp any any -> any any (msg:\"syn\"; flags:S; sid:4;)");
        for (String name : List.of("calls", "chat", "move")) {
            run("--threads", threads, "replay", "--case", name, "--rules", rules.toString());
        }
        assertEquals(List.of("1", "1", "1", "1"), sids("calls"));
        assertEquals(List.of("2", "4", "4", "4", "4"), sids("chat"));
        assertEquals(List.of("3", "4", "4", "4"), sids("move"));
    }

    @ParameterizedTest
    @CsvSource({"sip/media-elsewhere.pcap, alert ip any any -> any any (app-layer-protocol:rtp; sid:1;)",
        "irc/dcc-between-clients.pcap, alert tcp any any -> any any (file.data; content:\"PDF-\"; sid:2;)",
        "ftp/server-to-server.pcap, alert ftp-data any any -> any any (file.name; content:\"dot.gif\"; sid:3;)"})
    void theIndexKnowsWhatSessionsOfOtherHostsAnnounced(String capture, String rule) throws IOException {
        run("import", "--case", "far", "--index", CommandRun.testdata().resolve(capture).toString());
        Path rules = rules(rule.replace("(", "(msg:\"far\"; "));
        run("replay", "--case", "far", "--rules", rules.toString());
        run("replay", "--case", "far", "--no-index", "--rules", rules.toString());
        assertTrue(!ofRun("1").isEmpty());
        assertEquals(ofRun("2"), ofRun("1"));
    }

    private List<String> ofRun(String run) {
        return alerts("far", "run", "time", "session", "sid").stream().filter(each -> each.startsWith(run + " "))
                .map(each -> each.substring(run.length())).toList();
    }

    private List<String> sids(String name) {
        return alerts(name, "sid").stream().sorted().toList();
    }
}
