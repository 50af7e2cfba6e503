package org.netrospect.core.contents;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netrospect.core.session.Tie;

final class GramSetTest {
    private static final int HEAD = 3;

    private static SessionContents shown(byte[] coded) {
        SessionContents contents = new SessionContents();
        assertTrue(contents.show(SessionContents.head(coded), coded, SessionContents.HEAD_BYTES,
                coded.length - SessionContents.HEAD_BYTES));
        return contents;
    }

    private static boolean mayHold(SessionContents contents, String text) {
        return contents.mayHold(Grams.of(List.of(bytes(text))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static void add(GramSet set, String text) {
        set.piece(bytes(text), 0, text.length());
    }

    @Test
    void saysOfTextThatCameThatItMayBeThereWhateverItsCase() {
        GramSet set = new GramSet(new GramRoom());
        add(set, "GET /index.html");
        SessionContents contents = shown(set.finish(1000, HEAD, 1400, Set.of(), Optional.empty()));
        assertTrue(mayHold(contents, "get /INDEX"));
        assertFalse(mayHold(contents, "post /upload"));
        assertTrue(mayHold(contents, "\u0001\u0002"), "what is not text is not told of");
    }

    /** A session whose client sends a request. @param response what its server sends */
    private static byte[] exchange(String response) {
        GramRoom room = new GramRoom();
        GramSet set = new GramSet(room);
        ClientGrams client = new ClientGrams(room);
        String request = "GET /index.html";
        add(set, request);
        client.piece(bytes(request), 0, request.length());
        add(set, response);
        return set.finish(100_000, HEAD, 1400, Set.of(), Optional.of(client));
    }

    private static boolean mayHoldFromClient(SessionContents contents, String text) {
        return contents.mayHoldFromClient(Grams.of(List.of(bytes(text))));
    }

    @Test
    void saysOfTextThatTheServerSentThatItIsNotTheClients() {
        SessionContents contents = shown(exchange("200 OK and this is what there is to say, and more of it"));
        assertTrue(mayHold(contents, "what there is") && mayHold(contents, "index"));
        assertTrue(mayHoldFromClient(contents, "INDEX.html") && mayHoldFromClient(contents, "GET "));
        assertFalse(mayHoldFromClient(contents, "what there is"));
        assertTrue(mayHoldFromClient(contents, "\u0001\u0002"));
    }

    @Test
    void saysNothingOfTheClientAloneIfItSendsMost() {
        SessionContents contents = shown(exchange(""));
        assertTrue(mayHoldFromClient(contents, "something else"));
        assertFalse(mayHold(contents, "something else"));
    }

    @Test
    void filtersThatAreShorterThanTheySayAreNotAsked() {
        byte[] coded = exchange("200 OK and this is what there is to say, and more of it");
        SessionContents contents = new SessionContents();
        int head = SessionContents.head(coded);
        int whole = coded.length - SessionContents.HEAD_BYTES;
        assertTrue(contents.show(head, coded, SessionContents.HEAD_BYTES, whole));
        for (int count : new int[] {0, 1, 2, 5}) {
            assertFalse(contents.show(head, coded, SessionContents.HEAD_BYTES, count), () -> count + " bytes");
        }
    }

    @Test
    void saysHowLargePayloadsAreAtMost() {
        for (int payload : new int[] {0, 1, 8, 9, 120, 121, 1399, 1400, 1401, 65535}) {
            GramSet set = new GramSet(new GramRoom());
            add(set, payload % 2 == 0 ? "GET /index.html" : "");
            SessionContents contents = shown(set.finish(1000, HEAD, payload, Set.of(Tie.values()), Optional.empty()));
            assertTrue(contents.mayHavePayload(payload), () -> "of " + payload);
            assertTrue(payload > 1400 || !contents.mayHavePayload(payload * 3L / 2 + 9), () -> "of " + payload);
            assertTrue(contents.has(Tie.NEAR) && contents.has(Tie.ANNOUNCED));
        }
    }

    @Test
    void holdsEverythingThatCameWhenThereIsRoomForAPartOfItOnly() {
        Random random = new Random(1);
        List<String> words = IntStream.range(0, 20_000).mapToObj(i -> word(random)).toList();
        GramSet set = new GramSet(new GramRoom());
        words.forEach(word -> add(set, word));
        byte[] coded = set.finish(2_000_000, HEAD, 1400, Set.of(Tie.NEAR, Tie.ANNOUNCED), Optional.empty());
        assertTrue(coded.length <= 2_000_000 * 0.03 + 1, "kept " + coded.length);
        SessionContents contents = shown(coded);
        assertTrue(contents.has(Tie.NEAR) && contents.has(Tie.ANNOUNCED));
        assertFalse(contents.has(Tie.EVERYWHERE) || contents.has(Tie.ANNOUNCES));
        words.forEach(word -> assertTrue(mayHold(contents, word), word));
        long others = IntStream.range(0, 1000).filter(i -> mayHold(contents, word(random))).count();
        assertTrue(others < 300, others + " of 1000 that did not come");
    }

    @Test
    void tellsSomethingOfSessionsThatComeWhenOthersHaveTakenTheMemory() {
        Random random = new Random(2);
        GramRoom room = new GramRoom(1 << 19);
        List<GramSet> open = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            GramSet set = new GramSet(room);
            IntStream.range(0, 2000).forEach(n -> add(set, word(random)));
            open.add(set);
        }
        GramSet last = new GramSet(room);
        String came = word(random);
        add(last, came);
        SessionContents contents = shown(last.finish(10_000, HEAD, 1400, Set.of(), Optional.empty()));
        assertTrue(mayHold(contents, came));
        assertFalse(mayHold(contents, word(random)));
        open.forEach(set -> {
            SessionContents of = shown(set.finish(200_000, HEAD, 1400, Set.of(), Optional.empty()));
            assertFalse(IntStream.range(0, 100).allMatch(i -> mayHold(of, word(random))));
        });
    }
}
