package org.netrospect.store.hashset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.HashSets;

class HashSetFileTest {
    private static final String SHA1 = "000000206738748EDD92C4E3D2E823896700F849";
    private static final String MD5 = "392126E756571EBF112CB1C1CDEDF926";
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private HashSetFile made(String... lines) throws IOException {
        Path list = folder.resolve("list");
        Files.write(list, List.of(lines));
        Path set = folder.resolve("set");
        HashSetImport.run(List.of(list), set, HashSets.Kind.BAD, Progress.NONE);
        return HashSetFile.open(set);
    }

    @Test
    void linesOfNsrlHashKeeperAndSumProgramsGiveTheirDigests() throws IOException {
        try (HashSetFile set = made("\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\"",
                "\"" + SHA1 + "\",\"" + MD5 + "\",\"EBD105A0\",\"I05002T2.PFB\",98865,3095,\"WIN\",\"\"",
                "\"file_id\",\"hashset_id\",\"file_name\",\"directory\",\"hash\"",
                "1,2,\"a, b.dll\",\"C:\\\\\",\"00000142988AFA836117B1B572FAE471\"",
                SHA256 + "  tool", "", "no digest here")) {
            for (String digest : List.of(SHA1, MD5, "00000142988afa836117b1b572fae471", SHA256)) {
                assertTrue(set.contains(digest), digest);
            }
            assertFalse(set.contains("ff".repeat(20)));
            assertEquals(4, set.size());
            assertEquals(HashSets.Kind.BAD, set.kind());
        }
    }

    @Test
    void eachOfManyIsFoundAndNoOther() throws IOException {
        Random random = new Random(3);
        List<String> in = new ArrayList<>();
        byte[] digest = new byte[20];
        for (int i = 0; i < 30_000; i++) {
            random.nextBytes(digest);
            in.add(HexFormat.of().formatHex(digest));
        }
        in.add("00".repeat(20));
        in.add("ff".repeat(20));
        List<String> twice = new ArrayList<>(in);
        twice.addAll(in);
        try (HashSetFile set = made(twice.toArray(String[]::new))) {
            assertEquals(in.size(), set.size());
            for (String each : in) {
                assertTrue(set.contains(each), each);
            }
            for (int i = 0; i < 1000; i++) {
                random.nextBytes(digest);
                assertFalse(set.contains(HexFormat.of().formatHex(digest)));
            }
            assertFalse(set.contains(MD5));
        }
    }

    @Test
    void aSetThatWasCutIsNotOpened() throws IOException {
        made(MD5, SHA1).close();
        Path set = folder.resolve("set");
        byte[] bytes = Files.readAllBytes(set);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(set, Arrays.copyOf(bytes, length));
            assertThrows(IOException.class, () -> HashSetFile.open(set));
        }
    }

    @Test
    void nothingIsLeftBesideTheSet() throws IOException {
        made(MD5, SHA1).close();
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }
}
