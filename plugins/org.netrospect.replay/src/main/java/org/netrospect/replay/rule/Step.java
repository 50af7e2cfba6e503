package org.netrospect.replay.rule;

import java.util.List;
import java.util.Set;
import org.netrospect.replay.pcre.Pcre;

/** One condition on the bytes of a buffer. Steps stand in the order of the rule; some begin where the last ended. */
public sealed interface Step {
    /** How the digits or bytes of a number stand in the traffic. */
    enum Notation {
        BINARY, DECIMAL, HEXADECIMAL, OCTAL
    }

    /** Bytes to look for; {@code distance} or {@code within} present: from where the last step ended. */
    record Content(byte[] pattern, boolean negated, boolean nocase, Operand offset, Operand depth, Operand distance,
            Operand within, boolean endsWith, FastPattern fast) implements Step {
        public boolean relative() {
            return distance.present() || within.present();
        }
    }

    /** What the rule says of a content's use for the first search: a part, or nothing ({@code length} 0: all). */
    record FastPattern(boolean wanted, boolean only, int offset, int length) {
        static final FastPattern NONE = new FastPattern(false, false, 0, 0);
    }

    /** A regular expression. */
    record Regex(Pcre pattern, boolean negated, boolean relative) implements Step {
    }

    /**
     * Where a number stands and how it is written.
     *
     * @param bytes its bytes or, as text, most digits, 0 for as many as stand there
     * @param dce whether the byte order is that of the DCE/RPC message
     * @param mask applied, then shifted right by its trailing zeros; 0 for none
     */
    record Field(Operand bytes, Operand offset, boolean relative, Notation notation, boolean little, boolean dce,
            long mask) {
    }

    /** Compares a number in the buffer. */
    record ByteTest(Field field, Relation relation, boolean negated, Operand value) implements Step {
    }

    /** How {@link ByteTest} compares. */
    enum Relation {
        EQUAL, LESS, MORE, LESS_EQUAL, MORE_EQUAL, AND, XOR
    }

    /** From where {@link ByteJump} counts. */
    enum JumpFrom {
        FIELD, BEGINNING, END
    }

    /** Goes as far as a number in the buffer says. */
    record ByteJump(Field field, long multiplier, int align, JumpFrom from, Operand postOffset) implements Step {
    }

    /** Keeps a number in a variable. */
    record ByteExtract(Field field, long multiplier, int align, int variable) implements Step {
    }

    /** Keeps what is calculated from a number in a variable. @param operator one of {@code + - * / < >} (shifts) */
    record ByteMath(Field field, char operator, Operand value, int variable) implements Step {
    }

    /** Whether there are bytes so far on. */
    record DataAt(Operand offset, boolean relative, boolean negated) implements Step {
    }

    /** Length of the whole buffer. */
    record Size(Comparison length) implements Step {
    }

    /** The buffer is a number in decimal digits. @param mask bits that count, 0 for all */
    record Value(Comparison comparison, long mask) implements Step {
    }

    /** Decodes Base64 in the buffer; the further steps look at what it says. @param bytes most, 0 for all */
    record Base64(int bytes, int offset, boolean relative, List<Step> steps) implements Step {
    }

    /** The digest of bytes at one place. @param algorithm as Java names it */
    record Digest(String algorithm, byte[] digest, boolean negated, int offset, int length, boolean relative)
            implements Step {
    }

    /**
     * Whether the whole buffer is one of some values, each given with its bytes as characters.
     *
     * @param name of the set, "" if it has none
     */
    record Member(String name, Set<String> values, boolean negated) implements Step {
    }

    /** The whole buffer is kept for the set that the rule asks for or fills. */
    record Keep() implements Step {
    }

    /**
     * Objects of ASN.1 made to overflow something.
     *
     * @param oversize length that is too long, -1 if it does not matter
     * @param bitString whether bit strings are that leave out more bits than they have
     * @param real whether numbers in digits are that are too long
     */
    record Asn1(long oversize, boolean bitString, boolean real, int offset, boolean relative) implements Step {
    }

    /** Shannon's entropy of a part of the buffer, in bits a byte. @param bytes 0 for all */
    record Entropy(int offset, int bytes, boolean less, boolean equal, double value) implements Step {
    }
}
