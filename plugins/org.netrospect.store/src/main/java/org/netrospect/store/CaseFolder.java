package org.netrospect.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.netrospect.store.database.CaseDatabase;

/** Where things of a case lie. The file {@code case} is written last: a folder without it is no case yet. */
record CaseFolder(Path path) {
    private static final String MARK = "case";

    Path database() {
        return path.resolve("database");
    }

    Path index() {
        return path.resolve("index");
    }

    Path trails() {
        return index().resolve("trails");
    }

    /** What sessions contain; see {@link IndexFile}. */
    Path sessionContents() {
        return index().resolve("contents");
    }

    /** What is being imported now; see {@link ImportJournal}. */
    Path importing() {
        return index().resolve("importing");
    }

    /** See {@link KeptState}. */
    KeptState kept() {
        return new KeptState(index().resolve("state"), database());
    }

    Path table(String name) {
        return path.resolve("tables").resolve(name);
    }

    Path contents() {
        return path.resolve("files").resolve("contents");
    }

    /** Where files are while they are being received; empty between imports. */
    Path staging() {
        return path.resolve("files").resolve("staging");
    }

    Path log() {
        return path.resolve("log");
    }

    /** What the cases of the workspace share. */
    Path knowledge() {
        return path.toAbsolutePath().getParent().resolveSibling("knowledge");
    }

    Path lock() {
        return path.resolve("lock");
    }

    boolean complete() {
        return complete(path);
    }

    static boolean complete(Path folder) {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    void createFolders() throws IOException {
        Files.createDirectories(index());
        Files.createDirectories(log());
        Files.createDirectories(path.resolve("tables"));
        Files.createDirectories(path.resolve("files"));
    }

    /** Whether the case can be changed: not on a medium without write rights. */
    boolean writable() {
        return Files.isWritable(path) && (!Files.exists(lock()) || Files.isWritable(lock()));
    }

    /** A folder of this process alone for what is made while a case is only read. Gone when the process ends. */
    static Path scratch() throws IOException {
        Path folder = Files.createTempDirectory("netrospect-");
        folder.toFile().deleteOnExit();
        // what is registered later is deleted earlier; the database writes its messages there
        folder.resolve(CaseDatabase.MESSAGES).toFile().deleteOnExit();
        return folder;
    }

    /** Makes it a case. */
    void mark() throws IOException {
        Path temporary = path.resolve(MARK + ".new");
        Files.writeString(temporary, "netrospect case, format 1\n");
        Files.move(temporary, path.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what an interrupted creation left, but for the lock, which the caller holds. */
    void clear() throws IOException {
        walk(file -> {
            if (!file.equals(lock())) {
                Files.delete(file);
            }
        }, true);
    }

    /** Removes files that an import which ended early was receiving. */
    void clearStaging() throws IOException {
        if (Files.isDirectory(staging())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(staging())) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Bytes of all files. */
    long size() throws IOException {
        long[] sum = new long[1];
        walk(file -> sum[0] += Files.size(file), false);
        return sum[0];
    }

    private interface Step {
        void file(Path file) throws IOException;
    }

    private void walk(Step step, boolean deleteFolders) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    step.file(file);
                } catch (NoSuchFileException e) {
                    // the database removes files of its own at any time: then there is nothing to count or delete
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null && !(failure instanceof NoSuchFileException)) {
                    throw failure;
                }
                if (deleteFolders && !folder.equals(path)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
