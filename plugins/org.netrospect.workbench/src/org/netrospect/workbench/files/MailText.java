package org.netrospect.workbench.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as a reader would see it: who, when, about what, its text, and what is attached (RFC 5322, 2045, 2047). Its
 * attachments are files of their own and are only named.
 */
final class MailText {
    private static final List<String> HEADERS = List.of("From", "To", "Cc", "Date", "Subject");
    private static final Pattern WORD = Pattern.compile("=\\?([\\w-]{1,40})(?:\\*[\\w-]*)?\\?([bBqQ])\\?([^?]*)\\?=");
    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<String> attached = new ArrayList<>();
    private int parts;

    /** @param mail one character a byte */
    static String of(String mail) {
        MailText reader = new MailText();
        Part whole = Part.of(mail);
        StringBuilder out = new StringBuilder();
        for (String header : HEADERS) {
            String value = decoded(whole.header(header));
            if (!value.isEmpty()) {
                out.append(header).append(": ").append(value).append('\n');
            }
        }
        reader.part(whole, 0);
        if (!reader.attached.isEmpty()) {
            out.append("Attached: ").append(String.join(", ", reader.attached)).append('\n');
        }
        return out.append('\n').append(reader.text.toString().strip()).toString();
    }

    /** Headers by their names in lower case, and what follows them. */
    private record Part(Map<String, String> headers, String body) {
        static Part of(String all) {
            Map<String, String> headers = new LinkedHashMap<>();
            String last = "";
            int at = 0;
            while (at < all.length()) {
                int end = all.indexOf('\n', at);
                String line = (end < 0 ? all.substring(at) : all.substring(at, end)).replace("\r", "");
                at = end < 0 ? all.length() : end + 1;
                int colon = line.indexOf(':');
                if (line.isEmpty()) {
                    break;
                } else if ((line.startsWith(" ") || line.startsWith("\t")) && !last.isEmpty()) {
                    headers.merge(last, line.strip(), (a, b) -> a + " " + b);
                } else if (colon > 0) {
                    last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    headers.putIfAbsent(last, line.substring(colon + 1).strip());
                }
            }
            return new Part(headers, all.substring(at));
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** A parameter of a header: {@code boundary}. */
        String parameter(String header, String name) {
            Matcher m = Pattern.compile(";\\s*" + name + "\\*?=\\s*(?:\"([^\"]{0,300})\"|([^;\\s]{1,300}))",
                    Pattern.CASE_INSENSITIVE).matcher(header(header));
            return !m.find() ? "" : m.group(1) != null ? m.group(1) : m.group(2);
        }

        String type() {
            String type = header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
            return type.isEmpty() ? "text/plain" : type;
        }
    }

    private void part(Part part, int depth) {
        String boundary = part.parameter("Content-Type", "boundary");
        if (part.type().startsWith("multipart/") && !boundary.isEmpty() && depth < DEEPEST) {
            for (String each : split(part.body(), "--" + boundary)) {
                if (++parts <= MOST_PARTS) {
                    part(Part.of(each), depth + 1);
                }
            }
            return;
        }
        String name = part.parameter("Content-Disposition", "filename");
        String called = decoded(name.isEmpty() ? part.parameter("Content-Type", "name") : name);
        boolean attachment = part.header("Content-Disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
        if (!called.isEmpty() || attachment || !part.type().startsWith("text/")) {
            attached.add((called.isEmpty() ? "without a name" : called) + " (" + part.type() + ")");
            return;
        }
        String body = string(bytes(part.body(), part.header("Content-Transfer-Encoding")),
                part.parameter("Content-Type", "charset"));
        // of a text and the same as a page the first is enough
        if (part.type().equals("text/html") && text.isEmpty()) {
            text.append(HtmlText.of(body)).append("\n\n");
        } else if (!part.type().equals("text/html")) {
            text.append(body.strip()).append("\n\n");
        }
    }

    private static List<String> split(String body, String delimiter) {
        List<String> parts = new ArrayList<>();
        int at = body.startsWith(delimiter) ? 0 : body.indexOf("\n" + delimiter);
        while (at >= 0 && parts.size() < MOST_PARTS) {
            int begin = body.indexOf('\n', at + 1);
            int next = begin < 0 ? -1 : body.indexOf("\n" + delimiter, begin);
            if (begin < 0 || body.startsWith("--", body.indexOf(delimiter, at) + delimiter.length())) {
                break;
            }
            parts.add(next < 0 ? body.substring(begin + 1) : body.substring(begin + 1, next + 1));
            at = next;
        }
        return parts;
    }

    private static byte[] bytes(String body, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quoted(body.replaceAll("=[ \\t]*\\r?\\n", ""), false);
            default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] base64(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9+/]", "");
        return Base64.getDecoder().decode(plain.substring(0, plain.length() - (plain.length() % 4 == 1 ? 1 : 0)));
    }

    private static byte[] quoted(String text, boolean word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length() && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                out.write(Character.digit(text.charAt(i + 1), 16) << 4 | Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else {
                out.write(word && c == '_' ? ' ' : c);
            }
        }
        return out.toByteArray();
    }

    private static String string(byte[] bytes, String charset) {
        return new String(bytes, charset.isEmpty() ? StandardCharsets.UTF_8 : charset(charset));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            // an unknown name is as good as none
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** A header with its encoded words read (RFC 2047). */
    private static String decoded(String header) {
        Matcher words = WORD.matcher(header.replaceAll("\\?=\\s+=\\?", "?==?"));
        return words.replaceAll(m -> Matcher.quoteReplacement(string(m.group(2).equalsIgnoreCase("b")
                ? base64(m.group(3)) : quoted(m.group(3), true), m.group(1))));
    }
}
