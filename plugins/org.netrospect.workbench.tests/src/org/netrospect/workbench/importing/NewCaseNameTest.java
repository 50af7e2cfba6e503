package org.netrospect.workbench.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCaseNameTest {
    @Test
    void a_case_is_named_after_the_file_without_its_endings() {
        assertEquals("edge-0614", NewCaseName.base(Path.of("/data/edge-0614.pcapng.gz")));
        assertEquals("Büro Köln", NewCaseName.base(Path.of("Büro Köln.pcap")));
    }

    @Test
    void a_name_of_signs_alone_becomes_a_word() {
        assertEquals("Case", NewCaseName.base(Path.of("???.pcap")));
    }

    @Test
    void a_name_that_is_taken_gets_a_number(@TempDir Path workspace) throws IOException {
        Files.createDirectories(workspace.resolve("cases/ring"));
        assertEquals("ring 2", NewCaseName.of(Path.of("ring.pcap"), workspace));
    }
}
