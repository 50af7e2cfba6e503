package org.netrospect.workbench.importing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Names a new case after what is imported into it. */
final class NewCaseName {
    private static final int MAX = 60;

    private NewCaseName() {
    }

    /** A name that no case of the workspace has; reads its folder. */
    static String of(Path file, Path workspace) {
        String base = base(file);
        String name = base;
        for (int n = 2; Files.exists(workspace.resolve("cases").resolve(name)); n++) {
            name = base + " " + n;
        }
        return name;
    }

    static String base(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String stem = name.replaceFirst("(?i)\\.(gz|zst|bz2|lz4|xz)$", "").replaceFirst("\\.[A-Za-z0-9]{1,7}$", "");
        String plain = stem.replaceAll("[^\\p{L}\\p{N} ._-]", " ").replaceAll("\\s+", " ")
                .replaceAll("^[ .]+|[ .]+$", "");
        return plain.isEmpty() ? "Case" : plain.substring(0, plain.offsetByCodePoints(0,
                Math.min(MAX, plain.codePointCount(0, plain.length()))));
    }
}
