package org.netrospect.workbench.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.session.FollowedStream;
import org.netrospect.core.session.FollowedStream.Chunk;
import org.netrospect.workbench.inspector.StreamText.Side;
import org.netrospect.workbench.inspector.StreamText.View;

class StreamWriterTest {
    private final List<Chunk> chunks = new ArrayList<>();

    @Test
    void beginsALineWhenTheOtherSideSpeaks() {
        say(true, "GET");
        say(true, " /");
        say(false, "200");
        assertEquals("GET /\n200", text(View.TEXT, Side.BOTH));
    }

    @Test
    void knowsWhichPacketEveryCharacterCameIn() {
        say(true, "GET");
        say(false, "200");
        StreamText text = StreamWriter.write(new FollowedStream(chunks, false), View.TEXT, Side.BOTH,
                StandardCharsets.UTF_8,
                HexRow.WIDE);
        assertTrue(text.at(2).orElseThrow().fromClient());
        assertEquals(1, text.at(2).orElseThrow().packet());
        assertFalse(text.at(4).orElseThrow().fromClient());
        assertEquals(2, text.beginning(4, 7).orElseThrow().packet());
        assertTrue(text.beginning(1, 4).isEmpty());
        assertTrue(text.at(3).isEmpty());
    }

    @Test
    void showsOneSideOnly() {
        say(true, "GET");
        say(false, "200");
        assertEquals("200", text(View.TEXT, Side.SERVER));
        assertEquals("GET", text(View.TEXT, Side.CLIENT));
    }

    @Test
    void keepsControlCharactersFromTheScreen() {
        say(true, "a\r\nb\0\u001b[2J\u007f\rc");
        assertEquals("a\nb··[2J··c", text(View.TEXT, Side.BOTH));
    }

    @Test
    void doesNotLetAStreamTurnTheDirectionOfWriting() {
        say(true, "exe.\u202egpj");
        assertEquals("exe.\\u{202e}gpj", text(View.TEXT, Side.BOTH));
    }

    @Test
    void joinsACharacterThatTwoPacketsShare() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        chunks.add(new Chunk(true, 1, 0, 0, new byte[] {'a', euro[0]}, 0));
        chunks.add(new Chunk(true, 2, 0, 2, new byte[] {euro[1], euro[2], 'b'}, 0));
        assertEquals("a€b", text(View.TEXT, Side.BOTH));
    }

    @Test
    void replacesWhatIsNoUtf8() {
        chunks.add(new Chunk(true, 1, 0, 0, new byte[] {'a', (byte) 0xff, 'b'}, 0));
        assertEquals("a\ufffdb", text(View.TEXT, Side.BOTH));
    }

    @Test
    void saysWhereBytesAreMissing() {
        say(true, "abc");
        chunks.add(new Chunk(true, 2, 0, 3, new byte[0], 1500));
        say(true, "def");
        assertEquals("abc\n[1,500 bytes of the client are not in the capture]\ndef", text(View.TEXT, Side.BOTH));
    }

    @Test
    void escapesWhatIsNotPrintable() {
        say(true, "a\\\r\n\0z");
        assertEquals("a\\\\\\r\\n\n\\x00z", text(View.ESCAPED, Side.BOTH));
    }

    @Test
    void dumpsBytesWithTheirOffsetInTheStream() {
        chunks.add(new Chunk(true, 1, 0, 0x20, "GET".getBytes(StandardCharsets.US_ASCII), 0));
        assertEquals(HexRow.WIDE.line(0x20, new byte[] {'G', 'E', 'T'}, 0) + "\n", text(View.HEX, Side.BOTH));
    }

    @Test
    void breaksLinesThatNoWidgetCouldShow() {
        say(true, "x".repeat(2500));
        assertEquals(3, text(View.TEXT, Side.BOTH).lines().count());
    }

    private void say(boolean fromClient, String text) {
        chunks.add(new Chunk(fromClient, chunks.size() + 1, 0, 0, text.getBytes(StandardCharsets.UTF_8), 0));
    }

    private String text(View view, Side side) {
        return StreamWriter.write(new FollowedStream(chunks, false), view, side, StandardCharsets.UTF_8, HexRow.WIDE)
                .text();
    }
}
