package org.netrospect.replay.match;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes numbers and texts one behind the other, for {@link Unpacking}. */
final class Packing {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);

    void number(int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    void bytes(byte[] values) {
        number(values.length);
        out.writeBytes(values);
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
    }

    void numbers(int[] values) {
        ByteBuffer all = ByteBuffer.allocate(values.length * Integer.BYTES);
        all.asIntBuffer().put(values);
        bytes(all.array());
    }

    void longs(long[] values) {
        ByteBuffer all = ByteBuffer.allocate(values.length * Long.BYTES);
        all.asLongBuffer().put(values);
        bytes(all.array());
    }

    /** Lists as one array, and where each ends. */
    void lists(int[][] values) {
        int[] ends = new int[values.length];
        int total = 0;
        for (int i = 0; i < ends.length; i++) {
            total += values[i].length;
            ends[i] = total;
        }
        int[] all = new int[total];
        for (int i = 0; i < ends.length; i++) {
            System.arraycopy(values[i], 0, all, ends[i] - values[i].length, values[i].length);
        }
        numbers(ends);
        numbers(all);
    }

    byte[] packed() {
        return out.toByteArray();
    }
}
