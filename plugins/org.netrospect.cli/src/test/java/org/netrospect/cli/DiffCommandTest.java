package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
class DiffCommandTest {
    @TempDir
    private Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.of(folder.resolve("workspace"), arguments);
    }

    @Test
    void aRunThatReadNoCaptureIsNotComparedAsIfItHadFoundNothing() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"),
                "alert tcp any any -> any any (msg:\"syn\"; flags:S; sid:1;)\n");
        Path program = Files.writeString(folder.resolve("suricata"), """
                #!/bin/sh
                case $1 in -V) echo 'This is Suricata version 7.0.10 RELEASE'; exit 0;; esac
                for last; do before=$here; here=$there; there=$last; done
                : > "$before/eve.json"
                echo 'no such device' >&2
                exit 1
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        run("import", "--case", "a", CommandRun.testdata().resolve("eicar").toString());
        run("replay", "--case", "a", "--rules", rules.toString(), "--name", "one");
        CommandRun failed = run("replay", "--case", "a", "--engine", "suricata", "--program", program.toString(),
                "--rules", rules.toString(), "--name", "other");
        assertEquals(Main.SOME_UNREADABLE, failed.code(), failed.err());
        CommandRun difference = run("diff", "--case", "a", "one", "other");
        assertEquals(Main.SOME_UNREADABLE, difference.code(), difference.err());
        assertEquals("", difference.out());
        assertTrue(difference.err().contains("Run 2: suricata refused"), difference.err());
        assertTrue(difference.err().contains("no such device"), difference.err());
        assertEquals(Main.DONE, run("diff", "--case", "a", "one", "one").code());
    }
}
