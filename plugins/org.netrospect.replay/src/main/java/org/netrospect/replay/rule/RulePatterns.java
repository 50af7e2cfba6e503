package org.netrospect.replay.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.pcre.UnsupportedExpression;

/**
 * What a rule looks for, to be shown to a reader: where it stands in the rule's text, and where it stands in bytes,
 * whatever the rule says of its place. What must not be there is left out, and so is what is not understood.
 */
public final class RulePatterns {
    /** Matches of one pattern. */
    private static final int MOST = 1000;

    private final List<Pattern> patterns;

    private RulePatterns(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * One content or regular expression.
     *
     * @param from first character in the text of the rule, and {@code to} the one after the last
     * @param length of what it matches at least, in bytes; 0 if unknown
     */
    public record Pattern(int from, int to, int length, Finder finder) {
    }

    /** Where a pattern stands. @param to behind the last byte */
    public record Match(int from, int to) {
    }

    /** Finds a pattern in bytes. */
    @FunctionalInterface
    public interface Finder {
        /** The first match at or after {@code at}. */
        Optional<Match> next(byte[] bytes, int at);
    }

    /** Reads the text of a rule; without patterns if it is none. */
    public static RulePatterns of(String text) {
        List<Pattern> found = new ArrayList<>();
        List<RuleText.Option> options;
        try {
            options = RuleText.parse(text).options();
        } catch (NotHonoured e) {
            return new RulePatterns(List.of());
        }
        int at = text.indexOf('(');
        for (int i = 0; i < options.size(); i++) {
            RuleText.Option option = options.get(i);
            int from = text.indexOf(option.value(), at);
            at = from + option.value().length();
            String name = option.name().toLowerCase(Locale.ROOT);
            boolean content = name.equals("content") || name.equals("uricontent");
            try {
                if (content) {
                    content(option.value(), nocase(options, i)).map(f -> pattern(from, option.value(), f))
                            .ifPresent(found::add);
                } else if (name.equals("pcre") || name.equals("regex")) {
                    regex(option.value()).map(f -> new Pattern(from, from + option.value().length(), 0, f))
                            .ifPresent(found::add);
                }
            } catch (NotHonoured | UnsupportedExpression e) {
                // a rule that other programs understand is shown all the same, without this part of it
                continue;
            }
        }
        return new RulePatterns(found);
    }

    private static Pattern pattern(int from, String value, Literal literal) {
        return new Pattern(from, from + value.length(), literal.bytes.length, literal);
    }

    private static boolean nocase(List<RuleText.Option> options, int content) {
        if (Words.list(options.get(content).value()).stream().skip(1).anyMatch("nocase"::equals)) {
            return true;
        }
        for (int i = content + 1; i < options.size() && !options.get(i).name().endsWith("content"); i++) {
            if (options.get(i).name().equals("nocase")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Literal> content(String value, boolean nocase) throws NotHonoured {
        List<String> parts = Words.list(value);
        boolean listed = parts.size() > 1 && parts.getFirst().endsWith("\"");
        String text = (listed ? parts.getFirst() : value).strip();
        return text.startsWith("!") ? Optional.empty()
                : Optional.of(new Literal(ContentDraft.bytes(Words.unquoted(text)), nocase));
    }

    private static Optional<Finder> regex(String value) throws UnsupportedExpression {
        String text = Words.unquoted(value);
        int begin = text.startsWith("m") ? 1 : 0;
        int end = text.length() > begin ? text.lastIndexOf(text.charAt(begin)) : -1;
        if (value.strip().startsWith("!") || end <= begin) {
            return Optional.empty();
        }
        StringBuilder flags = new StringBuilder();
        text.substring(end + 1).chars().filter(c -> "ismxAE".indexOf(c) >= 0).forEach(c -> flags.append((char) c));
        Pcre pcre = Pcre.of(text.substring(begin + 1, end), flags.toString());
        return Optional.of((bytes, at) -> {
            Pcre.Found found = new Pcre.Found();
            return at <= bytes.length && pcre.find(bytes, 0, bytes.length, at, found) == Pcre.Outcome.FOUND
                    ? Optional.of(new Match(found.start(), found.end())) : Optional.empty();
        });
    }

    /** In the order of the rule. */
    public List<Pattern> patterns() {
        return patterns;
    }

    /** Matches of one pattern that do not overlap, in order, at most a thousand. */
    public static List<Match> matches(Pattern pattern, byte[] bytes) {
        List<Match> all = new ArrayList<>();
        Optional<Match> match = pattern.finder().next(bytes, 0);
        while (match.isPresent() && all.size() < MOST) {
            Match found = match.get();
            if (found.to() > found.from()) {
                all.add(found);
            }
            match = pattern.finder().next(bytes, Math.max(found.to(), found.from() + 1));
        }
        return all;
    }

    private record Literal(byte[] bytes, boolean nocase) implements Finder {
        Literal {
            bytes = nocase ? new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT)
                    .getBytes(StandardCharsets.ISO_8859_1) : bytes;
        }

        @Override
        public Optional<Match> next(byte[] in, int at) {
            for (int i = at; bytes.length > 0 && i <= in.length - bytes.length; i++) {
                int n = 0;
                while (n < bytes.length && bytes[n] == fold(in[i + n])) {
                    n++;
                }
                if (n == bytes.length) {
                    return Optional.of(new Match(i, i + n));
                }
            }
            return Optional.empty();
        }

        private byte fold(byte b) {
            return nocase && b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
        }
    }
}
