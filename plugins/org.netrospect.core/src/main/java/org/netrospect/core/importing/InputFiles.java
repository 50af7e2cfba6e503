package org.netrospect.core.importing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.capture.CaptureOpener;

/** Finds the captures among files and folders that the analyst named. */
final class InputFiles {
    /**
     * A file, and whether it was named itself: then it must be a capture; in a folder others may lie beside.
     *
     * @param problem why it cannot be read, or empty
     */
    record Input(Path file, boolean named, boolean capture, String problem) {
    }

    private InputFiles() {
    }

    /**
     * In the order named, folders sorted by name and with all that is below them; links to folders are not followed.
     */
    static List<Input> find(List<Path> paths, CaptureOpener opener) throws IOException {
        List<Input> found = new ArrayList<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            if (Files.isDirectory(absolute)) {
                int before = found.size();
                walk(absolute, opener, found);
                if (found.size() == before) {
                    found.add(new Input(absolute, true, false, absolute
                            + " is an empty folder; nothing was imported."));
                }
            } else {
                found.add(new Input(absolute, true, true, ""));
            }
        }
        return found;
    }

    private static void walk(Path folder, CaptureOpener opener, List<Input> found) throws IOException {
        List<Input> below = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file)) {
                    below.add(look(file, opener));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                below.add(new Input(file, true, false, file + " cannot be read: " + reason(e) + "; it was left out."));
                return FileVisitResult.CONTINUE;
            }
        });
        below.sort((a, b) -> a.file().compareTo(b.file()));
        found.addAll(below);
    }

    private static Input look(Path file, CaptureOpener opener) {
        try {
            return new Input(file, false, opener.recognizes(file), "");
        } catch (IOException e) {
            return new Input(file, true, false, file + " cannot be read: " + reason(e) + "; it was left out.");
        }
    }

    /** A reason a person can read: exceptions of the file system often carry a bare path as their message. */
    static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "there is no such file";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
