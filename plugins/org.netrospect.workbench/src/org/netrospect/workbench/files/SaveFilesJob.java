package org.netrospect.workbench.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.workbench.model.Background;
import org.netrospect.workbench.model.CaseContext;
import org.netrospect.workbench.model.ContextListener.Message;
import org.netrospect.workbench.table.RowChoice;

/** Writes selected files into a folder, in the background. */
final class SaveFilesJob extends Job {
    private static final int LONGEST_NAME = 80;

    private final CaseContext context;
    private final Display display = Display.getCurrent();
    private final CaseStore store;
    private final RowChoice choice;
    private final Path folder;

    SaveFilesJob(CaseContext context, RowChoice choice, String folder) {
        super("Saving files");
        this.context = context;
        this.choice = choice;
        this.folder = Path.of(folder);
        store = context.store().orElseThrow();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        int saved = 0;
        try {
            Table files = choice.shown().table();
            for (int row : choice.rows()) {
                if (monitor.isCanceled()) {
                    break;
                }
                long id = files.longAt(Tables.FILES.index("id"), row);
                FileContent content = store.content(id)
                        .orElseThrow(() -> new IOException("the case has no content for file " + id));
                save(content, safe(id, files.textAt(Tables.FILES.index("name"), row)));
                saved++;
            }
            say(saved + (saved == 1 ? " file is in " : " files are in ") + folder + ".", false);
        } catch (IOException | RuntimeException e) {
            say(saved + " files were saved in " + folder + ", then it stopped: " + Background.reason(e), true);
        }
        return Status.OK_STATUS;
    }

    /** Number and name, with letters, digits and a few signs alone, and an ending that no program opens. */
    static String safe(long id, String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("\\.\\.+", ".");
        String cut = plain.length() > LONGEST_NAME ? plain.substring(plain.length() - LONGEST_NAME) : plain;
        return id + (cut.isEmpty() ? "" : "-" + cut) + ".recovered";
    }

    private void save(FileContent content, String name) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW))) {
            byte[] buffer = new byte[1 << 16];
            for (long at = 0; at < content.length();) {
                int n = content.read(at, buffer, 0, buffer.length);
                if (n <= 0) {
                    throw new IOException("the content of " + name + " ends early");
                }
                out.write(buffer, 0, n);
                at += n;
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(name + " is there already; nothing is replaced", e);
        }
    }

    private void say(String sentence, boolean problem) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> context.message(new Message(sentence, problem)));
        }
    }
}
