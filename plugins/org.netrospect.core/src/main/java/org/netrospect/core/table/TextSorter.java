package org.netrospect.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Stable sort of rows by a text column, in the order of UTF-16 units. Few distinct texts are ranked once and the rows
 * sorted by rank; many are sorted by eight characters at a time.
 */
final class TextSorter {
    private static final int MAX_DISTINCT = 1 << 17;
    private static final int MAX_DEPTH = 16;
    private static final int SMALL_RUN = 64;
    private static final int SAMPLE = 4000;

    private final Table table;
    private final int column;
    private final long flip;
    private final BooleanSupplier cancelled;
    private final Comparator<Text> order;

    /** A row with its text, while few rows are compared. */
    private record Text(int row, String text) {
    }

    TextSorter(Table table, int column, boolean descending, BooleanSupplier cancelled) {
        this.table = table;
        this.column = column;
        this.cancelled = cancelled;
        flip = descending ? -1 : 0;
        Comparator<Text> byText = Comparator.comparing(Text::text);
        order = descending ? byText.reversed() : byText;
    }

    /** Sorts the first {@code n} of {@code rows}. */
    void sort(int[] rows, int n) {
        if (!byRank(rows, n)) {
            byCharacters(rows, 0, n, 0);
        }
    }

    /** False, with nothing changed, if there are many texts. */
    private boolean byRank(int[] rows, int n) {
        if (different(rows, n)) {
            return false;
        }
        Map<Long, Integer> numberOfKey = new HashMap<>();
        Map<String, Integer> numberOfText = new HashMap<>();
        List<String> texts = new ArrayList<>();
        int[] numbers = new int[n];
        long lastKey = -1;
        int lastNumber = -1;
        for (int i = 0; i < n; i++) {
            long key = table.textKeyAt(column, rows[i]);
            if (key == -1 || key != lastKey) {
                Integer known = key == -1 ? null : numberOfKey.get(key);
                if (known == null) {
                    String text = table.textAt(column, rows[i]);
                    known = numberOfText.computeIfAbsent(text, t -> texts.size());
                    if (known == texts.size()) {
                        texts.add(text);
                    }
                    if (key != -1) {
                        numberOfKey.put(key, known);
                    }
                    if (texts.size() > MAX_DISTINCT || numberOfKey.size() > MAX_DISTINCT) {
                        return false;
                    }
                }
                lastKey = key;
                lastNumber = known;
            }
            numbers[i] = lastNumber;
            if ((i & 0xffff) == 0) {
                checkCancelled();
            }
        }
        String[] sorted = texts.toArray(new String[0]);
        Arrays.sort(sorted);
        int[] rankOfNumber = new int[sorted.length];
        for (int rank = 0; rank < sorted.length; rank++) {
            rankOfNumber[numberOfText.get(sorted[rank])] = rank;
        }
        int[] places = new int[n];
        for (int i = 0; i < n; i++) {
            places[i] = i;
        }
        RadixSort.sort(places, 0, n, i -> rankOfNumber[numbers[i]] ^ flip, cancelled);
        int[] before = Arrays.copyOf(rows, n);
        for (int i = 0; i < n; i++) {
            rows[i] = before[places[i]];
        }
        return true;
    }

    /** True if hardly two of the first rows have the same text: to rank these would be wasted. */
    private boolean different(int[] rows, int n) {
        if (n <= SAMPLE) {
            return false;
        }
        Set<Long> prefixes = new HashSet<>();
        for (int i = 0; i < SAMPLE; i++) {
            prefixes.add(table.textPrefixAt(column, rows[i]));
        }
        return prefixes.size() > SAMPLE / 10 * 9;
    }

    private void byCharacters(int[] rows, int from, int to, int depth) {
        checkCancelled();
        long signed = Long.MIN_VALUE ^ flip;
        // a text may be costly to make: each is made once at a depth
        long[] keys = RadixSort.sort(rows, from, to, row -> key(row, depth) ^ signed, cancelled);
        for (int start = from; start < to;) {
            long key = keys[start - from] ^ signed;
            int end = start + 1;
            while (end < to && (keys[end - from] ^ signed) == key) {
                end++;
            }
            if (end - start > 1 && !TextPrefix.ended(key)) {
                if (end - start <= SMALL_RUN || TextPrefix.wide(key) || depth == MAX_DEPTH) {
                    byText(rows, start, end);
                } else {
                    byCharacters(rows, start, end, depth + 1);
                }
            }
            start = end;
        }
    }

    private long key(int row, int depth) {
        return depth == 0 ? table.textPrefixAt(column, row)
                : TextPrefix.of(table.textAt(column, row), depth * TextPrefix.CHARS);
    }

    private void byText(int[] rows, int from, int to) {
        Text[] texts = new Text[to - from];
        for (int i = from; i < to; i++) {
            texts[i - from] = new Text(rows[i], table.textAt(column, rows[i]));
        }
        Arrays.sort(texts, order);
        for (int i = from; i < to; i++) {
            rows[i] = texts[i - from].row();
        }
    }

    private void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
