package org.netrospect.replay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalProgramTest {
    @TempDir
    Path folder;

    private Path program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("engine"), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    @Test
    void aProgramThatHangsIsEndedAndSaysWhatItSaidLast() throws IOException {
        Path hanging = program("echo first >&2; echo waiting for nothing >&2; sleep 1000");
        IOException e = assertThrows(ExternalProgram.TimeLimitException.class, () -> ExternalProgram.run(
                List.of(hanging.toString()), folder, Map.of(), Duration.ofSeconds(2), () -> false));
        assertEquals(hanging + " took longer than 2 seconds and was ended. It said last: waiting for nothing",
                e.getMessage());
    }

    @Test
    void theLastWordsOfAProgramAreOneShortLine() {
        assertEquals("", ExternalProgram.lastWords(" \n"));
        assertEquals(" It said last: b", ExternalProgram.lastWords("a\nb\n"));
        assertTrue(ExternalProgram.lastWords("x".repeat(100_000)).length() < 400);
    }

    @Test
    void aProgramIsFoundByAPathWhereverItIsStarted() throws IOException {
        Path file = program("exit 0");
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        Path found = ExternalProgram.find(relative.toString()).orElseThrow();
        assertTrue(found.isAbsolute());
        assertTrue(Files.isSameFile(file, found));
        assertEquals(Optional.empty(), ExternalProgram.find(folder.resolve("none").toString()));
        assertEquals(Optional.empty(), ExternalProgram.find(folder.toString()));
    }
}
