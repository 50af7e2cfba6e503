package org.netrospect.core.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.event.Details;

/**
 * Receives contents and says what they are. The same content crosses a network again and again (certificates, scripts
 * of web sites, updates): what was found out about one is remembered by its SHA-256, within limits. Thread-safe.
 */
public final class KnownContents {
    /** Files inside files inside files. */
    private static final int DEEPEST = 4;
    /** Files told by name that lie deeper. */
    private static final int MOST_NAMES = 100;
    private static final int REMEMBERED = 4096;
    /** Bytes of files inside that are remembered with the files they are in. */
    private static final long INSIDE = 16L << 20;

    private final FileStaging staging;
    private final FileExaminer examiner;
    private final boolean asked;
    /** The longest unused first. */
    private final Map<Key, Known> known = new LinkedHashMap<>(64, 0.75f, true);
    private long inside;

    /**
     * What a content is.
     *
     * @param examination without the files inside
     * @param inside in their order
     */
    public record Known(Digests digests, Examination examination, List<Inside> inside) {
        /** What is known of a content that nobody asked about. */
        public static final Known NOTHING = new Known(new Digests("", "", ""), Examination.none(), List.of());

        private void share() {
            for (Inside each : inside) {
                each.content.share();
                each.known.share();
            }
        }

        private void close() throws IOException {
            for (Inside each : inside) {
                each.content.close();
                each.known.close();
            }
        }

        private long insideBytes() {
            return inside.stream().mapToLong(each -> each.content.length() + each.known.insideBytes()).sum();
        }

        private boolean insideInMemory() {
            return inside.stream().allMatch(each -> each.content.inMemory() && each.known.insideInMemory());
        }
    }

    /** A file inside another. @param name as the other gives it, unsafe */
    public record Inside(String name, StagedFile content, Known known) {
    }

    /** @param depth how many files the content is inside of: at the deepest nothing is taken out any more */
    private record Key(String sha256, int depth) {
    }

    public KnownContents(FileStaging staging, FileExaminer examiner) {
        this(staging, examiner, true);
    }

    private KnownContents(FileStaging staging, FileExaminer examiner, boolean asked) {
        this.staging = staging;
        this.examiner = examiner;
        this.asked = asked;
    }

    /** Receives contents as these do, for somebody who wants their bytes and does not ask what they are. */
    public KnownContents unasked() {
        return new KnownContents(staging, examiner, false);
    }

    /** Whether anybody asks what contents are: they are neither hashed nor looked into otherwise. */
    public boolean isAsked() {
        return asked;
    }

    /** Begins a content. */
    public StagedFile open() {
        return staging.open();
    }

    /**
     * Says what a content is. The contents inside it are the caller's to close.
     *
     * @throws IOException it could not be read, or what is inside could not be kept
     */
    public Known of(String sha256, FileContent content) throws IOException {
        return of(new Key(sha256, 0), content);
    }

    /** What does not fit between what a file is called or declared as and what it is, as sentences. */
    public List<String> mismatch(FileOffer offer, String mediaType) {
        return examiner.mismatch(offer.name(), offer.declaredType(), mediaType);
    }

    private Known of(Key key, FileContent content) throws IOException {
        synchronized (known) {
            Known before = known.get(key);
            if (before != null) {
                before.share();
                return before;
            }
        }
        Examination examination = examiner.examine(content);
        List<Inside> all = new ArrayList<>();
        if (key.depth < DEEPEST) {
            for (Examination.Nested each : examination.nested()) {
                if (each.content().length() > 0) {
                    StagedFile inner = staging.copy(each.content());
                    all.add(new Inside(each.name(), inner, of(new Key(Digests.sha256(inner), key.depth + 1), inner)));
                }
            }
        }
        List<String> left = key.depth < DEEPEST ? List.of()
                : examination.nested().stream().map(Examination.Nested::name).limit(MOST_NAMES).toList();
        Details facts = left.isEmpty() ? examination.facts() : examination.facts().with("not_taken_out", left);
        Known now = new Known(Digests.of(key.sha256, content), new Examination(examination.mediaType(),
                examination.entropy(), facts, List.of()), List.copyOf(all));
        remember(key, now);
        return now;
    }

    private void remember(Key key, Known now) throws IOException {
        long bytes = now.insideBytes();
        if (bytes > INSIDE / 4 || !now.insideInMemory()) {
            return;
        }
        synchronized (known) {
            if (known.putIfAbsent(key, now) == null) {
                now.share();
                inside += bytes;
            }
            var eldest = known.values().iterator();
            while (known.size() > REMEMBERED || inside > INSIDE) {
                Known least = eldest.next();
                eldest.remove();
                inside -= least.insideBytes();
                least.close();
            }
        }
    }
}
