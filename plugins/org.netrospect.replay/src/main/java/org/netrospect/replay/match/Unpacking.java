package org.netrospect.replay.match;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link Packing} wrote. Its checksum was compared before, so that it is as it was written. */
final class Unpacking {
    private final ByteBuffer in;

    Unpacking(ByteBuffer in) {
        this.in = in;
    }

    int number() {
        return in.getInt();
    }

    /** A view of bytes, which are not copied. */
    ByteBuffer view() {
        int length = number();
        ByteBuffer view = in.slice(in.position(), length);
        in.position(in.position() + length);
        return view;
    }

    byte[] bytes() {
        ByteBuffer view = view();
        byte[] values = new byte[view.remaining()];
        view.get(values);
        return values;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    List<String> texts() {
        int count = number();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return values;
    }

    int[] numbers() {
        ByteBuffer view = view();
        int[] values = new int[view.remaining() / Integer.BYTES];
        view.asIntBuffer().get(values);
        return values;
    }

    long[] longs() {
        ByteBuffer view = view();
        long[] values = new long[view.remaining() / Long.BYTES];
        view.asLongBuffer().get(values);
        return values;
    }

    int[][] lists() {
        int[] ends = numbers();
        int[] all = numbers();
        int[][] values = new int[ends.length][];
        for (int i = 0; i < ends.length; i++) {
            values[i] = Arrays.copyOfRange(all, i == 0 ? 0 : ends[i - 1], ends[i]);
        }
        return values;
    }
}
