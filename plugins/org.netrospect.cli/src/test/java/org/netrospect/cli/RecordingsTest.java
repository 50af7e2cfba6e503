package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture cut into the files of a rotation gives what the whole gives. */
class RecordingsTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    /** Cuts a little-endian pcap file behind every {@code packets} packets. */
    private List<String> cut(Path capture, int packets) throws IOException {
        byte[] bytes = Files.readAllBytes(capture);
        ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> pieces = new ArrayList<>();
        int from = 24;
        int at = 24;
        int count = 0;
        while (at < bytes.length) {
            at += 16 + records.getInt(at + 8);
            if (++count % packets == 0 || at >= bytes.length) {
                byte[] piece = Arrays.copyOf(bytes, 24 + at - from);
                System.arraycopy(bytes, from, piece, 24, at - from);
                pieces.add(Files.write(folder.resolve(capture.getFileName() + "." + packets + "." + pieces.size()),
                        piece)
                        .toString());
                from = at;
            }
        }
        return pieces;
    }

    /** The sessions without what names the capture: its id, and numbers and places in it. */
    private List<String> sessions(String name) {
        List<String> lines = run("export", "--case", name, "sessions").lines();
        List<String> header = Arrays.asList(lines.get(0).split("\t"));
        List<Integer> compared = header.stream().filter(c -> !List.of("capture", "packet").contains(c))
                .map(header::indexOf).toList();
        return lines.stream().map(line -> line.split("\t"))
                .map(cells -> compared.stream().map(i -> cells[i]).collect(Collectors.joining("\t"))).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http/pipelined.pcap", "smb/smb2-windows10.pcap", "imap/mailbox.pcap",
        "tcp/overlaps-out-of-order.pcap", "tcp/retransmissions.pcap", "tcp/one-sided-with-gap.pcap", "ftp/passive.pcap",
        "tftp/read.pcap", "link/pppoe-in-qinq.pcap", "tunnel/geneve.pcap", "link/mpls.pcap"})
    void filesOfARotationInAnyOrderGiveTheSessionsOfTheWhole(String capture) throws IOException {
        Path whole = CommandRun.testdata().resolve(capture);
        run("import", "--case", "whole", whole.toString());
        Random random = new Random(capture.hashCode());
        for (int packets : new int[] {3, 10, 40}) {
            List<String> pieces = cut(whole, packets);
            Collections.shuffle(pieces, random);
            List<String> arguments = new ArrayList<>(List.of("import", "--case", "cut " + packets));
            arguments.addAll(pieces);
            CommandRun run = run(arguments.toArray(String[]::new));
            assertEquals(0, run.code(), run.err());
            assertEquals(sessions("whole"), sessions("cut " + packets), packets + " packets a file");
        }
    }

    @Test
    void aSessionThatCrossesFilesKeepsAllItsPackets() throws IOException {
        Path whole = CommandRun.testdata().resolve("http/pipelined.pcap");
        List<String> arguments = new ArrayList<>(List.of("import", "--case", "cut"));
        arguments.addAll(cut(whole, 7));
        run(arguments.toArray(String[]::new));
        run("import", "--case", "whole", whole.toString());
        String one = run("stream", "--case", "whole", "--session", "1", "--as", "raw").out();
        assertTrue(one.contains("HTTP/1.1"), one);
        assertEquals(one, run("stream", "--case", "cut", "--session", "1", "--as", "raw").out());
        assertEquals(50, run("export", "--case", "cut", "packets", "--filter", "id = 1").lines().size());
    }

    @Test
    void linksRecordedAtTheSameTimeStayApart() throws IOException {
        Path capture = CommandRun.testdata().resolve("http/pipelined.pcap");
        byte[] copy = Files.readAllBytes(capture);
        // one bit of the last packet's payload makes it another file of the same link and time
        copy[copy.length - 1] ^= 1;
        Path other = Files.write(folder.resolve("other-link.pcap"), copy);
        CommandRun run = run("import", "--case", "two", capture.toString(), other.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(3, run("export", "--case", "two", "sessions").lines().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothPartsOfASessionThatTwoImportsCutSaySo(boolean backwards) throws IOException {
        List<String> pieces = cut(CommandRun.testdata().resolve("smb/smb2-windows10.pcap"), 40);
        int first = backwards ? 1 : 0;
        run("import", "--case", "apart", pieces.get(first));
        run("import", "--case", "apart", pieces.get(1 - first));
        List<String> told = run("export", "--case", "apart", "irregularities", "--filter",
                "what = \"session cut by an import\"").lines();
        assertEquals(3, told.size(), told.toString());
        Matcher earlier = Pattern.compile(".*\t(\\d+)\t[^\t]*\tIt goes on as session (\\d+) in capture (\\d).*")
                .matcher(told.get(backwards ? 2 : 1));
        Matcher later = Pattern.compile(".*\t(\\d+)\t[^\t]*\tIt goes on from session (\\d+) in capture (\\d).*")
                .matcher(told.get(backwards ? 1 : 2));
        assertTrue(earlier.matches() && later.matches(), told.toString());
        assertEquals(earlier.group(1), later.group(2));
        assertEquals(later.group(1), earlier.group(2));
        assertEquals(backwards ? "1" : "2", earlier.group(3));
        assertEquals(backwards ? "2" : "1", later.group(3));
        assertEquals("2", run("sql", "--case", "apart", "SELECT SUM(irregularities) FROM captures WHERE id = 2").lines()
                .get(1));
    }

    @Test
    void sessionsThatBeginAnewAreNotTakenForTheRestOfOthers() throws IOException {
        Path whole = CommandRun.testdata().resolve("http/pipelined.pcap");
        run("import", "--case", "again", whole.toString());
        byte[] bytes = Files.readAllBytes(whole);
        ByteBuffer records = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 24; at < bytes.length; at += 16 + records.getInt(at + 8)) {
            records.putInt(at, records.getInt(at) + 100);
        }
        run("import", "--case", "again", Files.write(folder.resolve("later.pcap"), bytes).toString());
        assertEquals(1, run("export", "--case", "again", "irregularities", "--filter",
                "what = \"session cut by an import\"").lines().size());
    }
}
