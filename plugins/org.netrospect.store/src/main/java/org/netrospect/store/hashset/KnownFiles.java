package org.netrospect.store.hashset;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.netrospect.core.Progress;
import org.netrospect.core.cases.HashSets;

/**
 * The hash sets of a workspace, a file each in one folder. Another process may add and remove some meanwhile: the
 * folder is looked at again for every table that is asked for.
 */
public final class KnownFiles implements HashSets, Closeable {
    private static final String ENDING = ".set";
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}";
    /** Contents of which it is remembered what is known of them. */
    private static final int MOST = 1 << 18;

    private final Path folder;
    private final Runnable changed;
    private final List<HashSetFile> retired = new ArrayList<>();
    private Map<String, Opened> sets = new TreeMap<>();
    private volatile Lookup lookup = new Lookup(List.of());

    /** A set and what its file was like when it was opened. */
    private record Opened(HashSetFile file, long modified, long bytes) {
    }

    /** @param changed called when a set was added or removed here */
    public KnownFiles(Path folder, Runnable changed) {
        this.folder = folder;
        this.changed = changed;
    }

    /** What sets say of files, as of a moment. A file in a good and in a bad one is bad. */
    static final class Lookup {
        private static final int UNKNOWN = -1;

        private final List<HashSetFile> sets;
        private final Map<String, Integer> said = new ConcurrentHashMap<>();

        Lookup(List<HashSetFile> sets) {
            this.sets = List.copyOf(sets);
        }

        boolean empty() {
            return sets.isEmpty();
        }

        /** @param digests of one content, the longest first */
        Optional<Kind> kind(List<String> digests) {
            int kind = said.getOrDefault(digests.getFirst(), Integer.MIN_VALUE);
            if (kind == Integer.MIN_VALUE) {
                if (said.size() >= MOST) {
                    said.clear();
                }
                kind = read(digests);
                said.put(digests.getFirst(), kind);
            }
            return kind == UNKNOWN ? Optional.empty() : Optional.of(Kind.values()[kind]);
        }

        private int read(List<String> digests) {
            int kind = UNKNOWN;
            try {
                for (HashSetFile set : sets) {
                    for (String digest : digests) {
                        if (set.kind().ordinal() > kind && !digest.isEmpty() && set.contains(digest)) {
                            kind = set.kind().ordinal();
                        }
                    }
                }
                return kind;
            } catch (IOException e) {
                throw new UncheckedIOException("A hash set cannot be read: " + e.getMessage() + ".", e);
            }
        }
    }

    /** What the sets say now. */
    Lookup lookup() {
        try {
            refresh();
        } catch (IOException e) {
            throw new UncheckedIOException("The hash sets in " + folder + " cannot be read: " + e.getMessage() + ".",
                    e);
        }
        return lookup;
    }

    private synchronized void refresh() throws IOException {
        Map<String, Opened> now = new TreeMap<>();
        boolean other = false;
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    String plain = name.substring(0, name.length() - ENDING.length());
                    long modified = Files.getLastModifiedTime(file).toMillis();
                    long bytes = Files.size(file);
                    Opened before = sets.get(plain);
                    boolean same = before != null && before.modified == modified && before.bytes == bytes;
                    now.put(plain, same ? before : new Opened(HashSetFile.open(file), modified, bytes));
                    other |= !same;
                }
            }
        }
        if (other || now.size() != sets.size()) {
            // tables that are still held may read those that are gone
            Map<String, Opened> gone = new HashMap<>(sets);
            gone.values().removeAll(now.values());
            gone.values().forEach(each -> retired.add(each.file));
            sets = now;
            lookup = new Lookup(now.values().stream().map(Opened::file).toList());
        }
    }

    @Override
    public synchronized List<HashSet> all() throws IOException {
        refresh();
        return sets.entrySet().stream().map(e -> new HashSet(e.getKey(), e.getValue().file.kind(),
                e.getValue().file.size())).toList();
    }

    @Override
    public Imported add(String name, Kind kind, List<Path> lists, Progress progress) throws IOException {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("A hash set cannot be called “" + name
                    + "”: its name takes letters, digits, blanks and . _ - alone, 80 at most.");
        }
        Files.createDirectories(folder);
        Imported imported = HashSetImport.run(lists, folder.resolve(name + ENDING), kind, progress);
        refresh();
        changed.run();
        return imported;
    }

    @Override
    public boolean remove(String name) throws IOException {
        boolean was = name.matches(NAME) && Files.deleteIfExists(folder.resolve(name + ENDING));
        if (was) {
            refresh();
            changed.run();
        }
        return was;
    }

    @Override
    public synchronized void close() throws IOException {
        sets.values().forEach(each -> retired.add(each.file));
        sets = new TreeMap<>();
        lookup = new Lookup(List.of());
        for (HashSetFile each : retired) {
            each.close();
        }
        retired.clear();
    }
}
