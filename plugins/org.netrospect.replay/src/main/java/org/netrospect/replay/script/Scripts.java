package org.netrospect.replay.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts in a page, or a file that is one. What is written of them has constants calculated ({@link Folding}) and
 * no comments. Time and memory are bound by the size of the content.
 */
public final class Scripts {
    /** Bytes that are looked at of one content. */
    static final int LARGEST = 512 << 10;
    private static final Pattern TYPE = Pattern.compile("\\b(?:type|language)\\s{0,16}=\\s{0,16}[\"']?"
            + "([^\"'\\s>]{0,64})", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("\\bsrc\\s{0,16}=", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final List<Place> places;

    private record Place(int from, int to) {
    }

    private Scripts(String text, List<Place> places) {
        this.text = text;
        this.places = places;
    }

    /**
     * Finds them.
     *
     * @param declaredType what the protocol says that the content is, "" for nothing
     */
    public static Scripts of(byte[] content, String declaredType) {
        String text = new String(content, 0, Math.min(content.length, LARGEST), StandardCharsets.ISO_8859_1);
        return new Scripts(text, isScript(declaredType) ? List.of(new Place(0, text.length())) : inPage(text));
    }

    private static boolean isScript(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.contains("javascript") || lower.contains("ecmascript") || lower.contains("jscript")
                || lower.contains("livescript") || lower.equals("module");
    }

    private static List<Place> inPage(String text) {
        List<Place> places = new ArrayList<>();
        int at = indexOf(text, "<script", 0);
        while (at >= 0) {
            int begin = at + "<script".length();
            int end = endOfTag(text, begin);
            if (end < 0) {
                break;
            }
            int close = indexOf(text, "</script", end);
            int to = close < 0 ? text.length() : close;
            if (begin < text.length() && !Character.isLetterOrDigit(text.charAt(begin)) && text.charAt(begin) != '-'
                    && isOwn(text.substring(begin, end - 1))) {
                places.add(new Place(end, to));
            }
            at = indexOf(text, "<script", to);
        }
        return places;
    }

    private static boolean isOwn(String attributes) {
        Matcher type = TYPE.matcher(attributes);
        return !FROM_ELSEWHERE.matcher(attributes).find()
                && (!type.find() || type.group(1).isEmpty() || isScript(type.group(1)));
    }

    /** The place behind a tag; -1 if it does not end. */
    private static int endOfTag(String text, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return i + 1;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return -1;
    }

    private static int indexOf(String text, String lower, int from) {
        for (int at = text.indexOf(lower.charAt(0), from); at >= 0; at = text.indexOf(lower.charAt(0), at + 1)) {
            if (text.regionMatches(true, at, lower, 0, lower.length())) {
                return at;
            }
        }
        return -1;
    }

    /** All scripts as rules of Snort 3 expect them, with numbers for names; nothing if there are none. */
    public Optional<byte[]> numbered() {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        ScriptWriter writer = new ScriptWriter();
        for (Place place : places) {
            writer.write(Folding.fold(ScriptReader.read(text.substring(place.from, place.to))));
        }
        return Optional.of(writer.text().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The content with its scripts written plainly: names stay, white space is one blank; nothing without scripts. */
    public Optional<byte[]> plain() {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (Place place : places) {
            out.append(text, at, place.from);
            for (Token token : Folding.fold(ScriptReader.read(text.substring(place.from, place.to)))) {
                out.append(token.afterSpace ? " " : "");
                if (token.quote == 0) {
                    out.append(token.text);
                } else {
                    out.append(token.quote).append(token.text).append(token.quote);
                }
            }
            at = place.to;
        }
        return Optional.of(out.append(text, at, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
