package org.netrospect.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "with space", "Überfall Köln", "a/b\\c", "..", ".hidden", "CON", "nul.txt", "lpt1",
        "100%", "%41", "it's \"quoted\"", "trailing.", "trailing ", "tab\there", "日本", "a;b", "x<y>z|?*:", " x"})
    void givesTheNameBack(String name) {
        String folder = CaseNames.folder(name);
        assertEquals(name, CaseNames.name(folder));
        assertFalse(folder.matches(".*[<>:\"/\\\\|?*;\\p{Cntrl}].*"), folder);
        assertFalse(folder.startsWith(".") || folder.endsWith(".") || folder.endsWith(" "), folder);
        assertFalse(folder.toLowerCase(Locale.ROOT).matches("(con|nul|lpt1)(\\..*)?"), folder);
    }

    @Test
    void keepsUmlautsAndSpacesReadable() {
        assertEquals("Überfall Köln", CaseNames.folder("Überfall Köln"));
        assertEquals("Ü", CaseNames.folder("U\u0308"));
    }

    @Test
    void refusesNoNameAndANameLongerThanFoldersMayHave() {
        assertThrows(IllegalArgumentException.class, () -> CaseNames.folder("  "));
        assertThrows(IllegalArgumentException.class, () -> CaseNames.folder("ü".repeat(200)));
    }

    @Test
    void findsTheNameThatWasMeant() {
        assertEquals(Optional.of("Edge 2024"), CaseNames.nearest("edge2024", List.of("office", "Edge 2024")));
        assertEquals(Optional.empty(), CaseNames.nearest("edge", List.of("something else")));
    }
}
