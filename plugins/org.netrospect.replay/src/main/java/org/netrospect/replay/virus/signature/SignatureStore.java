package org.netrospect.replay.virus.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Body and logical signatures as lines of text, and the table of their anchors. A signature is made ready when its
 * anchor is met, since of a million few ever are. Filled by one thread, then read by any.
 */
final class SignatureStore {
    /** Signatures kept ready. */
    private static final int MOST_READY = 20_000;

    /** How a line is written. */
    enum Form {
        PLAIN, BODY, LOGICAL
    }

    private final ByteHeap lines = new ByteHeap();
    private long[] places = new long[1024];
    private byte[] forms = new byte[1024];
    private int count;
    private int[] owners = new int[1024];
    private short[] ordinals = new short[1024];
    private int patterns;
    private int[] always = new int[0];
    private final Map<Integer, GramTable> tables = new HashMap<>();
    private final Map<Integer, Signature> ready = new ConcurrentHashMap<>();

    /** @param signature what the line says */
    void add(Form form, Lines line, Signature signature) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
            forms = Arrays.copyOf(forms, count * 2);
        }
        places[count] = lines.add(line.bytes(), 0, line.length());
        forms[count] = (byte) form.ordinal();
        for (int p = 0; p < signature.parts().size(); p++) {
            if (signature.parts().get(p) instanceof Signature.Body body) {
                for (int v = 0; v < body.patterns().size(); v++) {
                    anchor(body.patterns().get(v), p << 1 | v);
                }
            }
        }
        if (signature.matchesNothing()) {
            always = Arrays.copyOf(always, always.length + 1);
            always[always.length - 1] = count;
        }
        count++;
    }

    private void anchor(HexPattern pattern, int ordinal) {
        if (patterns == owners.length) {
            owners = Arrays.copyOf(owners, patterns * 2);
            ordinals = Arrays.copyOf(ordinals, patterns * 2);
        }
        owners[patterns] = count;
        ordinals[patterns] = (short) ordinal;
        HexPattern.Anchor anchor = pattern.anchor();
        tables.computeIfAbsent(anchor.size() << 1 | (pattern.fold() ? 1 : 0),
                key -> new GramTable(anchor.size(), pattern.fold())).add(anchor.bytes(), patterns);
        patterns++;
    }

    void finish() {
        tables.values().forEach(GramTable::finish);
    }

    List<GramTable> tables() {
        return List.copyOf(tables.values());
    }

    /** The signatures to try on every file. */
    int[] always() {
        return always;
    }

    /** Number of the signature that a pattern is of. */
    int owner(int pattern) {
        return owners[pattern];
    }

    /** Number of its part. */
    int part(int pattern) {
        return ordinals[pattern] >> 1;
    }

    /** Number of it within its part. */
    int variant(int pattern) {
        return ordinals[pattern] & 1;
    }

    Signature signature(int number) {
        Signature known = ready.get(number);
        if (known != null) {
            return known;
        }
        if (ready.size() >= MOST_READY) {
            ready.clear();
        }
        String line = new String(lines.get(places[number]), StandardCharsets.ISO_8859_1);
        try {
            Signature made = parse(Form.values()[forms[number]], line);
            ready.put(number, made);
            return made;
        } catch (WrongSignature e) {
            throw new IllegalStateException("A signature that was accepted cannot be read.", e);
        }
    }

    static Signature parse(Form form, String line) throws WrongSignature {
        return switch (form) {
            case PLAIN -> SignatureParser.plain(line);
            case BODY -> SignatureParser.body(line);
            case LOGICAL -> SignatureParser.logical(line);
        };
    }
}
