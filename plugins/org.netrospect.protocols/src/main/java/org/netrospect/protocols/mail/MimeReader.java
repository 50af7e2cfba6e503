package org.netrospect.protocols.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileWriter;

/**
 * Takes a message apart while its lines come: multiparts and messages inside each other (RFC 2046, section 5), each
 * part decoded into a file. Nothing is kept but headers. One thread.
 */
final class MimeReader implements ContentLines.Taker {
    /** Multiparts and messages inside each other. */
    static final int DEEPEST = 16;
    /** Parts of one message that become files. */
    static final int MOST_PARTS = 1000;
    private static final int LONGEST_BOUNDARY = 200;

    private enum State {
        HEADER, LEAF, BETWEEN,
        /** In a message that is said to be in base64: its first line shows whether it is. */
        CLAIMED
    }

    /** A multipart, or a message in a message. */
    private static final class Level {
        private final byte[] boundary;
        private final Optional<FileWriter> message;
        private final String prefix;
        private int parts;

        Level(byte[] boundary, Optional<FileWriter> message, String prefix) {
            this.boundary = boundary;
            this.message = message;
            this.prefix = prefix;
        }
    }

    private final MimeListener listener;
    private final List<Level> levels = new ArrayList<>();
    private final ByteWindow window = new ByteWindow();
    private State state = State.HEADER;
    private HeaderFields header = new HeaderFields();
    private Optional<TransferDecoder> leaf = Optional.empty();
    private Optional<UuencodedFiles> uuencoded = Optional.empty();
    private String number = "";
    private int parts;
    private int messages;
    /** The line end before a boundary belongs to it: it is held back until the next line is known. */
    private byte[] held = new byte[0];
    private boolean passHeader;

    MimeReader(MimeListener listener) {
        this.listener = listener;
    }

    @Override
    public void line(byte[] bytes, int from, int count, boolean first, int eol) {
        if (first && count > 2 && bytes[from] == '-' && bytes[from + 1] == '-' && boundary(bytes, from, count - eol)) {
            return;
        }
        if (held.length > 0) {
            byte[] before = held;
            held = new byte[0];
            content(before, 0, before.length);
        }
        if (state == State.CLAIMED) {
            // a line of a header; base64 has no colons
            claimed(new String(bytes, from, count, StandardCharsets.ISO_8859_1).indexOf(':') > 0);
        }
        if (state == State.HEADER) {
            headerLine(bytes, from, count, first, eol);
            return;
        }
        if (state == State.LEAF && first && eol > 0) {
            uuencoded.ifPresent(files -> files.line(bytes, from, count - eol));
        }
        boolean hold = !levels.isEmpty() && eol > 0;
        content(bytes, from, hold ? count - eol : count);
        if (hold) {
            held = eol == 2 ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
        }
    }

    private void headerLine(byte[] bytes, int from, int count, boolean first, int eol) {
        // the header's lines are content of the messages around it, not of the part
        for (int i = 0; passHeader && i < levels.size(); i++) {
            levels.get(i).message.ifPresent(file -> file.data(window.wrap(bytes, from, count)));
        }
        if (first && count == eol) {
            begin();
        } else {
            header.line(bytes, from, count - eol, first);
        }
    }

    private void content(byte[] bytes, int from, int count) {
        if (state == State.LEAF) {
            leaf.ifPresent(decoder -> decoder.data(bytes, from, count));
        }
        for (Level level : levels) {
            level.message.ifPresent(file -> file.data(window.wrap(bytes, from, count)));
        }
    }

    /** The header is complete: the body begins. */
    private void begin() {
        if (number.isEmpty() && parts == 0 && levels.isEmpty()) {
            listener.header(header);
        }
        ParameterisedField type = ParameterisedField.parse(header.raw("Content-Type"));
        String declared = type.value().isEmpty() ? "text/plain" : type.value();
        String boundary = type.parameter("boundary");
        String encoding = header.raw("Content-Transfer-Encoding");
        if (declared.startsWith("multipart/") && !boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY) {
            deeper(new Level(("--" + boundary).getBytes(StandardCharsets.ISO_8859_1), Optional.empty(), number));
            state = State.BETWEEN;
        } else if ((declared.equals("message/rfc822") || declared.equals("message/global"))
                && !encoding.equalsIgnoreCase("quoted-printable") && levels.size() < DEEPEST) {
            if (encoding.equalsIgnoreCase("base64")) {
                state = State.CLAIMED;
            } else {
                message(declared, type);
            }
        } else {
            leaf(declared, type, encoding);
        }
    }

    private void message(String declared, ParameterisedField type) {
        deeper(new Level(new byte[0], Optional.of(part(declared, type)), number));
        messages++;
        passHeader = true;
        header = new HeaderFields();
        state = State.HEADER;
    }

    /** A message must not be in base64 (RFC 2046, section 5.2.1): some that say so are not, to hide their parts. */
    private void claimed(boolean plain) {
        ParameterisedField type = ParameterisedField.parse(header.raw("Content-Type"));
        if (plain) {
            message(type.value(), type);
        } else {
            leaf(type.value(), type, "base64");
        }
    }

    private void leaf(String declared, ParameterisedField type, String encoding) {
        TransferDecoder decoder = new TransferDecoder(encoding, part(declared, type));
        leaf = Optional.of(decoder);
        uuencoded = decoder.identity() && declared.equals("text/plain")
                ? Optional.of(new UuencodedFiles(name -> opened(name, "", true, new Details())))
                : Optional.empty();
        state = State.LEAF;
    }

    private void deeper(Level level) {
        if (levels.size() < DEEPEST) {
            levels.add(level);
        } else {
            listener.tooMany();
        }
    }

    private FileWriter part(String declared, ParameterisedField type) {
        ParameterisedField disposition = ParameterisedField.parse(header.raw("Content-Disposition"));
        String named = disposition.parameter("filename");
        String name = named.isEmpty() ? type.parameter("name") : named;
        Details facts = new Details().put("content_id", header.raw("Content-ID"))
                .put("charset", type.parameter("charset")).put("disposition", disposition.value());
        return opened(name, declared, disposition.value().equals("attachment") || !name.isEmpty(), facts);
    }

    private FileWriter opened(String name, String type, boolean attached, Details facts) {
        if (parts >= MOST_PARTS) {
            listener.tooMany();
            return FileWriter.NONE;
        }
        parts++;
        return listener.part(number.isEmpty() ? "1" : number, name, type, attached, facts);
    }

    /** Looks whether a line is the boundary of a multipart that is open, from the innermost out. */
    private boolean boundary(byte[] bytes, int from, int count) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            byte[] its = levels.get(i).boundary;
            if (its.length == 0 || !startsWith(bytes, from, count, its)) {
                continue;
            }
            int at = from + its.length;
            int end = from + count;
            boolean last = end - at >= 2 && bytes[at] == '-' && bytes[at + 1] == '-';
            while (!last && at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            if (last || at == end) {
                crossed(i, last, bytes, from, count);
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int from, int count, byte[] start) {
        return count >= start.length && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    private void crossed(int level, boolean last, byte[] bytes, int from, int count) {
        settle();
        endLeaf();
        while (levels.size() > level + 1) {
            leave();
        }
        byte[] before = held;
        held = new byte[0];
        for (int i = 0; i < levels.size(); i++) {
            levels.get(i).message.ifPresent(file -> {
                file.data(window.wrap(before, 0, before.length));
                file.data(window.wrap(bytes, from, count));
            });
        }
        if (messages > 0) {
            // the line's own end is content of the message around, unless that ends here, too
            held = new byte[] {'\r', '\n'};
        }
        Level at = levels.get(level);
        if (last) {
            levels.remove(level);
            number = at.prefix;
            state = State.BETWEEN;
        } else {
            at.parts++;
            number = at.prefix.isEmpty() ? Integer.toString(at.parts) : at.prefix + "." + at.parts;
            header = new HeaderFields();
            passHeader = messages > 0;
            state = State.HEADER;
        }
    }

    /** Something ends before it was clear what it is: a part that is all header, a message whose header has no end. */
    private void settle() {
        if (state == State.HEADER && !header.isEmpty()) {
            begin();
        }
        if (state == State.CLAIMED) {
            claimed(false);
        }
    }

    private void leave() {
        levels.remove(levels.size() - 1).message.ifPresent(file -> {
            file.end();
            messages--;
        });
    }

    private void endLeaf() {
        uuencoded.ifPresent(UuencodedFiles::end);
        leaf.ifPresent(TransferDecoder::end);
        uuencoded = Optional.empty();
        leaf = Optional.empty();
    }

    /** Bytes are missing; what comes next stands behind the beginning of a line. */
    void gap(long length) {
        held = new byte[0];
        if (state == State.CLAIMED) {
            claimed(false);
        }
        if (state == State.LEAF) {
            leaf.ifPresent(decoder -> decoder.gap(length));
            uuencoded.ifPresent(files -> files.gap(length));
        }
        for (Level level : levels) {
            level.message.ifPresent(file -> file.gap(length));
        }
    }

    /** The message ends. */
    void end() {
        settle();
        if (held.length > 0) {
            content(held, 0, held.length);
            held = new byte[0];
        }
        endLeaf();
        while (!levels.isEmpty()) {
            leave();
        }
    }
}
