package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedReplayTest {
    private static final String[] BUFFERS = {"http.uri", "http.header", "http.request_body", "http.response_body",
        "http.user_agent", "file.data", "dns.query", "tls.sni", "http.host", "smtp.mail_from", "http.cookie"};

    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments).done();
    }

    /** Without the number of the run. */
    private List<String> alerts(int run) {
        return run("export", "--case", "a", "alerts", "--filter", "run = " + run).lines().stream().skip(1)
                .map(line -> line.substring(line.indexOf('\t'))).toList();
    }

    /** Of each run, how many sessions were read; {@code -} if all were. */
    private List<String> sessionsRead() {
        List<String> lines = run("runs", "--case", "a").lines();
        int column = List.of(lines.getFirst().split("\t")).indexOf("sessions_read");
        return lines.stream().skip(1).map(line -> line.split("\t")[column]).toList();
    }

    /** All captures but those that bring secrets, with which everything is read. */
    private List<Path> importAll() throws IOException {
        List<Path> captures = new ArrayList<>(CommandRun.captures());
        for (Path each : List.copyOf(captures)) {
            String bytes = Files.readString(each, StandardCharsets.ISO_8859_1);
            if (bytes.contains("CLIENT_RANDOM ") || bytes.contains("_TRAFFIC_SECRET_0 ")) {
                captures.remove(each);
            }
        }
        // a capture that brings the clock of the others into doubt has all that came with it read
        captures.stream().collect(Collectors.groupingBy(Path::getParent)).values().forEach(together -> {
            List<String> words = new ArrayList<>(List.of("import", "--index", "--case", "a"));
            together.forEach(each -> words.add(each.toString()));
            CommandRun.of(folder.resolve("workspace"), words.toArray(String[]::new));
        });
        return captures;
    }

    /** A text out of a packet, as rules write it. */
    private static String content(Random random, byte[] packet) {
        int length = 5 + random.nextInt(9);
        int at = Math.max(0, 40 + random.nextInt(Math.max(1, packet.length - 40 - length)));
        StringBuilder text = new StringBuilder("content:\"");
        for (int i = at; i < Math.min(packet.length, at + length); i++) {
            int b = packet[i] & 0xff;
            text.append(Character.isLetterOrDigit(b) && b < 0x80 ? "" + (char) b : String.format("|%02x|", b));
        }
        return text.append(at >= packet.length ? "nothing here" : "").append("\"; ").toString();
    }

    private static String rule(Random random, List<byte[]> packets, int sid) {
        String first = content(random, packets.get(random.nextInt(packets.size())));
        String second = content(random, packets.get(random.nextInt(packets.size())));
        String any = " any any -> any any (msg:\"" + sid + "\"; "
                + List.of("", "flow:to_server; ", "flow:to_client; ").get(random.nextInt(3));
        return "alert " + switch (random.nextInt(11)) {
            case 0 -> "tcp" + any + first + "nocase; ";
            case 1 -> "ip" + any + first;
            case 2 -> "udp" + any + first + "threshold:type limit, track by_src, count 1, seconds 60; ";
            case 3 -> "tcp" + any + first + "flowbits:set,seen; flowbits:noalert; ";
            case 4 -> "tcp" + any + "flowbits:isset,seen; " + first;
            case 5 -> "tcp" + any + first + "content:!\"" + sid + "\"; stream_size:client,<,100000; ";
            case 6 -> "icmp any any -> any any (" + (random.nextBoolean() ? "itype:8; " : "itype:<4; ")
                    + (random.nextBoolean() ? "icode:" + random.nextInt(4) + "; " : "");
            case 7 -> "tcp any any -> any " + (1 + random.nextInt(1000)) + " (flags:S; xbits:set,x" + sid % 3
                    + ",track ip_src; ";
            case 8 -> "ip" + any + first + "xbits:isset,x" + sid % 3 + ",track ip_src; ";
            case 9 -> "ip" + any + "dsize:" + (random.nextBoolean() ? ">" : "")
                    + packets.get(random.nextInt(packets.size())).length * 3 / 4 + "; ";
            default -> "ip" + any + BUFFERS[random.nextInt(BUFFERS.length)] + "; "
                    + (random.nextBoolean() ? first : second);
        } + "sid:" + sid + "; rev:1;)";
    }

    @Test
    void alertsAreTheSameWithAndWithoutTheIndex() throws IOException {
        List<Path> captures = importAll();
        List<byte[]> packets = new ArrayList<>();
        for (Path capture : captures) {
            CapturedPackets.read(capture).stream().map(CapturedPackets.Packet::bytes).filter(b -> b.length > 60)
                    .limit(60).forEach(packets::add);
        }
        assertFalse(packets.isEmpty());
        int run = 0;
        long found = 0;
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            List<String> rules = new ArrayList<>();
            for (int i = 1; i <= 12; i++) {
                rules.add(rule(random, packets, i));
            }
            Path file = Files.write(folder.resolve("seed" + seed + ".rules"), rules);
            run("--threads", seed % 2 == 0 ? "1" : "4", "replay", "--case", "a", "--rules", file.toString());
            run("replay", "--case", "a", "--rules", file.toString(), "--no-index");
            List<String> indexed = alerts(++run);
            assertEquals(alerts(++run), indexed, () -> String.join("\n", rules));
            found += indexed.size();
        }
        assertTrue(found > 30, "only " + found);
        assertEquals(8, sessionsRead().stream().filter(read -> !read.equals("-")).count(), "the index was not used");
    }

    @Test
    void typesOfMessagesAndSizesOfPayloadsRuleSessionsOut() throws IOException {
        Path capture = CommandRun.testdata().resolve("neighbour/arp-icmp-ndp.pcap");
        run("import", "--index", "--case", "a", capture.toString());
        List<String> read = new ArrayList<>();
        for (String rule : List.of("itype:12;", "icode:9; itype:3;", "itype:8; dsize:>1400;", "itype:8; dsize:>8;")) {
            Path rules = Files.writeString(folder.resolve("a.rules"), "alert icmp any any -> any any (" + rule
                    + " sid:1;)");
            run("replay", "--case", "a", "--rules", rules.toString());
            read.add(sessionsRead().getLast());
        }
        assertEquals(List.of("0", "0", "0"), read.subList(0, 3));
        assertTrue(Integer.parseInt(read.get(3)) > 0);
        assertFalse(alerts(4).isEmpty());
    }

    @Test
    void alertsAreTheSameWithAnyNumberOfThreads() throws IOException {
        importAll();
        Path rules = Files.writeString(folder.resolve("a.rules"), """
                alert tcp any any -> any any (content:"e"; sid:1;)
                alert ip any any -> any any (pcre:"/[0-9]{3}/"; threshold:type both, track by_src, count 2, seconds 5; \
                    sid:2;)
                alert http any any -> any any (http.uri; content:"/"; flowbits:set,a; sid:3;)
                alert tcp any any -> any any (flowbits:isset,a; content:"HTTP"; sid:4;)
                alert udp any any -> any any (dsize:>10; xbits:set,b,track ip_src; sid:5;)
                alert ip any any -> any any (xbits:isset,b,track ip_dst; sid:6;)
                """);
        for (String threads : List.of("1", "2", "8")) {
            run("--threads", threads, "replay", "--case", "a", "--rules", rules.toString());
        }
        assertTrue(alerts(1).size() > 200, () -> "only " + alerts(1).size());
        assertEquals(alerts(1), alerts(2));
        assertEquals(alerts(1), alerts(3));
    }
}
