package org.netrospect.replay.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keywords that read numbers in the traffic. */
final class ByteKeywords {
    private static final int MOST_DIGITS = 23;

    private ByteKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("byte_test", ByteKeywords::test);
        all.put("byte_jump", ByteKeywords::jump);
        all.put("byte_extract", ByteKeywords::extract);
        all.put("byte_math", ByteKeywords::math);
        all.put("isdataat", ByteKeywords::dataAt);
        all.put("asn1", ByteKeywords::asn1);
    }

    /** What stands behind the numbers. */
    private static final class Options {
        private boolean relative;
        private Step.Notation notation = Step.Notation.BINARY;
        private boolean little;
        private boolean dce;
        private long mask;
        private long multiplier = 1;
        private int align = 1;
        private Step.JumpFrom from = Step.JumpFrom.FIELD;
        private Operand postOffset = Operand.of(0);

        static Options of(Draft d, List<String> words, String keyword) throws NotHonoured {
            Options o = new Options();
            boolean text = false;
            for (String word : words) {
                String[] parts = word.strip().split("\\s+", 2);
                String argument = parts.length > 1 ? parts[1] : "";
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                    case "relative" -> o.relative = true;
                    case "little" -> o.little = true;
                    case "big" -> o.little = false;
                    case "endian" -> o.little = argument.equals("little");
                    case "dce" -> o.dce = true;
                    case "string" -> {
                        text = true;
                        o.notation = argument.isEmpty() ? Step.Notation.DECIMAL : notation(argument);
                    }
                    case "hex", "dec", "oct" -> {
                        if (!text) {
                            throw new NotHonoured(keyword + " says " + word + " without string");
                        }
                        o.notation = notation(parts[0]);
                    }
                    case "bitmask" -> o.mask = mask(argument, keyword);
                    case "multiplier" -> o.multiplier = Words.number(argument, keyword);
                    case "align" -> o.align = argument.isEmpty() ? 4 : Words.number(argument, keyword);
                    case "from_beginning" -> o.from = Step.JumpFrom.BEGINNING;
                    case "from_end" -> o.from = Step.JumpFrom.END;
                    case "post_offset" -> o.postOffset = d.operand(argument, keyword);
                    default -> throw new NotHonoured("\"" + word + "\" in " + keyword + " is not understood");
                }
            }
            if (o.align != 1 && o.align != 2 && o.align != 4) {
                throw new NotHonoured(keyword + " is aligned to " + o.align + " bytes");
            }
            return o;
        }

        private static Step.Notation notation(String name) throws NotHonoured {
            return switch (name) {
                case "hex" -> Step.Notation.HEXADECIMAL;
                case "dec" -> Step.Notation.DECIMAL;
                case "oct" -> Step.Notation.OCTAL;
                default -> throw new NotHonoured("\"string " + name + "\" is not understood");
            };
        }

        Step.Field field(Operand bytes, Operand offset, String keyword) throws NotHonoured {
            boolean binary = notation == Step.Notation.BINARY;
            if (bytes.variable() < 0) {
                long most = binary ? 8 : MOST_DIGITS;
                if (bytes.constant() < (binary ? 1 : 0) || bytes.constant() > most) {
                    throw new NotHonoured(keyword + " reads " + bytes.constant() + " bytes, the limit is " + most);
                }
            }
            return new Step.Field(bytes, offset, relative, notation, little, dce, mask);
        }
    }

    private static long mask(String text, String keyword) throws NotHonoured {
        String hex = text.startsWith("0x") || text.startsWith("0X") ? text : "0x" + text;
        long mask = Words.signed(hex, keyword);
        if (mask == 0) {
            throw new NotHonoured(keyword + " has a bitmask of 0");
        }
        return mask;
    }

    private static List<String> words(String value, int least, String keyword) throws NotHonoured {
        List<String> words = new ArrayList<>(Words.list(value));
        if (words.size() < least) {
            throw new NotHonoured(keyword + " needs " + least + " values: \"" + value + "\"");
        }
        return words;
    }


    private static void test(Draft d, String value) throws NotHonoured {
        List<String> w = words(value, 4, "byte_test");
        String operator = w.get(1).replace(" ", "");
        boolean negated = operator.startsWith("!");
        String sign = negated ? operator.substring(1) : operator;
        Step.Relation relation = switch (sign) {
            case "", "=", "==" -> Step.Relation.EQUAL;
            case "<" -> Step.Relation.LESS;
            case ">" -> Step.Relation.MORE;
            case "<=" -> Step.Relation.LESS_EQUAL;
            case ">=" -> Step.Relation.MORE_EQUAL;
            case "&" -> Step.Relation.AND;
            case "^", "|" -> Step.Relation.XOR;
            default -> throw new NotHonoured("byte_test compares with \"" + operator + "\"");
        };
        Options o = Options.of(d, w.subList(4, w.size()), "byte_test");
        Operand compared = d.operand(w.get(2), "byte_test");
        Step.Field field = o.field(d.operand(w.getFirst(), "byte_test"), d.operand(w.get(3), "byte_test"),
                "byte_test");
        d.add(new Step.ByteTest(field, relation, negated, compared), d.place(o.relative));
    }

    private static void jump(Draft d, String value) throws NotHonoured {
        List<String> w = words(value, 2, "byte_jump");
        Options o = Options.of(d, w.subList(2, w.size()), "byte_jump");
        Operand bytes = d.operand(w.getFirst(), "byte_jump");
        Operand offset = d.operand(w.get(1), "byte_jump");
        boolean nothing = bytes.variable() < 0 && bytes.constant() == 0;
        Step.Field field = nothing
                ? new Step.Field(bytes, offset, o.relative, o.notation, o.little, o.dce, o.mask)
                : o.field(bytes, offset, "byte_jump");
        d.add(new Step.ByteJump(field, o.multiplier, o.align, o.from, o.postOffset), d.place(o.relative));
    }

    private static void extract(Draft d, String value) throws NotHonoured {
        List<String> w = words(value, 3, "byte_extract");
        Options o = Options.of(d, w.subList(3, w.size()), "byte_extract");
        Step.Field field = o.field(d.operand(w.getFirst(), "byte_extract"), d.operand(w.get(1), "byte_extract"),
                "byte_extract");
        int variable = d.define(w.get(2));
        d.add(new Step.ByteExtract(field, o.multiplier, o.align, variable), d.place(o.relative));
    }

    private static void math(Draft d, String value) throws NotHonoured {
        Operand bytes = Operand.ABSENT;
        Operand offset = Operand.of(0);
        Operand right = Operand.ABSENT;
        String operator = "";
        String result = "";
        List<String> rest = new ArrayList<>();
        for (String word : words(value, 4, "byte_math")) {
            String[] parts = word.strip().split("\\s+", 2);
            String argument = parts.length > 1 ? parts[1].strip() : "";
            switch (parts[0]) {
                case "bytes" -> bytes = d.operand(argument, "byte_math");
                case "offset" -> offset = d.operand(argument, "byte_math");
                case "rvalue" -> right = d.operand(argument, "byte_math");
                case "oper" -> operator = argument;
                case "result" -> result = argument;
                default -> rest.add(word);
            }
        }
        char sign = switch (operator) {
            case "<<" -> '<';
            case ">>" -> '>';
            default -> operator.length() == 1 && "+-*/".contains(operator) ? operator.charAt(0) : ' ';
        };
        if (!bytes.present() || !right.present() || sign == ' ' || result.isEmpty()) {
            throw new NotHonoured("byte_math needs bytes, offset, oper, rvalue and result");
        }
        Options o = Options.of(d, rest, "byte_math");
        Step.Field field = o.field(bytes, offset, "byte_math");
        d.add(new Step.ByteMath(field, sign, right, d.define(result)), d.place(o.relative));
    }

    private static void dataAt(Draft d, String value) throws NotHonoured {
        String text = value.strip();
        boolean negated = text.startsWith("!");
        List<String> w = words(negated ? text.substring(1) : text, 1, "isdataat");
        boolean relative = false;
        for (String word : w.subList(1, w.size())) {
            if (word.equals("relative")) {
                relative = true;
            } else if (!word.equals("rawbytes")) {
                throw new NotHonoured("\"" + word + "\" in isdataat is not understood");
            }
        }
        if (relative && negated && w.getFirst().equals("1") && d.endsWithContent()) {
            return;
        }
        d.add(new Step.DataAt(d.operand(w.getFirst(), "isdataat"), relative, negated), d.place(relative));
    }

    private static void asn1(Draft d, String value) throws NotHonoured {
        long oversize = -1;
        boolean bitString = false;
        boolean real = false;
        int offset = 0;
        boolean relative = false;
        for (String word : words(value, 1, "asn1")) {
            String[] parts = word.strip().split("\\s+", 2);
            String argument = parts.length > 1 ? parts[1] : "";
            switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "oversize_length" -> oversize = Words.number(argument, "asn1");
                case "bitstring_overflow" -> bitString = true;
                case "double_overflow" -> real = true;
                case "absolute_offset" -> offset = Words.number(argument, "asn1");
                case "relative_offset" -> {
                    offset = (int) Words.signed(argument, "asn1");
                    relative = true;
                }
                default -> throw new NotHonoured("\"" + word + "\" in asn1 is not understood");
            }
        }
        d.add(new Step.Asn1(oversize, bitString, real, offset, relative), d.place(relative));
    }
}
