package org.netrospect.workbench.cases;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.netrospect.core.cases.Workspace;
import org.netrospect.workbench.Engine;
import org.netrospect.workbench.tests.RunningWorkbench;

class CaseListTest {
    @Test
    void a_case_whose_name_no_folder_can_have_is_listed_with_its_size_and_time() throws IOException {
        String name = "12/2026: branch?";
        Engine engine = new RunningWorkbench().openCase("ftp/passive.pcap").engine();
        try (Workspace workspace = engine.workspaces().open(engine.folder())) {
            workspace.open(name, true).close();
        }
        CaseList.Entry entry = CaseList.read(engine, () -> false).stream().filter(each -> each.name().equals(name))
                .findFirst().orElseThrow();
        assertTrue(entry.bytes() > 0 && entry.used() > 0, entry.toString());
    }
}
