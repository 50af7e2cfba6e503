package org.netrospect.core.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.Progress;
import org.netrospect.core.time.Amounts;

/**
 * Sets of digests of files that are known, shared by all cases of a workspace: the column {@code known} of the table
 * {@code files} says what they say. Thread-safe; calls touch the disk.
 */
public interface HashSets {
    /** What the files of a set are. */
    enum Kind {
        GOOD, BAD;

        /** As it stands in the column {@code known}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its word. */
        public static Optional<Kind> of(String word) {
            return List.of(values()).stream().filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /** A set. @param digests MD5, SHA-1 and SHA-256 together */
    record HashSet(String name, Kind kind, long digests) {
    }

    /**
     * What was read from lists.
     *
     * @param linesWithout lines that have no digest, the first naming the columns included
     * @param digests different ones in the set
     */
    record Imported(long lines, long linesWithout, long digests) {
        /** {@code 1,280 different digests from 1,284 lines; 4 lines have none}. */
        public String text() {
            return Amounts.count(digests, "different digest", "different digests") + " from "
                    + Amounts.count(lines, "line", "lines") + "; "
                    + (linesWithout == 0 ? "each has one"
                            : Amounts.count(linesWithout, "line has", "lines have") + " none");
        }
    }

    /** All of them, by name. */
    List<HashSet> all() throws IOException;

    /**
     * Makes a set of lists: NSRL's, HashKeeper's and other CSV, md5sum's, or plain. One of the same name is replaced.
     *
     * @param name letters, digits, blanks and {@code . _ -}
     * @throws IllegalArgumentException the name will not do
     * @throws java.util.concurrent.CancellationException the progress said so; nothing has changed then
     */
    Imported add(String name, Kind kind, List<Path> lists, Progress progress) throws IOException;

    /** Forgets a set. @return false if there is none of this name */
    boolean remove(String name) throws IOException;
}
