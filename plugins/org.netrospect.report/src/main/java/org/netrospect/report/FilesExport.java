package org.netrospect.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.netrospect.carving.name.SafeName;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.file.FileContent;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Writes recovered files. They may be malicious: none gets a name under which a program would open it, except inside an
 * encrypted zip.
 *
 * @param named by its number and its name from the traffic, made safe; otherwise by its SHA-256, and each different
 *            content once
 */
public record FilesExport(CaseStore store, boolean named) {
    /** What everybody encrypts malicious files with, so that no scanner removes them on their way. */
    public static final String PASSWORD = "infected";
    private static final int BUFFER = 1 << 16;
    private static final long MILLISECOND = 1_000_000;

    /** Takes one file. */
    @FunctionalInterface
    private interface Target {
        void add(String name, long time, FileContent content) throws IOException;
    }

    /**
     * Writes files into a folder, made if it is missing. A file that is there already by its SHA-256 is written again,
     * by its name it is not replaced.
     *
     * @param rows of the table {@code files}
     * @return how many were written
     * @throws CancellationException the progress said so; what was written stays
     */
    public int folder(Table files, int[] rows, Path folder, Progress progress) throws IOException {
        Files.createDirectories(folder);
        return write(files, rows, progress, (name, time, content) -> {
            Path file = folder.resolve(named ? name + ".recovered" : name);
            if (named && Files.exists(file)) {
                throw new FileAlreadyExistsException(file + " is there already and was not replaced.");
            }
            // a file that is cut short by a full disk does not get its name
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
                copy(content, out);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    /**
     * Writes files into one zip file, encrypted with {@link #PASSWORD}; one of that name is replaced when the new one
     * is complete.
     *
     * @see #folder
     */
    public int zip(Table files, int[] rows, Path zip, Progress progress) throws IOException {
        Path part = zip.resolveSibling(zip.getFileName() + ".part");
        try {
            int written;
            try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part),
                    BUFFER), PASSWORD.toCharArray())) {
                written = write(files, rows, progress, (name, time, content) -> {
                    out.putNextEntry(entry(name, time));
                    copy(content, out);
                    out.closeEntry();
                });
            }
            Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static ZipParameters entry(String name, long time) {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip(name);
        entry.setEncryptFiles(true);
        // not against readers but against programs that open everything; this one every unpacker knows
        entry.setEncryptionMethod(EncryptionMethod.ZIP_STANDARD);
        entry.setLastModifiedFileTime(time / MILLISECOND);
        return entry;
    }

    private int write(Table files, int[] rows, Progress progress, Target target) throws IOException {
        progress.begin("Writing files", rows.length);
        Set<String> written = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            int row = rows[i];
            long id = files.longAt(Tables.FILES.index("id"), row);
            String name = named ? name(id, files.textAt(Tables.FILES.index("name"), row))
                    : files.textAt(Tables.FILES.index("sha256"), row);
            if (written.add(name)) {
                FileContent content = store.content(id)
                        .orElseThrow(() -> new IOException("The case has no content of file " + id + "."));
                target.add(name, files.longAt(Tables.FILES.index("time"), row), content);
            }
            progress.worked(i + 1L);
        }
        return written.size();
    }

    private static String name(long id, String name) {
        return id + "-" + SafeName.of(name, "file");
    }

    private static void copy(FileContent content, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long at = 0; at < content.length();) {
            int n = content.read(at, buffer, 0, buffer.length);
            if (n <= 0) {
                throw new IOException("The contents of the case's files end too early; the case is damaged.");
            }
            out.write(buffer, 0, n);
            at += n;
        }
    }
}
