package org.netrospect.workbench.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.workbench.model.Background;

/**
 * What will happen to a file.
 *
 * @param bytes its size; 0 if it cannot be told
 * @param format as recognised; "" if it is no capture
 * @param sentence what the analyst should know before
 */
record FilePreview(Path file, long bytes, String format, String sentence) {
    private static final int MAX = 2000;

    /** Looks into files and folders, in order; at most 2,000 files. Reads the disk. */
    static List<FilePreview> of(List<Path> paths, CaptureOpener opener, List<CaptureInfo> known,
            BooleanSupplier cancelled) {
        List<FilePreview> previews = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile).sorted().limit(MAX - previews.size())
                        .takeWhile(f -> !cancelled.getAsBoolean())
                        .forEach(f -> previews.add(one(f, opener, known, Files.isDirectory(path))));
            } catch (IOException | UncheckedIOException e) {
                previews.add(new FilePreview(path, 0, "", "cannot be read: " + Background.reason(e)));
            }
        }
        return previews;
    }

    private static FilePreview one(Path file, CaptureOpener opener, List<CaptureInfo> known, boolean inFolder) {
        long size = file.toFile().length();
        try (CaptureReader reader = opener.open(file, CaptureListener.NONE)) {
            Optional<CaptureInfo> same = known.stream().filter(c -> c.bytes() == size).findFirst();
            return new FilePreview(file, size, reader.format(), same.map(c -> "is as long as capture " + c.id()
                    + "; if its bytes are the same, it will be left out").orElse("will be imported"));
        } catch (IOException e) {
            return new FilePreview(file, size, "", inFolder ? "is no capture; will be left out" : Background.reason(e));
        }
    }
}
