package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashSetsTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    private List<String[]> files(String... more) {
        String[] arguments = {"export", "--case", "a", "files"};
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream)
                .toArray(String[]::new);
        CommandRun exported = run(all);
        assertEquals(0, exported.code(), exported.err());
        List<String> names = List.of(exported.lines().getFirst().split("\t"));
        return exported.lines().stream().skip(1).map(line -> line.split("\t", -1))
                .map(c -> new String[] {c[names.indexOf("sha256")], c[names.indexOf("md5")], c[names.indexOf("known")]})
                .toList();
    }

    private Path list(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "list", ".csv"), text);
    }

    @BeforeEach
    void importFiles() {
        run("import", "--case", "a", CommandRun.testdata().resolve("http/login-and-redirect.pcap").toString());
    }

    @Test
    void filesOfASetAreKnownInEveryTableAndFilter() throws IOException {
        List<String[]> before = files();
        assertTrue(before.size() > 2 && before.stream().allMatch(c -> c[2].equals("-")));
        String sha256 = before.getFirst()[0];
        CommandRun made = run("hashsets", "--bad", "june", list("name,hash\nx.exe," + sha256 + "\n").toString());
        assertEquals(0, made.code(), made.err());
        assertTrue(made.err().contains("The hash set june has 1 different digest from 2 lines; 1 line has none."),
                made.err());
        assertTrue(files().stream().allMatch(c -> c[2].equals(c[0].equals(sha256) ? "bad" : "-")));
        assertTrue(files("--filter", "known = \"bad\"").stream().allMatch(c -> c[0].equals(sha256)));
        assertEquals(List.of("known", "bad"), run("sql", "--case", "a",
                "SELECT DISTINCT known FROM files WHERE known IS NOT NULL").lines());
    }

    @Test
    void badCountsBeforeGoodAndAForgottenSetSaysNothing() throws IOException {
        String md5 = files().getFirst()[1];
        run("hashsets", "--good", "system files", list(md5).toString());
        assertTrue(files().stream().filter(c -> c[1].equals(md5)).allMatch(c -> c[2].equals("good")));
        run("hashsets", "--bad", "june", list(md5).toString());
        assertTrue(files().stream().filter(c -> c[1].equals(md5)).allMatch(c -> c[2].equals("bad")));
        assertEquals(List.of("june\tbad\t1", "system files\tgood\t1"), run("hashsets").lines().stream().skip(1)
                .toList());
        assertEquals(0, run("hashsets", "--remove", "june").code());
        assertTrue(files().stream().filter(c -> c[1].equals(md5)).allMatch(c -> c[2].equals("good")));
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertEquals(2, run("hashsets", "--bad", "june").code());
        assertEquals(2, run("hashsets", list("").toString()).code());
        assertEquals(2, run("hashsets", "--remove", "nothing").code());
        CommandRun name = run("hashsets", "--bad", "../june", list("").toString());
        assertEquals(2, name.code());
        assertTrue(name.err().contains("cannot be called"), name.err());
        assertEquals(1, run("hashsets", "--bad", "june", folder.resolve("missing").toString()).code());
        assertEquals(1, run("hashsets").lines().size());
    }
}
