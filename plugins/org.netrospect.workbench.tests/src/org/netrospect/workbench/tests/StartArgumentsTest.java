package org.netrospect.workbench.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netrospect.workbench.StartArguments;

class StartArgumentsTest {
    @Test
    void case_workspace_and_files_are_read_among_the_platforms_own() {
        StartArguments read =
                StartArguments.of(new String[] {"-consoleLog", "--workspace", "/w", "--case", "June", "-open",
                "/a b.pcap", "/c.pcap"});
        assertEquals(Optional.of(Path.of("/w")), read.workspace());
        assertEquals(Optional.of("June"), read.caseName());
        assertEquals(List.of(Path.of("/a b.pcap").toAbsolutePath(), Path.of("/c.pcap").toAbsolutePath()), read.files());
    }

    @Test
    void without_open_nothing_is_a_file() {
        assertTrue(StartArguments.of(new String[] {"-testloaderclass", "some.Class"}).files().isEmpty());
    }
}
