package org.netrospect.store.columns;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the file that {@link Heap} reads, repeated texts and addresses mostly once. One thread. */
final class HeapWriter implements Closeable {
    /** Bits of the number of texts remembered to be used again. */
    private static final int REMEMBERED = 16;
    private static final int ADDRESSES = 1 << 14;
    /** Longer texts are not remembered: they would cost memory and are seldom repeated. */
    private static final int LONGEST_REMEMBERED = 200;
    /** Places of texts are four bytes in units of four. */
    private static final long LARGEST = 4L << 32;
    private static final byte[] PADDING = new byte[1 << 13];

    private final AppendFile file;
    // both by hash, the latest wins: a look into one slot costs a third of one into a HashMap of that size
    private final String[] texts = new String[1 << REMEMBERED];
    private final int[] textHash = new int[1 << REMEMBERED];
    private final int[] textPlace = new int[1 << REMEMBERED];
    private final byte[] plain = new byte[512];
    private final long[] addressHigh = new long[ADDRESSES];
    private final long[] addressLow = new long[ADDRESSES];
    private final long[] addressPlace = new long[ADDRESSES];

    HeapWriter(Path path, long length) throws IOException {
        file = new AppendFile(path, length, 1 << 16);
        if (length == 0) {
            file.write(PADDING, Heap.HEAD);
        }
    }

    AppendFile file() {
        return file;
    }

    /** Place of a text in units of four bytes, 0 for the empty one. */
    int text(String text) throws IOException {
        if (text.isEmpty()) {
            return 0;
        }
        int hash = text.hashCode();
        int slot = hash * 0x9e37_79b9 >>> 32 - REMEMBERED;
        if (textHash[slot] == hash && text.equals(texts[slot])) {
            return textPlace[slot];
        }
        int other = slot ^ 1;
        if (textHash[other] == hash && text.equals(texts[other])) {
            return textPlace[other];
        }
        byte[] bytes = plain;
        int length = text.length();
        if (!isPlain(text)) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            length = bytes.length <= Heap.LONGEST_TEXT ? bytes.length : wholeCharacters(bytes);
        }
        int place = (int) (begin(4 + length) >>> 2);
        file.room(4).putInt(length);
        file.write(bytes, length);
        file.write(PADDING, -length & 3);
        if (text.length() <= LONGEST_REMEMBERED) {
            // what was written last stays beside it, so that a text met but once pushes out another of its kind
            texts[other] = texts[slot];
            textHash[other] = textHash[slot];
            textPlace[other] = textPlace[slot];
            texts[slot] = text;
            textHash[slot] = hash;
            textPlace[slot] = place;
        }
        return place;
    }

    /** Whether a text is short and of ASCII; its bytes are then in {@link #plain}. */
    private boolean isPlain(String text) {
        int length = text.length();
        if (length > plain.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return false;
            }
            plain[i] = (byte) c;
        }
        return true;
    }

    /** Where to cut a long text so that its last character is whole. */
    private static int wholeCharacters(byte[] utf8) {
        int end = Heap.LONGEST_TEXT;
        while ((utf8[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }

    /** Place of an IPv6 address in bytes. */
    long address(long high, long low) throws IOException {
        long mixed = (high * 31 + low) * 0x9e37_79b9_7f4a_7c15L;
        int slot = (int) (mixed >>> 50);
        if (addressPlace[slot] != 0 && addressHigh[slot] == high && addressLow[slot] == low) {
            return addressPlace[slot];
        }
        long place = begin(16);
        ByteBuffer room = file.room(16);
        room.putLong(high).putLong(low);
        addressHigh[slot] = high;
        addressLow[slot] = low;
        addressPlace[slot] = place;
        return place;
    }

    /** Place of a large number in units of four bytes, below 2^31. */
    int number(long value) throws IOException {
        long place = begin(8);
        if (place >>> 2 > Integer.MAX_VALUE) {
            throw new IOException("The case is full: it has more large numbers and texts than one table can hold.");
        }
        file.room(8).putLong(value);
        return (int) (place >>> 2);
    }

    /** Where an entry of so many bytes can stand without crossing a piece's border. */
    private long begin(int bytes) throws IOException {
        long place = file.length();
        long left = Heap.PIECE - place % Heap.PIECE;
        if (left < bytes) {
            while (left > 0) {
                int step = (int) Math.min(left, PADDING.length);
                file.write(PADDING, step);
                left -= step;
            }
            place = file.length();
        }
        if (place >= LARGEST) {
            throw new IOException("The case is full: the texts of one table take 16 GB.");
        }
        return place;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
