package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netrospect.core.cases.Judgements.Judgement;

class JudgementFileTest {
    @TempDir
    Path folder;

    private static Judgement judgement(String sha256, String version, String... signatures) {
        return new Judgement(sha256, "clamd", version, signatures.length == 0 ? "clean" : "infected",
                List.of(signatures), List.of("It said:\ttab, line\nend and \\n."), "a case", 5);
    }

    private JudgementFile file() {
        return new JudgementFile(folder.resolve("knowledge").resolve("judgements"));
    }

    @Test
    void whatWasAddedIsGivenBackInItsOrderForTheContentsAskedFor() throws IOException {
        assertEquals(List.of(), file().of(Set.of("aa")));
        file().add(List.of(judgement("aa", "1"), judgement("bb", "1")));
        file().add(List.of(judgement("aa", "2", "Eicar", "Test.Ä")));
        assertEquals(List.of(judgement("aa", "1"), judgement("aa", "2", "Eicar", "Test.Ä")),
                file().of(Set.of("aa", "cc")));
    }

    @Test
    void aLineThatWasNotWrittenToItsEndCountsForNothing() throws IOException {
        file().add(List.of(judgement("aa", "1")));
        Files.writeString(folder.resolve("knowledge").resolve("judgements"), "bb\tclamd\t1\tinf",
                StandardOpenOption.APPEND);
        assertEquals(List.of(), file().of(Set.of("bb")));
        file().add(List.of(judgement("bb", "1")));
        assertEquals(List.of(judgement("bb", "1")), file().of(Set.of("bb")));
        assertEquals(List.of(judgement("aa", "1")), file().of(Set.of("aa")));
    }
}
