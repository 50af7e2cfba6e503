package org.netrospect.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.netrospect.report.ExportFormat;

class ExportTableDialogTest {
    @Test
    void givesAFileTheEndingOfItsFormat() {
        assertEquals("/tmp/sessions.csv", ExportTableDialog.withEnding("/tmp/sessions.tsv", ExportFormat.CSV));
        assertEquals("/tmp/edge.0614.jsonl", ExportTableDialog.withEnding("/tmp/edge.0614", ExportFormat.JSONL));
    }
}
