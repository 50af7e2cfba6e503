package org.netrospect.workbench.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netrospect.core.capture.CaptureNote;

class CaptureWordsTest {
    @Test
    void tellCommentsOfTheCaptureAndHowManyPacketsHaveSome() {
        assertEquals(List.of("“Router in the cellar”", "recorded with dumpcap 4.0", "2 comments on packets"),
                CaptureWords.lines(List.of(new CaptureNote(0, "comment", "Router in the cellar"),
                        new CaptureNote(3, "comment", "a"), new CaptureNote(9, "comment", "b"),
                        new CaptureNote(0, "name", "10.0.0.1\tcellar"),
                        new CaptureNote(0, "application", "dumpcap 4.0"))));
    }

    @Test
    void showWhatSteersAScreenAsWhatItIs() {
        assertEquals(List.of("“␛[31m”"), CaptureWords.lines(List.of(new CaptureNote(0, "comment", "\033[31m"))));
    }
}
