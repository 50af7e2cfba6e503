package org.netrospect.workbench.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.netrospect.core.Progress;
import org.netrospect.core.filter.FilterSyntaxException;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.MonitorProgress;
import org.netrospect.workbench.model.ShownJob;

/**
 * Writes a file in the background. It has its name only when it is whole: until then it stands beside it with the
 * ending {@code .part}, which goes if the work is cancelled or fails. What became of it is said in the status line.
 */
final class WriteJob extends ShownJob {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final boolean replaces;
    private final Work work;

    /** What is written. */
    @FunctionalInterface
    interface Work {
        /** @return what was written, to be followed by "in" and the file: {@code 1,284 sessions are} */
        String write(OutputStream out, Progress progress) throws IOException, FilterSyntaxException;
    }

    /** @param replaces whether a file of this name may be replaced */
    WriteJob(CaseContext context, String name, Path file, boolean replaces, Work work) {
        super(context, name, file.getFileName() + " was not written: cancelled.", file + " could not be written: ");
        this.file = file;
        this.replaces = replaces;
        this.work = work;
    }

    @Override
    protected void work(MonitorProgress progress) throws IOException, FilterSyntaxException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        boolean written = false;
        try {
            if (!replaces && Files.exists(file)) {
                throw new IOException("a file of this name is there already. Choose it with Browse… to replace it.");
            }
            String what;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
                what = work.write(out, progress);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            written = true;
            say(what + " in " + file + ".", false);
        } finally {
            if (!written) {
                discard(part);
            }
        }
    }

    private void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            say(part + " was left behind: " + Background.reason(e), true);
        }
    }
}
