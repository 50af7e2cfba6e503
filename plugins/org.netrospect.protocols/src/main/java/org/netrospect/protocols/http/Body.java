package org.netrospect.protocols.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;

/**
 * The body of one message, from its transferred bytes to files: content codings are taken off, parts of multipart
 * bodies and of ranges are told apart. The framing of chunks or of frames is off already.
 */
public final class Body implements ByteSink {
    /** Bytes of a body that are shown to signatures, as many as Suricata looks at unless it is told otherwise. */
    private static final int SHOWN = 100 << 10;
    /** Bytes of a form that are looked at for a login. */
    private static final int FORM = 8 << 10;
    /** Fields of a form that are kept, and bytes of each. */
    private static final int MOST_FIELDS = 100;
    private static final int LONGEST_FIELD = 1 << 10;

    private final SessionContext context;
    private final Source source;
    private final Head head;
    private final ByteSink stages;
    private final Map<String, Capture> fields = new LinkedHashMap<>();
    private Optional<Capture> shown = Optional.empty();
    private long bytes;

    /** @param length that it should have as transferred, negative if that is not known */
    public Body(SessionContext context, Source source, Head head, long length) {
        this.context = context;
        this.source = source;
        this.head = head;
        stages = stages(Math.max(-1, length));
    }

    private ByteSink stages(long length) {
        List<String> codings = ContentCodings.of(head);
        Optional<ContentRange> range = source.status() == 206
                ? ContentRange.parse(head.value("content-range")).filter(each -> !each.whole()) : Optional.empty();
        if (range.isPresent()) {
            return part(head, range.get(), codings);
        }
        return ContentCodings.remove(context, codings, captured(content(codings, codings.isEmpty() ? length : -1)));
    }

    /** A part of a file, in the coding of the whole: a coding cannot be taken off a part. */
    private ByteSink part(Head its, ContentRange range, List<String> codings) {
        FileSink file = new FileSink(context, source.offer(FileNames.of(head, source.target()), its.mediaType(),
                range.length(), codings, "bytes " + range.first() + "-" + range.last() + "/"
                        + (range.total() < 0 ? "*" : range.total())));
        ByteSink stage = range.total() < 0 ? file : Ranges.of(context).part(context, source, head, range, file);
        return its == head ? captured(stage) : stage;
    }

    private ByteSink captured(ByteSink target) {
        boolean form = head.mediaType().equals("application/x-www-form-urlencoded");
        if (context.inspection().wanted() || form) {
            Capture capture = new Capture(context.inspection().wanted() ? SHOWN : FORM, target);
            shown = Optional.of(capture);
            return capture;
        }
        return target;
    }

    private ByteSink content(List<String> codings, long length) {
        String type = head.mediaType();
        String boundary = FileNames.parameters(head.value("content-type")).getOrDefault("boundary", "");
        if (type.startsWith("multipart/") && !boundary.isEmpty()) {
            if (type.equals("multipart/byteranges")) {
                return new Multipart(boundary, each -> ContentRange.parse(each.value("content-range"))
                        .map(range -> part(each, range, codings)).orElseGet(() -> partOfForm(each)));
            }
            if (type.equals("multipart/form-data") || type.equals("multipart/x-mixed-replace")) {
                return new Multipart(boundary, this::partOfForm);
            }
            // what belongs together is a file as it is; its parts are files too, where they are not encrypted as one
            return type.equals("multipart/encrypted") ? file(type, length, codings)
                    : new Both(file(type, length, codings), new Multipart(boundary, this::partOfForm));
        }
        FileSink file = file(type, length, codings);
        return type.equals(DnsBody.TYPE) && !source.fromClient() ? new DnsBody(context, file) : file;
    }

    private FileSink file(String type, long length, List<String> codings) {
        return new FileSink(context, source.offer(FileNames.of(head, source.target()), type, length, codings,
                ""));
    }

    private ByteSink partOfForm(Head part) {
        String disposition = part.value("content-disposition");
        Map<String, String> parameters = FileNames.parameters(disposition);
        String field = parameters.getOrDefault("name", "");
        boolean file = parameters.containsKey("filename") || parameters.containsKey("filename*")
                || part.has("content-type");
        if (!file && !field.isEmpty()) {
            Capture value = new Capture(LONGEST_FIELD, NOWHERE);
            if (fields.size() < MOST_FIELDS) {
                fields.putIfAbsent(FileNames.text(field), value);
            }
            return value;
        }
        return new FileSink(context, source.offer(FileNames.disposition(disposition), part.mediaType(), -1, List.of(),
                ""));
    }

    private static final ByteSink NOWHERE = new ByteSink() {
        @Override
        public void data(ByteWindow bytes) {
            // the value of a field is kept, not made a file
        }

        @Override
        public void gap(long length) {
            // as above
        }

        @Override
        public void end(boolean whole) {
            // as above
        }
    };

    @Override
    public void data(ByteWindow piece) {
        bytes += piece.length();
        stages.data(piece);
    }

    @Override
    public void gap(long length) {
        bytes += length;
        stages.gap(length);
    }

    @Override
    public void end(boolean whole) {
        stages.end(whole);
    }

    /** Bytes as transferred. */
    public long length() {
        return bytes;
    }

    /** The first bytes without their coding, if anybody wants to see them. */
    byte[] shown() {
        return shown.map(Capture::bytes).orElseGet(() -> new byte[0]);
    }

    /** Fields of a form, in either way of writing it; none if it was no form. */
    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        fields.forEach((name, value) -> form.put(name, new String(value.bytes(), StandardCharsets.UTF_8)));
        if (head.mediaType().equals("application/x-www-form-urlencoded")) {
            String text = new String(shown(), StandardCharsets.ISO_8859_1);
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && form.size() < MOST_FIELDS) {
                    form.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return new String(FileNames.percentDecoded(text.replace('+', ' ')), StandardCharsets.UTF_8).strip();
    }
}
