package org.netrospect.protocols.mail;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileWriter;
import org.netrospect.protocols.text.LineReader;

/** Finds uuencoded files in the lines of a text ({@code begin 644 name}), as POSIX describes them. One thread. */
final class UuencodedFiles {
    private static final int LONGEST = 100;
    private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,200})");

    private final Function<String, FileWriter> files;
    private Optional<FileWriter> open = Optional.empty();

    /** @param files makes a file of a name */
    UuencodedFiles(Function<String, FileWriter> files) {
        this.files = files;
    }

    /** A whole line, its end cut off. */
    void line(byte[] bytes, int from, int count) {
        if (open.isEmpty()) {
            if (count > 10 && bytes[from] == 'b' && bytes[from + 1] == 'e') {
                Matcher begin = BEGIN.matcher(LineReader.text(bytes, from, Math.min(count, 2 * LONGEST)));
                if (begin.matches()) {
                    open = Optional.of(files.apply(begin.group(1).strip()));
                }
            }
            return;
        }
        int length = count == 0 ? 0 : bytes[from] - ' ' & 63;
        if (count > LONGEST || length == 0 || bytes[from] < ' ' || bytes[from] > '`') {
            end();
            return;
        }
        byte[] out = new byte[length + 2];
        for (int i = 0, in = from + 1; i < length; i += 3, in += 4) {
            int bits = value(bytes, in, from + count) << 18 | value(bytes, in + 1, from + count) << 12
                    | value(bytes, in + 2, from + count) << 6 | value(bytes, in + 3, from + count);
            out[i] = (byte) (bits >> 16);
            out[i + 1] = (byte) (bits >> 8);
            out[i + 2] = (byte) bits;
        }
        open.get().data(new ByteWindow(out, 0, length));
    }

    /** Spaces at the end of a line are often lost on the way. */
    private static int value(byte[] bytes, int at, int end) {
        return at < end ? bytes[at] - ' ' & 63 : 0;
    }

    void gap(long length) {
        open.ifPresent(file -> file.gap(Math.max(1, length * 45 / 63)));
    }

    void end() {
        open.ifPresent(FileWriter::end);
        open = Optional.empty();
    }
}
