package org.netrospect.replay.virus.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.netrospect.replay.pcre.Pcre;
import org.netrospect.replay.pcre.UnsupportedExpression;
import org.netrospect.replay.virus.signature.Signature.Part;

/** Reads one line of a database of body or logical signatures. */
final class SignatureParser {
    private static final int MOST_PARTS = 64;
    private static final LogicalExpression ONE = one();
    private static final Pattern BYTE_COMPARISON = Pattern.compile("\\d+\\([^#]*#[^#]*#[^#]*\\)");
    private static final Pattern MACRO = Pattern.compile("\\$\\{.*\\$");
    private static final Pattern MODIFIERS = Pattern.compile("[iwfa]*");

    private SignatureParser() {
    }

    /** {@code Name:Target:Offset:Hex[:least level[:greatest level]]}. */
    static Signature body(String line) throws WrongSignature {
        String[] fields = line.split(":", -1);
        if (fields.length < 4 || fields.length > 6 || fields[0].isEmpty()) {
            throw new WrongSignature("a body signature has not four to six fields");
        }
        if (fields.length > 4) {
            Conditions.level(level(fields[4], 0), fields.length > 5 ? level(fields[5], Long.MAX_VALUE)
                    : Long.MAX_VALUE);
        }
        Target target = Target.of(fields[1]);
        Offset offset = offset(fields[2], target);
        HexPattern pattern = new HexPatternParser(fields[3], false, false).parse(false);
        return new Signature(fields[0], Conditions.of(target), ONE,
                List.of(new Signature.Body(List.of(pattern), offset)));
    }

    /** {@code Name=Hex}, the oldest kind. */
    static Signature plain(String line) throws WrongSignature {
        int equals = line.indexOf('=');
        if (equals <= 0) {
            throw new WrongSignature("a signature has no name");
        }
        HexPattern pattern = new HexPatternParser(line.substring(equals + 1), false, false).parse(false);
        return new Signature(line.substring(0, equals), Conditions.of(Target.ANY), ONE,
                List.of(new Signature.Body(List.of(pattern), Offset.ANYWHERE)));
    }

    /** {@code Name;Target description;Expression;Part;Part…}. */
    static Signature logical(String line) throws WrongSignature {
        String[] fields = line.split(";", -1);
        if (fields.length < 4 || fields[0].isEmpty()) {
            throw new WrongSignature("a logical signature has less than four fields");
        }
        if (fields.length - 3 > MOST_PARTS) {
            throw new WrongSignature("a logical signature has more than " + MOST_PARTS + " parts");
        }
        Conditions conditions = Conditions.parse(fields[1]);
        LogicalExpression expression = LogicalExpression.parse(fields[2]);
        List<Part> parts = new ArrayList<>();
        for (int i = 3; i < fields.length; i++) {
            parts.add(part(fields[i], conditions.target(), i - 3));
        }
        if (expression.parts() > parts.size()) {
            throw new WrongSignature("its expression names a part that is not there");
        }
        return new Signature(fields[0], conditions, expression, parts);
    }

    private static Part part(String text, Target target, int number) throws WrongSignature {
        if (BYTE_COMPARISON.matcher(text).matches()) {
            throw new WrongSignature("a part compares numbers, which is not supported");
        }
        if (MACRO.matcher(text).matches()) {
            throw new WrongSignature("a part is a macro, which is not supported");
        }
        if (text.startsWith("fuzzy_img#")) {
            throw new WrongSignature("a part compares images, which is not supported");
        }
        if (text.indexOf('/') >= 0) {
            return regex(text, target, number);
        }
        String rest = text;
        String modifiers = "";
        int colons = text.indexOf("::");
        if (colons >= 0) {
            modifiers = text.substring(colons + 2);
            rest = text.substring(0, colons);
            if (!MODIFIERS.matcher(modifiers).matches()) {
                throw new WrongSignature("a part has a modifier that is not known");
            }
        }
        int colon = rest.indexOf(':');
        Offset offset = colon < 0 ? Offset.ANYWHERE : offset(rest.substring(0, colon), target);
        String hex = rest.substring(colon + 1);
        boolean fold = modifiers.indexOf('i') >= 0;
        boolean full = modifiers.indexOf('f') >= 0;
        boolean wide = modifiers.indexOf('w') >= 0;
        if (full && wide) {
            throw new WrongSignature("a part is sought as a whole word of wide characters, which is not supported");
        }
        List<HexPattern> patterns = new ArrayList<>();
        if (!wide || modifiers.indexOf('a') >= 0) {
            patterns.add(new HexPatternParser(hex, fold, false).parse(full));
        }
        if (wide) {
            patterns.add(new HexPatternParser(hex, fold, true).parse(false));
        }
        return new Signature.Body(List.copyOf(patterns), offset);
    }

    private static Part regex(String text, Target target, int number) throws WrongSignature {
        int first = text.indexOf('/');
        int last = text.lastIndexOf('/');
        if (first == last) {
            throw new WrongSignature("a regular expression has no end");
        }
        String before = text.substring(0, first);
        int colon = before.indexOf(':');
        Offset offset = colon < 0 ? Offset.ANYWHERE : offset(before.substring(0, colon), target);
        LogicalExpression trigger = LogicalExpression.parse(before.substring(colon + 1));
        if (trigger.parts() > number) {
            throw new WrongSignature("a regular expression depends on a part that does not stand before it");
        }
        String flags = text.substring(last + 1);
        boolean anywhere = offset.equals(Offset.ANYWHERE);
        boolean rolling = anywhere || flags.indexOf('r') >= 0;
        String own = flags.replaceAll("[gre]", "");
        try {
            Pcre pcre = Pcre.of(text.substring(first + 1, last), rolling ? own : own.replace("A", "") + "A");
            return new Signature.Regex(pcre, trigger, offset, flags.indexOf('g') >= 0, rolling,
                    flags.indexOf('e') >= 0 && !anywhere);
        } catch (UnsupportedExpression e) {
            Matcher quoted = Pattern.compile("/.*/", Pattern.DOTALL).matcher(e.getMessage());
            throw new WrongSignature(quoted.replaceAll("").replace("  ", " "));
        }
    }

    private static Offset offset(String text, Target target) throws WrongSignature {
        Offset offset = Offset.parse(text);
        if (offset.needsExecutable() && target != Target.PE && target != Target.ELF) {
            throw new WrongSignature("its offset asks for the headers of a program, and its target is none whose"
                    + " headers are read");
        }
        return offset;
    }

    private static long level(String text, long none) throws WrongSignature {
        try {
            return text.isEmpty() ? none : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongSignature("its level is not a number");
        }
    }

    private static LogicalExpression one() {
        try {
            return LogicalExpression.parse("0");
        } catch (WrongSignature e) {
            throw new IllegalStateException(e);
        }
    }
}
