package org.netrospect.protocols.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.ByteRanges;
import org.netrospect.core.session.HostPair;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;

/**
 * Parts of files that came in 206 responses, kept until all parts are there; then the whole is a file, too. Shared by
 * the sessions between two hosts, because browsers load parts over several connections.
 */
final class Ranges {
    /** Bytes of parts kept. */
    private static final long ALL = 128L << 20;
    /** Files in parts at a time. */
    private static final int MOST_FILES = 256;

    /** What parts of the same file have in common. */
    private record Key(HostPair between, String host, String target, long total, String tag) {
    }

    private record Part(long at, byte[] bytes) {
    }

    private static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final ByteRanges there = new ByteRanges();
        private long bytes;
    }

    private final Map<Key, Parts> files = new LinkedHashMap<>();
    private long kept;

    static Ranges of(SessionContext context) {
        return context.shared(Ranges.class, Ranges::new);
    }

    /** A stage that keeps a part and passes it on. */
    ByteSink part(SessionContext context, Source source, Head head, ContentRange range, ByteSink target) {
        context.session().tie(Tie.NEAR);
        String tag = head.value("etag").isEmpty() ? head.value("last-modified") : head.value("etag");
        Key key = new Key(HostPair.of(context.session()), source.host(), source.target(), range.total(), tag);
        return new Keeper(context, source, head, key, range, target);
    }

    private final class Keeper implements ByteSink {
        private final SessionContext context;
        private final Source source;
        private final Head head;
        private final Key key;
        private final ContentRange range;
        private final ByteSink target;
        private ByteArrayOutputStream run = new ByteArrayOutputStream();
        private long position;

        Keeper(SessionContext context, Source source, Head head, Key key, ContentRange range, ByteSink target) {
            this.context = context;
            this.source = source;
            this.head = head;
            this.key = key;
            this.range = range;
            this.target = target;
            position = range.first();
        }

        @Override
        public void data(ByteWindow bytes) {
            target.data(bytes);
            if (kept + bytes.length() > ALL) {
                context.irregularity("too many parts of files", "Parts of files have more than " + (ALL >> 20)
                        + " MB together; some are not joined, every part is kept by itself.");
                flush();
                position += bytes.length();
                return;
            }
            run.write(bytes.array(), bytes.arrayOffset(), bytes.length());
            kept += bytes.length();
        }

        private void flush() {
            if (run.size() > 0) {
                Parts parts = files.computeIfAbsent(key, none -> new Parts());
                if (parts.there.add(position, position + run.size())) {
                    parts.parts.add(new Part(position, run.toByteArray()));
                    parts.bytes += run.size();
                } else {
                    kept -= run.size();
                }
                position += run.size();
                run = new ByteArrayOutputStream();
            }
        }

        @Override
        public void gap(long length) {
            target.gap(length);
            flush();
            position += length;
        }

        @Override
        public void end(boolean whole) {
            target.end(whole);
            flush();
            if (files.size() > MOST_FILES) {
                context.irregularity("too many parts of files", "Parts of more than " + MOST_FILES + " files were kept "
                        + "at once; those of the oldest are not joined.");
            }
            forget();
            Optional.ofNullable(files.get(key)).filter(parts -> parts.there.covered() >= range.total()
                    && parts.there.missing(range.total()).isEmpty()).ifPresent(this::join);
        }

        private void join(Parts parts) {
            files.remove(key);
            kept -= parts.bytes;
            parts.parts.sort(Comparator.comparingLong(Part::at));
            ByteSink file = ContentCodings.remove(context, ContentCodings.of(head), new FileSink(context, source.offer(
                    FileNames.of(head, source.target()), head.mediaType(),
                    ContentCodings.of(head).isEmpty() ? range.total() : -1, ContentCodings.of(head), "")));
            long at = 0;
            for (Part part : parts.parts) {
                int known = (int) Math.min(part.bytes().length, Math.max(0, at - part.at()));
                file.data(new ByteWindow(part.bytes(), known, part.bytes().length - known));
                at = Math.max(at, part.at() + part.bytes().length);
            }
            file.end(true);
        }
    }

    /** The oldest file in parts makes room for a new one. */
    private void forget() {
        while (files.size() > MOST_FILES) {
            Map.Entry<Key, Parts> oldest = files.entrySet().iterator().next();
            kept -= oldest.getValue().bytes;
            files.remove(oldest.getKey());
        }
    }
}
