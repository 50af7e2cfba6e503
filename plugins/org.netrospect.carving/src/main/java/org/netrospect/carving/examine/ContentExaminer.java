package org.netrospect.carving.examine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.netrospect.carving.name.TypeMismatch;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.file.FileExaminer;

/** Finds out what files are by their content, and what their formats tell. Thread-safe. */
public final class ContentExaminer implements FileExaminer {
    private final MediaTypes types = new MediaTypes();

    @Override
    public Examination examine(FileContent file) throws IOException {
        Content content = new Content(file);
        if (content.length() == 0) {
            return Examination.none();
        }
        byte[] head = file.head(MediaTypes.HEAD);
        Findings findings = new Findings(types.of(head));
        for (Inspector each : Inspectors.of(findings.mediaType(), head)) {
            try {
                each.inspect(content, findings);
            } catch (MalformedInput e) {
                findings.remark("Its structure breaks: " + e.getMessage());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return findings.examination(Entropy.of(content));
    }

    @Override
    public List<String> mismatch(String name, String declaredType, String mediaType) {
        return TypeMismatch.of(name, declaredType, mediaType);
    }
}
