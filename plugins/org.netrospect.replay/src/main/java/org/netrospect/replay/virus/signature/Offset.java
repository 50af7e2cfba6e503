package org.netrospect.replay.virus.signature;

import java.util.Locale;

/**
 * Where a body signature may begin.
 *
 * @param section number of the section, if {@code from} is one
 * @param shift how many bytes later than that it may begin
 */
record Offset(From from, int section, int distance, int shift) {
    static final Offset ANYWHERE = new Offset(From.ANYWHERE, 0, 0, 0);
    private static final int GREATEST = 1 << 28;

    /** What the distance is counted from. */
    enum From {
        ANYWHERE, BEGIN, END, ENTRY, SECTION, LAST_SECTION, WHOLE_SECTION
    }

    /** Least and greatest offset, none if the last is less than the first. */
    record Range(int first, int last) {
        static final Range NONE = new Range(1, 0);
    }

    static Offset parse(String text) throws WrongSignature {
        if (text.equals("*")) {
            return ANYWHERE;
        }
        int comma = text.indexOf(',');
        String base = (comma < 0 ? text : text.substring(0, comma)).toUpperCase(Locale.ROOT);
        int shift = comma < 0 ? 0 : number(text.substring(comma + 1));
        if (base.startsWith("EOF-")) {
            return new Offset(From.END, 0, number(base.substring(4)), shift);
        }
        if (base.startsWith("EP+")) {
            return new Offset(From.ENTRY, 0, number(base.substring(3)), shift);
        }
        if (base.startsWith("EP-")) {
            return new Offset(From.ENTRY, 0, -number(base.substring(3)), shift);
        }
        if (base.startsWith("SL+")) {
            return new Offset(From.LAST_SECTION, 0, number(base.substring(3)), shift);
        }
        if (base.startsWith("SE")) {
            return new Offset(From.WHOLE_SECTION, number(base.substring(2)), 0, 0);
        }
        if (base.startsWith("S") && base.indexOf('+') > 0) {
            int plus = base.indexOf('+');
            return new Offset(From.SECTION, number(base.substring(1, plus)), number(base.substring(plus + 1)), shift);
        }
        if (base.equals("VI")) {
            throw new WrongSignature("its offset is the version information of a program");
        }
        if (base.startsWith("$")) {
            throw new WrongSignature("its offset is a macro");
        }
        return new Offset(From.BEGIN, 0, number(base), shift);
    }

    private static int number(String digits) throws WrongSignature {
        try {
            int n = Integer.parseInt(digits);
            if (n >= 0 && n <= GREATEST) {
                return n;
            }
        } catch (NumberFormatException e) {
            throw new WrongSignature("its offset is not understood");
        }
        throw new WrongSignature("its offset is negative or beyond every file");
    }

    /** Whether it needs the headers of a program. */
    boolean needsExecutable() {
        return from == From.ENTRY || from == From.SECTION || from == From.LAST_SECTION || from == From.WHOLE_SECTION;
    }

    /** Where that is in a file. */
    Range in(FileFacts file) {
        return switch (from) {
            case ANYWHERE -> new Range(0, file.length());
            case BEGIN -> range(distance, shift);
            case END -> distance > file.length() ? Range.NONE : range(file.length() - distance, shift);
            default -> file.executable().map(this::in).orElse(Range.NONE);
        };
    }

    private Range in(Executable program) {
        if (from == From.ENTRY) {
            return program.entry().isEmpty() ? Range.NONE : range(program.entry().getAsInt() + distance, shift);
        }
        int index = from == From.LAST_SECTION ? program.sections().size() - 1 : section;
        if (index < 0 || index >= program.sections().size()) {
            return Range.NONE;
        }
        Executable.Section part = program.sections().get(index);
        return from == From.WHOLE_SECTION ? range(part.offset(), part.length())
                : range(part.offset() + distance, shift);
    }

    private static Range range(int first, int more) {
        return new Range(Math.max(0, first), first + more);
    }
}
