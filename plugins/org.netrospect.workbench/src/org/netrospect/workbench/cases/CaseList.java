package org.netrospect.workbench.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.netrospect.core.cases.Workspace;
import org.netrospect.workbench.Engine;

/** The cases of a workspace as their folders tell, without opening any of them. */
public final class CaseList {
    /**
     * A case.
     *
     * @param bytes its folder takes on the disk, captures not counted
     * @param used when something in it was last written, milliseconds since 1970 UTC
     */
    public record Entry(String name, long bytes, long used) {
    }

    private CaseList() {
    }

    /** Latest first. Reads the disk. */
    public static List<Entry> read(Engine engine, BooleanSupplier cancelled) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Workspace workspace = engine.workspaces().open(engine.folder())) {
            for (String name : workspace.cases()) {
                if (cancelled.getAsBoolean()) {
                    break;
                }
                entries.add(entry(name, workspace.place(name)));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::used).reversed());
        return entries;
    }

    private static Entry entry(String name, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Entry(name, 0, 0);
        }
        long[] sums = new long[2];
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).map(Path::toFile).forEach(file -> {
                sums[0] += file.length();
                sums[1] = Math.max(sums[1], file.lastModified());
            });
        }
        return new Entry(name, sums[0], sums[1]);
    }
}
