package org.netrospect.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.store.columns.ColumnTable.Size;
import org.netrospect.store.database.CaseState;

/**
 * A copy of what the database says about a case, written when it has been closed, so that the case can be opened
 * without starting the database. The database stays the truth: the copy is removed before it is started, and it
 * counts only while the database's log files have the sizes and times they had when the copy was written, and while
 * its checksum holds.
 */
record KeptState(Path file, Path database) {
    private static final int FORMAT = 2;

    /** What is kept. @param layouts by capture */
    record Content(CaseState state, Map<Integer, String> layouts) {
    }

    /** Removes it for good: a power failure must not bring it back beside a database that has gone on. */
    void remove() throws IOException {
        boolean there = Files.deleteIfExists(file);
        if (there && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Writes it if the disk has room; it only saves time: without it the next opening asks the database. */
    void keep(Content content) throws IOException {
        try {
            write(content);
        } catch (IOException e) {
            // nothing half-written may stay
            remove();
        }
    }

    void write(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            text(out, databaseMark());
            CaseState state = content.state();
            out.writeInt(state.captures().size());
            for (CaptureInfo capture : state.captures()) {
                capture(out, capture);
                text(out, content.layouts().getOrDefault(capture.id(), ""));
            }
            out.writeInt(state.tables().size());
            for (Map.Entry<String, Size> table : state.tables().entrySet()) {
                text(out, table.getKey());
                out.writeInt(table.getValue().rows());
                out.writeLong(table.getValue().heap());
            }
            out.writeLong(state.trails());
            out.writeLong(state.lastSession());
            out.writeLong(state.imports());
            out.writeInt(state.importOf().size());
            for (Map.Entry<Integer, Long> each : state.importOf().entrySet()) {
                out.writeInt(each.getKey());
                out.writeLong(each.getValue());
            }
            out.writeInt(state.replaced().size());
            for (int capture : state.replaced()) {
                out.writeInt(capture);
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.write(temporary, bytes.toByteArray());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What is kept; empty if there is nothing, or if it is not to be trusted. */
    Optional<Content> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length - Long.BYTES;
        if (length < Long.BYTES) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
                DataInputStream end = new DataInputStream(new ByteArrayInputStream(bytes, length, Long.BYTES))) {
            if (end.readLong() != checksum(bytes, length) || in.readInt() != FORMAT
                    || !text(in).equals(databaseMark())) {
                return Optional.empty();
            }
            List<CaptureInfo> captures = new ArrayList<>();
            Map<Integer, String> layouts = new HashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                captures.add(capture(in));
                layouts.put(captures.get(i).id(), text(in));
            }
            Map<String, Size> tables = new HashMap<>();
            int tableCount = in.readInt();
            for (int i = 0; i < tableCount; i++) {
                tables.put(text(in), new Size(in.readInt(), in.readLong()));
            }
            return Optional.of(new Content(
                    new CaseState(captures, tables, in.readLong(), in.readLong(), in.readLong(), imports(in),
                            replaced(in)), layouts));
        }
    }

    private static Map<Integer, Long> imports(DataInputStream in) throws IOException {
        Map<Integer, Long> imports = new HashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            imports.put(in.readInt(), in.readLong());
        }
        return imports;
    }

    private static Set<Integer> replaced(DataInputStream in) throws IOException {
        Set<Integer> replaced = new HashSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            replaced.add(in.readInt());
        }
        return replaced;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(Arrays.copyOf(bytes, length));
        return crc.getValue();
    }

    /** Changes whenever the database is written: names, sizes and times of its log files. */
    private String databaseMark() throws IOException {
        TreeSet<String> marks = new TreeSet<>();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(database.resolve("log"))) {
            for (Path log : logs) {
                marks.add(log.getFileName() + " " + Files.size(log) + " " + Files.getLastModifiedTime(log));
            }
        }
        return String.join("\n", marks);
    }

    private static void capture(DataOutputStream out, CaptureInfo c) throws IOException {
        out.writeInt(c.id());
        text(out, c.file().toString());
        text(out, c.sha256());
        text(out, c.format());
        text(out, c.state().name());
        for (long number : new long[] {c.bytes(), c.modified(), c.packets(), c.first(), c.last(), c.truncatedPackets(),
            c.irregularities(), c.bytesRead()}) {
            out.writeLong(number);
        }
        out.writeInt(c.interfaces().size());
        for (CaptureInterface each : c.interfaces()) {
            out.writeInt(each.linkType());
            out.writeLong(each.snapLength());
            out.writeLong(each.resolution());
            text(out, each.name());
            text(out, each.description());
            text(out, each.filter());
            text(out, each.system());
        }
    }

    private static CaptureInfo capture(DataInputStream in) throws IOException {
        int id = in.readInt();
        Path file = Path.of(text(in));
        String sha256 = text(in);
        String format = text(in);
        CaptureInfo.State state = CaptureInfo.State.valueOf(text(in));
        long[] numbers = new long[8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readLong();
        }
        List<CaptureInterface> interfaces = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            interfaces.add(new CaptureInterface(in.readInt(), in.readLong(), in.readLong(), text(in), text(in),
                    text(in), text(in)));
        }
        return new CaptureInfo(id, file, sha256, numbers[0], numbers[1], format, numbers[2], numbers[3], numbers[4],
                numbers[5], numbers[6], numbers[7], state, List.copyOf(interfaces));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
