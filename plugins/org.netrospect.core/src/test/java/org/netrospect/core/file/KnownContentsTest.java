package org.netrospect.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.event.Details;
import org.netrospect.core.file.KnownContents.Inside;
import org.netrospect.core.file.KnownContents.Known;

class KnownContentsTest {
    @TempDir
    private Path folder;
    private final List<Long> examined = new ArrayList<>();

    /** Every content holds one that is shorter by a byte. */
    private Examination examine(FileContent content) throws IOException {
        examined.add(content.length());
        List<Examination.Nested> nested = content.length() == 1 ? List.of()
                : List.of(new Examination.Nested("inner", FileContent.of(content.head((int) content.length() - 1))));
        return new Examination("x/y", 1, new Details().put("length", content.length()), nested);
    }

    private KnownContents contents() {
        return new KnownContents(new FileStaging(folder.resolve("staging")), this::examine);
    }

    private static Known of(KnownContents contents, byte[] bytes) throws IOException {
        FileContent content = FileContent.of(bytes);
        return contents.of(Digests.sha256(content), content);
    }

    private static void close(Known known) throws IOException {
        for (Inside each : known.inside()) {
            close(each.known());
            each.content().close();
        }
    }

    private static String text(Known known) throws IOException {
        StringBuilder text = new StringBuilder(known.digests().toString());
        text.append(known.examination().facts().get("length").orElseThrow());
        for (Inside each : known.inside()) {
            text.append(" (").append(new String(each.content().head(100), StandardCharsets.US_ASCII))
                    .append(text(each.known())).append(')');
        }
        return text.toString();
    }

    @Test
    void namesWhatLiesTooDeepToBeTakenOut() throws IOException {
        Known outer = of(contents(), "abcdefg".getBytes(StandardCharsets.US_ASCII));
        Known at = outer;
        while (!at.inside().isEmpty()) {
            assertTrue(at.examination().facts().get("not_taken_out").isEmpty());
            at = at.inside().get(0).known();
        }
        assertEquals(List.of("inner"), at.examination().facts().get("not_taken_out").orElseThrow());
        close(outer);
    }

    @Test
    void looksOnceIntoTheSameContentAndSaysTheSameOfIt() throws IOException {
        KnownContents contents = contents();
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        Known first = of(contents, bytes);
        String said = text(first);
        assertEquals(Digests.of(FileContent.of(bytes)), first.digests());
        close(first);
        for (int i = 0; i < 3; i++) {
            Known again = of(contents, bytes);
            assertEquals(said, text(again));
            close(again);
        }
        assertEquals(List.of(3L, 2L, 1L), examined);
    }

    @Test
    void keepsWhatIsInsideForThoseWhoHaveItWhenItForgets() throws IOException {
        KnownContents contents = contents();
        Known held = of(contents, new byte[] {'a', 'b'});
        for (int i = 0; i < 5000; i++) {
            close(of(contents, new byte[] {(byte) (i >> 8), (byte) i}));
        }
        int before = examined.size();
        close(of(contents, new byte[] {'a', 'b'}));
        assertEquals(before + 2, examined.size(), "the outer and the inner were forgotten");
        assertArrayEquals(new byte[] {'a'}, held.inside().get(0).content().head(2));
        close(held);
    }

    @Test
    void leavesNothingOnTheDiskOfLargeContents() throws IOException {
        KnownContents contents = contents();
        byte[] large = new byte[FileStaging.IN_MEMORY + 10];
        close(of(contents, large));
        close(of(contents, large));
        assertEquals(5 + 4, examined.stream().filter(length -> length > FileStaging.IN_MEMORY).count(),
                "only the deepest is remembered: nothing is inside of it");
        try (Stream<Path> left = Files.list(folder.resolve("staging"))) {
            assertEquals(0, left.count());
        }
    }
}
