package org.netrospect.carving.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.carving.format.Format;
import org.netrospect.carving.format.Signature;

/**
 * Finds signatures in one pass that looks at every second pair of bytes: of each signature the pairs at one even and
 * one odd place are in a table of bits, so that one of them is met however the signature lies. Immutable, thread-safe.
 */
public final class SignatureMatcher {
    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int PAIRS = 1 << 16;
    private static final Anchor[] NONE = {};

    /** A signature by one of its pairs. @param offset of the pair in the signature's bytes */
    private record Anchor(Format format, Signature signature, int offset) {
    }

    /** Told of every signature that stands whole in the bytes. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param index of the signature's first byte
         * @return whether the search goes on
         */
        boolean found(Format format, Signature signature, int index);
    }

    /** One bit for each pair: 8 KB, which stays in the first-level cache. */
    private final long[] filter = new long[PAIRS / Long.SIZE];
    private final short[] slots = new short[PAIRS];
    private final Anchor[][] anchors;
    private final Map<Integer, List<Anchor>> starts = new HashMap<>();

    public SignatureMatcher(List<Format> formats) {
        Map<Integer, List<Anchor>> byPair = new HashMap<>();
        for (Format format : formats) {
            for (Signature signature : format.signatures()) {
                if (signature.onlyAtStart()) {
                    starts.computeIfAbsent(signature.bytes()[0] & 0xff, none -> new ArrayList<>())
                            .add(new Anchor(format, signature, 0));
                } else {
                    int even = rarest(signature.bytes(), 0);
                    int odd = rarest(signature.bytes(), 1);
                    for (int offset : new int[] {even, odd}) {
                        byPair.computeIfAbsent((int) (short) PAIR.get(signature.bytes(), offset) & 0xffff,
                                none -> new ArrayList<>()).add(new Anchor(format, signature, offset));
                    }
                }
            }
        }
        anchors = new Anchor[byPair.size() + 1][];
        anchors[0] = NONE;
        int slot = 0;
        for (Map.Entry<Integer, List<Anchor>> each : byPair.entrySet()) {
            slots[each.getKey()] = (short) ++slot;
            anchors[slot] = each.getValue().toArray(NONE);
            filter[each.getKey() >> 6] |= 1L << each.getKey();
        }
    }

    /** The pair at an even or odd offset that is the least likely in ordinary traffic. */
    private static int rarest(byte[] bytes, int parity) {
        int best = parity;
        for (int i = parity; i + 1 < bytes.length; i += 2) {
            if (cost(bytes[i]) + cost(bytes[i + 1]) < cost(bytes[best]) + cost(bytes[best + 1])) {
                best = i;
            }
        }
        return best;
    }

    private static int cost(byte b) {
        if (b == 0) {
            return 8;
        }
        if (b >= 'a' && b <= 'z' || b == ' ' || b == '\n') {
            return 6;
        }
        return b == '<' || b == '-' || b == '\r' ? 5 : b >= 0x20 && b < 0x7f ? 3 : b == -1 || b == 1 ? 3 : 0;
    }

    /**
     * Searches signatures that lie in {@code [from, to)} wholly, in the order of their first bytes as far as they do
     * not overlap.
     */
    public void search(byte[] bytes, int from, int to, Listener listener) {
        long[] bits = filter;
        int last = to - 1;
        for (int i = from; i < last; i += 2) {
            int pair = (short) PAIR.get(bytes, i) & 0xffff;
            if ((bits[pair >>> 6] >>> pair & 1) != 0 && !verify(bytes, from, to, i, pair, listener)) {
                return;
            }
        }
    }

    private boolean verify(byte[] bytes, int from, int to, int at, int pair, Listener listener) {
        for (Anchor anchor : anchors[slots[pair] & 0xffff]) {
            int begin = at - anchor.offset();
            byte[] wanted = anchor.signature().bytes();
            // most of what is met is one common pair: the first byte tells it from a signature for less than a call
            if (begin >= from && begin <= to - wanted.length && bytes[begin] == wanted[0]
                    && Arrays.equals(bytes, begin, begin + wanted.length, wanted, 0, wanted.length)
                    && !listener.found(anchor.format(), anchor.signature(), begin)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Formats with a signature that counts at the beginning of a stream only.
     *
     * @param from index of the stream's first byte
     * @param known bytes that were there before: signatures of no more than that are left out
     */
    public List<Format> atStart(byte[] bytes, int from, int to, int known) {
        if (from == to) {
            return List.of();
        }
        List<Format> found = new ArrayList<>();
        for (Anchor anchor : starts.getOrDefault(bytes[from] & 0xff, List.of())) {
            byte[] wanted = anchor.signature().bytes();
            if (wanted.length > known && to - from >= wanted.length
                    && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length)
                    && !found.contains(anchor.format())) {
                found.add(anchor.format());
            }
        }
        return found;
    }
}
