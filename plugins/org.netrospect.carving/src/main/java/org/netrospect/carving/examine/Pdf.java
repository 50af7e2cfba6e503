package org.netrospect.carving.examine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.netrospect.core.bytes.ByteWindow;

/** PDF: names of objects that act, and files inside. Read as a text, as a damaged one is read by viewers too. */
final class Pdf implements Inspector {
    private static final long MOST_READ = 64L << 20;
    private static final int PIECE = 1 << 18;
    /** A dictionary before its stream. */
    private static final int DICTIONARY = 2048;
    private static final int MOST_OBJECT_STREAMS = 256;
    private static final int LONGEST_OBJECT_STREAM = 1 << 20;
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static final Pattern NAME = Pattern.compile("/([A-Za-z#][A-Za-z0-9#]{1,30})(?![A-Za-z0-9#])");
    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern LINK = Pattern.compile("/URI\\s{0,8}\\(([^)\\\\]{1,500})\\)");

    static {
        NAMES.put("JavaScript", "javascript");
        NAMES.put("JS", "javascript");
        NAMES.put("Launch", "launch");
        NAMES.put("OpenAction", "open_action");
        NAMES.put("AA", "additional_actions");
        NAMES.put("EmbeddedFile", "embedded_files");
        NAMES.put("Encrypt", "encrypted");
        NAMES.put("AcroForm", "form");
        NAMES.put("XFA", "xfa_form");
        NAMES.put("RichMedia", "rich_media");
        NAMES.put("SubmitForm", "submit_form");
        NAMES.put("GoToR", "remote_links");
        NAMES.put("ObjStm", "object_streams");
    }

    /** What is counted while a file is read. */
    private static final class Reading {
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private final List<String> links = new ArrayList<>();
        private int objectStreams;
        private int files;
    }

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        Reading reading = new Reading();
        Unpacking unpacking = new Unpacking(findings);
        String version = content.upTo(5, 3).latin1(0, content.upTo(5, 3).length());
        findings.facts().put("version", version);
        long end = Math.min(content.length(), MOST_READ);
        for (long at = 0; at < end; at += PIECE) {
            // pieces overlap, so that what crosses a border is seen; it counts where it begins
            ByteWindow piece = content.upTo(at, (int) Math.min(PIECE + DICTIONARY, end - at));
            String text = piece.latin1(0, piece.length());
            names(text, PIECE, reading);
            Matcher stream = STREAM.matcher(text);
            while (stream.find() && stream.start() < PIECE) {
                if (stream.start() < 3 || !text.startsWith("end", stream.start() - 3)) {
                    stream(content, at + stream.start(), at + stream.end(), reading, unpacking);
                }
            }
        }
        if (content.length() > MOST_READ) {
            findings.remark("The first " + (MOST_READ >> 20) + " MB of it were searched for what acts.");
        }
        reading.counts.forEach((name, count) -> findings.facts().put(name, count));
        findings.facts().put("links", reading.links);
    }

    private static void names(String text, int limit, Reading reading) {
        Matcher name = NAME.matcher(text);
        while (name.find() && name.start() < limit) {
            String plain = name.group(1).indexOf('#') < 0 ? name.group(1) : unescaped(name.group(1));
            if (!plain.equals(name.group(1)) && NAMES.containsKey(plain)) {
                reading.counts.merge("hidden_names", 1L, Long::sum);
            }
            if (NAMES.containsKey(plain)) {
                reading.counts.merge(NAMES.get(plain), 1L, Long::sum);
            }
        }
        Matcher link = LINK.matcher(text);
        while (link.find() && link.start() < limit && reading.links.size() < 100) {
            if (!reading.links.contains(link.group(1))) {
                reading.links.add(link.group(1));
            }
        }
    }

    private static String unescaped(String name) {
        return ESCAPE.matcher(name).replaceAll(hex -> Matcher.quoteReplacement(
                String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }

    private static void stream(Content content, long keyword, long begin, Reading reading, Unpacking unpacking)
            throws IOException {
        long from = Math.max(0, keyword - DICTIONARY);
        ByteWindow before = content.upTo(from, (int) (keyword - from));
        String dictionary = before.latin1(0, before.length());
        dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf(" obj")));
        boolean deflated = dictionary.contains("/FlateDecode") || dictionary.contains("/Fl ");
        if (dictionary.contains("/ObjStm") && deflated && ++reading.objectStreams <= MOST_OBJECT_STREAMS) {
            byte[] inner = StreamedContent.of(() -> inflated(content, begin), LONGEST_OBJECT_STREAM)
                    .head(LONGEST_OBJECT_STREAM);
            names(new String(inner, StandardCharsets.ISO_8859_1), inner.length, reading);
        }
        if (dictionary.contains("/EmbeddedFile") && deflated && reading.files < Findings.MOST_NESTED) {
            String name = "embedded-" + ++reading.files;
            unpacking.unpack(name, Math.min(content.length() - begin, 1 << 20), () -> inflated(content, begin));
        }
    }

    private static InflaterInputStream inflated(Content content, long begin) {
        Inflater inflater = new Inflater();
        return new InflaterInputStream(content.stream(begin, content.length()), inflater, 1 << 13) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }
}
