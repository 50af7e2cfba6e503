package org.netrospect.core.cases;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.Progress;

/**
 * Finds captures whose files are no longer where they were, by size and hash, and gives them their new places. Reads
 * the disk.
 */
public final class MovedCaptures {
    private final CaseStore store;
    private final Progress progress;

    public MovedCaptures(CaseStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * What became of a capture.
     *
     * @param capture as it stood before
     * @param place its new file; empty if it was not found
     * @param sentence for the analyst
     */
    public record Sought(CaptureInfo capture, Optional<Path> place, String sentence) {
    }

    /** Captures whose files are gone, cannot be read, or have another size. */
    public List<CaptureInfo> missing() throws IOException {
        return store.check(false, Progress.silent(progress::cancelled)).stream()
                .filter(check -> check.result().isLost())
                .map(CaptureCheck::capture).toList();
    }

    /**
     * Seeks captures in files and in folders with all that is below them.
     *
     * @param captures such as {@link #missing}
     * @throws IOException one of the places is not there
     */
    public List<Sought> seek(List<CaptureInfo> captures, List<Path> places) throws IOException {
        Map<Long, List<Path>> files = new HashMap<>();
        Set<Long> sizes = new HashSet<>();
        captures.forEach(capture -> sizes.add(capture.bytes()));
        for (Path place : places) {
            Files.walkFileTree(place.toRealPath(), new Collector(sizes, files));
        }
        List<Sought> all = new ArrayList<>();
        for (CaptureInfo capture : captures) {
            if (progress.cancelled()) {
                break;
            }
            List<Path> fitting = new ArrayList<>(files.getOrDefault(capture.bytes(), List.of()));
            fitting.sort(Comparator.comparing(file -> !sameName(file, capture)));
            if (capture.sha256().isEmpty()) {
                // without a hash the size alone says too little
                fitting.removeIf(file -> !sameName(file, capture));
            }
            all.add(seek(capture, fitting));
        }
        return all;
    }

    private static boolean sameName(Path file, CaptureInfo capture) {
        return file.getFileName().equals(capture.file().getFileName());
    }

    private Sought seek(CaptureInfo capture, List<Path> fitting) {
        String refused = "";
        for (Path file : fitting) {
            try {
                store.relocate(capture.id(), file, progress);
                return new Sought(capture, Optional.of(file), capture.file() + " is at " + file + " now"
                        + (capture.sha256().isEmpty() ? "; its import was not finished, so only name and size were"
                                + " compared." : ": its SHA-256 is that of the import."));
            } catch (IOException e) {
                refused = " " + e.getMessage();
            }
        }
        return new Sought(capture, Optional.empty(), capture.file() + " was not found"
                + (fitting.isEmpty() ? ": no file there has its " + capture.bytes() + " bytes"
                        + (capture.sha256().isEmpty() ? " and its name." : ".") : "." + refused));
    }

    /** Files of the sizes that are sought. */
    private final class Collector extends SimpleFileVisitor<Path> {
        private final Set<Long> sizes;
        private final Map<Long, List<Path>> files;

        Collector(Set<Long> sizes, Map<Long, List<Path>> files) {
            this.sizes = sizes;
            this.files = files;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && sizes.contains(attributes.size())) {
                files.computeIfAbsent(attributes.size(), size -> new ArrayList<>()).add(file);
            }
            return progress.cancelled() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // a folder that may not be read hides what is in it; the others are still worth looking at
            return FileVisitResult.CONTINUE;
        }
    }
}
