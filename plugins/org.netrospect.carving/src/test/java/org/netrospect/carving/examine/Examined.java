package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.List;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileContent;

/** Examines bytes in memory. */
final class Examined {
    private static final ContentExaminer EXAMINER = new ContentExaminer();

    private Examined() {
    }

    static Examination of(byte[] content) throws IOException {
        return EXAMINER.examine(FileContent.of(content));
    }

    static Object fact(Examination examination, String name) {
        return examination.facts().get(name).orElse("nothing");
    }

    static List<String> names(Examination examination) {
        return examination.nested().stream().map(Examination.Nested::name).toList();
    }

    static byte[] content(Examination.Nested nested) throws IOException {
        return nested.content().head(1 << 26);
    }
}
