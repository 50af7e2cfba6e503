package org.netrospect.replay.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.pcre.UnsupportedExpression;

/** Keywords about bytes to look for, where they may stand, and how buffers are changed before. */
final class ContentKeywords {
    private ContentKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("content", ContentKeywords::content);
        all.put("uricontent", (d, value) -> {
            content(d, value);
            d.moveLastContent("uricontent", BufferName.of("http.uri"));
        });
        for (String name : List.of("nocase", "offset", "depth", "distance", "within", "rawbytes", "fast_pattern",
                "startswith", "endswith")) {
            all.put(name, (d, value) -> modifier(d, d.lastContent(name), name, value));
        }
        all.put("pcre", ContentKeywords::pcre);
        all.put("regex", ContentKeywords::pcre);
        all.put("pkt_data", (d, value) -> d.choose(BufferName.PAYLOAD));
        all.put("raw_data", (d, value) -> d.choose(BufferName.PAYLOAD));
        all.put("base64_data", (d, value) -> d.choose(BufferName.of(Draft.BASE64)));
        all.put("base64_decode", ContentKeywords::base64);
        for (BufferName.Kind kind : BufferName.Kind.values()) {
            if (kind.isWord()) {
                all.put(kind.name().toLowerCase(Locale.ROOT), (d, value) -> transform(d, kind, value));
            }
        }
        all.put("bsize", (d, value) -> d.add(new Step.Size(Comparison.parse(value, true, "bsize"))));
        for (String algorithm : List.of("md5", "sha256", "sha512")) {
            all.put(algorithm, (d, value) -> digest(d, algorithm, value));
        }
        all.put("bufferlen", ContentKeywords::bufferLength);
        all.put("urilen", ContentKeywords::uriLength);
        all.put("entropy", ContentKeywords::entropy);
    }

    private static void content(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.isEmpty()) {
            throw new NotHonoured("a content is empty");
        }
        boolean listed = parts.size() > 1 && (parts.getFirst().endsWith("\""));
        ContentDraft content = ContentDraft.parse(listed ? parts.getFirst() : value, d.bufferFirst);
        d.add(content);
        if (listed) {
            for (String part : parts.subList(1, parts.size())) {
                String[] words = part.strip().split("[\\s:]+", 2);
                String argument = words.length > 1 ? words[1] : "";
                modifier(d, content, words[0], argument);
            }
        }
    }

    private static void modifier(Draft d, ContentDraft c, String name, String value) throws NotHonoured {
        switch (name) {
            case "nocase" -> c.nocase = true;
            case "rawbytes" -> {
                // streams and packets are looked at as they were sent
            }
            case "offset" -> c.offset = d.operand(value, name);
            case "depth" -> c.depth = d.operand(value, name);
            case "distance" -> c.distance = d.operand(value, name);
            case "within" -> c.within = d.operand(value, name);
            case "startswith" -> c.startsWith = true;
            case "endswith" -> c.endsWith = true;
            case "fast_pattern" -> fastPattern(c, value);
            case "fast_pattern_offset" -> c.fastOffset = Words.number(value, name);
            case "fast_pattern_length" -> c.fastLength = Words.number(value, name);
            case "width", "endian" -> throw new NotHonoured("content is used with " + name);
            default -> throw new NotHonoured("the modifier " + name + " of content is not known");
        }
    }

    private static void fastPattern(ContentDraft c, String value) throws NotHonoured {
        c.fast = true;
        if (value.equals("only")) {
            c.fastOnly = true;
        } else if (!value.isEmpty()) {
            String[] parts = value.split(",");
            if (parts.length != 2) {
                throw new NotHonoured("\"" + value + "\" behind fast_pattern is not understood");
            }
            c.fastOffset = Words.number(parts[0], "fast_pattern");
            c.fastLength = Words.number(parts[1], "fast_pattern");
        }
    }

    private static void pcre(Draft d, String value) throws NotHonoured {
        String text = value.strip();
        boolean negated = text.startsWith("!");
        text = negated ? text.substring(1).strip() : text;
        int quote = text.lastIndexOf('"');
        if (text.startsWith("\"") && quote > 0) {
            text = text.substring(1, quote);
        }
        if (text.startsWith("m") && text.length() > 2 && !Character.isLetterOrDigit(text.charAt(1))) {
            text = text.substring(1);
        }
        char delimiter = text.isEmpty() ? ' ' : text.charAt(0);
        int end = text.lastIndexOf(delimiter);
        if (end <= 0) {
            throw new NotHonoured("a regular expression is not between slashes");
        }
        // variables that it keeps what it found in change nothing: rules that ask for them are not honoured
        int variables = text.indexOf(',', end);
        expression(d, text.substring(1, end), text.substring(end + 1, variables < 0 ? text.length() : variables),
                negated);
    }

    private static void expression(Draft d, String expression, String flags, boolean negated) throws NotHonoured {
        StringBuilder own = new StringBuilder();
        boolean relative = false;
        BufferName buffer = d.chosen();
        for (char c : flags.strip().toCharArray()) {
            switch (c) {
                case 'R' -> relative = true;
                case 'B', 'O' -> {
                    // bytes are looked at as they were sent, and the limit is ours
                }
                case 'U' -> buffer = BufferName.of("http.uri");
                case 'I' -> buffer = BufferName.of("http.uri.raw");
                case 'P' -> buffer = BufferName.of("http.request_body");
                case 'Q' -> buffer = BufferName.of("http.response_body");
                case 'H' -> buffer = BufferName.of("http.header");
                case 'D' -> buffer = BufferName.of("http.header.raw");
                case 'M' -> buffer = BufferName.of("http.method");
                case 'C', 'K' -> buffer = BufferName.of("http.cookie");
                case 'S' -> buffer = BufferName.of("http.stat_code");
                case 'Y' -> buffer = BufferName.of("http.stat_msg");
                case 'V' -> buffer = BufferName.of("http.user_agent");
                case 'W' -> buffer = BufferName.of("http.host");
                case 'Z' -> buffer = BufferName.of("http.host.raw");
                default -> own.append(c);
            }
        }
        try {
            String modifiers = own.toString();
            Pcre pcre = d.classes.trusting() ? Pcre.trusted(expression, modifiers) : Pcre.of(expression, modifiers);
            d.add(new Step.Regex(pcre, negated, relative), buffer);
        } catch (UnsupportedExpression e) {
            throw new NotHonoured(e.getMessage());
        }
    }

    private static void base64(Draft d, String value) throws NotHonoured {
        int bytes = 0;
        int offset = 0;
        boolean relative = false;
        for (String part : Words.list(value)) {
            String[] words = part.split("\\s+");
            switch (words[0]) {
                case "relative" -> relative = true;
                case "bytes" -> bytes = Words.number(words[words.length - 1], "base64_decode");
                case "offset" -> offset = Words.number(words[words.length - 1], "base64_decode");
                default -> throw new NotHonoured("\"" + part + "\" behind base64_decode is not understood");
            }
        }
        d.add(new Step.Base64(bytes, offset, relative, List.of()), d.place(relative));
    }

    private static void transform(Draft d, BufferName.Kind kind, String value) throws NotHonoured {
        String argument = Words.unquoted(value);
        if (kind == BufferName.Kind.XOR && (argument.isEmpty() || argument.length() % 2 != 0
                || !argument.chars().allMatch(c -> Character.digit(c, 16) >= 0))) {
            throw new NotHonoured("the key of xor is not hexadecimal");
        }
        if (kind == BufferName.Kind.FROM_BASE64 && !argument.isEmpty()) {
            throw new NotHonoured("from_base64 is used with options");
        }
        if (kind == BufferName.Kind.PCREXFORM) {
            try {
                if (Pcre.of(argument, "").groups() < 1) {
                    throw new NotHonoured("the expression of pcrexform takes nothing out");
                }
            } catch (UnsupportedExpression e) {
                throw new NotHonoured(e.getMessage());
            }
        }
        d.transform(kind, argument);
    }

    /** Snort 3: the digest of bytes at a place. */
    private static void digest(Draft d, String algorithm, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        String first = parts.isEmpty() ? "" : parts.getFirst();
        boolean negated = first.startsWith("!");
        String text = Words.unquoted(negated ? first.substring(1) : first);
        byte[] digest = ContentDraft.bytes(text.contains("|") ? text : "|" + text + "|");
        int offset = 0;
        int length = 0;
        boolean relative = false;
        for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            String[] words = part.strip().split("\\s+");
            String argument = words[words.length - 1];
            switch (words[0]) {
                case "length" -> length = Words.number(argument, algorithm);
                case "offset" -> offset = (int) Words.signed(argument, algorithm);
                case "relative" -> relative = true;
                default -> throw new NotHonoured(algorithm + ": \"" + part + "\" is not understood");
            }
        }
        int expected = algorithm.equals("md5") ? 16 : algorithm.equals("sha256") ? 32 : 64;
        if (digest.length != expected || length < 1 || length > 65535) {
            throw new NotHonoured(algorithm + " needs a digest of " + expected + " bytes and a length to 65535");
        }
        String name = algorithm.equals("md5") ? "MD5" : algorithm.equals("sha256") ? "SHA-256" : "SHA-512";
        d.add(new Step.Digest(name, digest, negated, offset, length, relative), d.place(relative));
    }

    private static void bufferLength(Draft d, String value) throws NotHonoured {
        if (value.contains("relative")) {
            throw new NotHonoured("bufferlen is relative");
        }
        d.add(new Step.Size(Comparison.parse(value, true, "bufferlen")));
    }

    private static void uriLength(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new NotHonoured("urilen has no number");
        }
        boolean raw = parts.size() == 2 && parts.get(1).equals("raw");
        d.add(new Step.Size(Comparison.parse(parts.getFirst(), true, "urilen")),
                BufferName.of(raw ? "http.uri.raw" : "http.uri"));
    }

    private static void entropy(Draft d, String value) throws NotHonoured {
        int offset = 0;
        int bytes = 0;
        String condition = "";
        for (String part : Words.list(value)) {
            String[] words = part.strip().split("\\s+");
            switch (words[0]) {
                case "bytes" -> bytes = Words.number(words[words.length - 1], "entropy");
                case "offset" -> offset = Words.number(words[words.length - 1], "entropy");
                case "value" -> condition = part.substring(5).replace(" ", "");
                default -> condition = part.replace(" ", "");
            }
        }
        String number = condition.replaceFirst("^[<>=]+", "");
        try {
            double limit = Double.parseDouble(number);
            String sign = condition.substring(0, condition.length() - number.length());
            d.add(new Step.Entropy(offset, bytes, sign.startsWith("<"), sign.isEmpty() || sign.contains("="), limit));
        } catch (NumberFormatException e) {
            throw new NotHonoured("entropy has no number");
        }
    }
}
