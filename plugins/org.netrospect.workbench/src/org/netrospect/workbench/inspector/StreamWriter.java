package org.netrospect.workbench.inspector;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.core.time.Amounts;
import org.netrospect.workbench.inspector.StreamText.Side;
import org.netrospect.workbench.inspector.StreamText.Span;
import org.netrospect.workbench.inspector.StreamText.View;

/**
 * Writes a followed stream as text. Each turn of the other side begins a line. What a stream says never steers the
 * screen: control characters and those that turn the direction of writing round are not written as they are.
 */
final class StreamWriter {
    /** Longer lines are broken: no widget shows a line of a megabyte. */
    private static final int LONGEST_LINE = 1000;
    /** Stands for a control character: few fonts have the pictures that Unicode has for them. */
    private static final String CONTROL = "·";

    private final View view;
    private final HexRow hexRow;
    private final CharsetDecoder[] decoders = new CharsetDecoder[2];
    private final ByteBuffer[] halves = {ByteBuffer.allocate(16), ByteBuffer.allocate(16)};
    private final StringBuilder out = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private Optional<StreamPlaces> places = Optional.empty();
    private int lineStart;
    private boolean carriageReturn;

    private StreamWriter(View view, Charset charset, HexRow hexRow) {
        this.view = view;
        this.hexRow = hexRow;
        for (int i = 0; i < 2; i++) {
            decoders[i] = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
        }
    }

    static StreamText write(FollowedStream stream, View view, Side side, Charset charset, HexRow hexRow) {
        return write(stream, side, new StreamWriter(view, charset, hexRow));
    }

    /** Writes both sides byte by byte as Latin-1 or escaped. @param places told where each byte stands */
    static StreamText write(FollowedStream stream, boolean escaped, StreamPlaces places) {
        StreamWriter writer = new StreamWriter(escaped ? View.ESCAPED : View.TEXT, StandardCharsets.ISO_8859_1,
                HexRow.WIDE);
        writer.places = Optional.of(places);
        return write(stream, Side.BOTH, writer);
    }

    private static StreamText write(FollowedStream stream, Side side, StreamWriter writer) {
        boolean client = false;
        boolean first = true;
        for (Chunk chunk : stream.chunks()) {
            if (side.shows(chunk.fromClient())) {
                if (first || chunk.fromClient() != client || chunk.gap() > 0) {
                    writer.freshLine();
                }
                writer.chunk(chunk);
                client = chunk.fromClient();
                first = false;
            }
        }
        return new StreamText(writer.out.toString(), List.copyOf(writer.spans));
    }

    private void chunk(Chunk chunk) {
        int from = out.length();
        if (chunk.gap() > 0) {
            out.append("[").append(Amounts.count(chunk.gap(), "byte of the ", "bytes of the "))
                    .append(chunk.fromClient() ? "client" : "server")
                    .append(chunk.gap() == 1 ? " is not in the capture]" : " are not in the capture]");
            freshLine();
        } else if (places.isPresent()) {
            placed(chunk, places.get());
        } else {
            switch (view) {
                case TEXT -> text(chunk);
                case HEX -> hex(chunk);
                case ESCAPED -> {
                    for (byte b : chunk.bytes()) {
                        escaped(b);
                    }
                }
            }
        }
        if (out.length() > from) {
            spans.add(new Span(from, out.length(), chunk.fromClient(), chunk.packet(), chunk.time(), chunk.gap() > 0));
        }
    }

    private void freshLine() {
        carriageReturn = false;
        if (out.length() > lineStart) {
            newLine();
        }
    }

    private void newLine() {
        out.append('\n');
        lineStart = out.length();
    }

    private void put(String piece) {
        if (out.length() - lineStart >= LONGEST_LINE) {
            newLine();
        }
        out.append(piece);
    }

    /** A character whose bytes are in two chunks of a side stands in the second. */
    private void text(Chunk chunk) {
        int side = chunk.fromClient() ? 0 : 1;
        ByteBuffer half = halves[side];
        half.flip();
        ByteBuffer bytes = ByteBuffer.allocate(half.remaining() + chunk.bytes().length).put(half).put(chunk.bytes())
                .flip();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 2);
        decoders[side].decode(bytes, chars, false);
        half.clear();
        half.put(bytes);
        chars.flip();
        while (chars.hasRemaining()) {
            character(chars.get());
        }
    }

    private void character(char c) {
        if (carriageReturn && c != '\n') {
            put(CONTROL);
        }
        carriageReturn = c == '\r';
        if (c == '\n') {
            newLine();
        } else if (c == '\t') {
            put("\t");
        } else if (c < 0x20 && c != '\r' || c == 0x7f) {
            put(CONTROL);
        } else if (steers(c)) {
            put("\\u{" + Integer.toHexString(c) + "}");
        } else if (c != '\r') {
            put(String.valueOf(c));
        }
    }

    /** C1 controls, invisible characters, and those that turn the direction of writing round. */
    private static boolean steers(char c) {
        return c >= 0x80 && c < 0xa0 || c == 0xad || c == 0x61c || c >= 0x200b && c <= 0x200f || c >= 0x2028
                && c <= 0x202e
                || c >= 0x2060 && c <= 0x206f || c == 0xfeff;
    }

    private void escaped(byte b) {
        if (b == '\n') {
            put("\\n");
            newLine();
        } else if (b == '\r') {
            put("\\r");
        } else if (b == '\t') {
            put("\\t");
        } else if (b == '\\') {
            put("\\\\");
        } else if (b >= 0x20 && b < 0x7f) {
            put(String.valueOf((char) b));
        } else {
            put("\\x" + HexFormat.of().toHexDigits(b));
        }
    }

    private void placed(Chunk chunk, StreamPlaces told) {
        byte[] bytes = chunk.bytes();
        int[] starts = new int[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            starts[i] = out.length();
            if (view == View.ESCAPED) {
                escaped(bytes[i]);
            } else {
                character((char) (bytes[i] & 0xff));
            }
        }
        starts[bytes.length] = out.length();
        told.add(chunk, starts);
    }

    private void hex(Chunk chunk) {
        freshLine();
        byte[] bytes = chunk.bytes();
        for (int from = 0; from < bytes.length; from += hexRow.bytes()) {
            out.append(hexRow.line(chunk.offset() + from, bytes, from));
            newLine();
        }
    }
}
