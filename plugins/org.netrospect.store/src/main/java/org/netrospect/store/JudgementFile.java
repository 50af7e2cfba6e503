package org.netrospect.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.cases.Judgements;

/**
 * Judgements as lines of one file that is only ever appended to, under a lock of the file: cases of one workspace may
 * be open in several processes, which a database of its own would not allow. A line without its end, left by a process
 * that died, counts for nothing and is cut off by the next that appends.
 */
final class JudgementFile implements Judgements {
    /** Only one thread of a process can have the file's lock. */
    private static final Object APPENDING = new Object();
    private static final int FIELDS = 8;
    private static final String LIST = "\u001f";
    private static final int LOOK_BACK = 1 << 16;

    private final Path file;

    JudgementFile(Path file) {
        this.file = file;
    }

    @Override
    public List<Judgement> of(Set<String> sha256) throws IOException {
        List<Judgement> found = new ArrayList<>();
        if (!Files.exists(file)) {
            return found;
        }
        Map<String, String> same = new HashMap<>();
        long whole = wholeLines();
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long read = 0;
            for (String line = lines.readLine(); line != null && read < whole; line = lines.readLine()) {
                read += line.getBytes(StandardCharsets.UTF_8).length + 1;
                int tab = line.indexOf('\t');
                if (tab > 0 && sha256.contains(line.substring(0, tab))) {
                    String[] f = line.split("\t", -1);
                    if (f.length == FIELDS) {
                        found.add(new Judgement(f[0], same(same, f[1]), same(same, f[2]), same(same, f[3]), list(f[4]),
                                list(f[5]), same(same, f[6]), Long.parseLong(f[7])));
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            throw new IOException("What is known of scanned files cannot be read from " + file + ": " + e.getMessage()
                    + ". Move it away to begin anew.", e);
        }
        return found;
    }

    private static String same(Map<String, String> known, String written) {
        return known.computeIfAbsent(written, JudgementFile::read);
    }

    @Override
    public void add(List<Judgement> more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Judgement each : more) {
            lines.append(each.sha256()).append('\t').append(write(each.engine())).append('\t')
                    .append(write(each.version())).append('\t').append(each.verdict()).append('\t')
                    .append(write(String.join(LIST, each.signatures()))).append('\t')
                    .append(write(String.join(LIST, each.detail()))).append('\t').append(write(each.caseName()))
                    .append('\t').append(each.time()).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (APPENDING) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                // given back when the channel is closed
                channel.lock();
                long end = wholeLines();
                channel.truncate(end);
                channel.position(end);
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
                try {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(false);
                } catch (IOException e) {
                    channel.truncate(end);
                    throw e;
                }
            }
        }
    }

    /** Bytes up to and with the last line's end. */
    private long wholeLines() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long to = channel.size();
            while (to > 0) {
                long from = Math.max(0, to - LOOK_BACK);
                ByteBuffer piece = ByteBuffer.allocate((int) (to - from));
                while (piece.hasRemaining() && channel.read(piece, from + piece.position()) >= 0) {
                    // a read may give less than was asked for
                }
                for (int i = piece.position() - 1; i >= 0; i--) {
                    if (piece.get(i) == '\n') {
                        return from + i + 1;
                    }
                }
                to = from;
            }
            return 0;
        }
    }

    private static List<String> list(String written) {
        String text = read(written);
        return text.isEmpty() ? List.of() : List.of(text.split(LIST, -1));
    }

    private static String write(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String read(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && i + 1 < written.length()) {
                char next = written.charAt(++i);
                text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
