package org.netrospect.replay.virus.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Names by digest and length, in about 60 bytes each. Filled by one thread, then read by any. */
final class HashSignatures {
    /** Instead of a length: any. */
    static final long ANY_SIZE = -1;
    private static final int KEY = 8;

    private final ByteHeap heap = new ByteHeap();
    private long[] keys = new long[1024];
    private long[] sizes = new long[1024];
    private long[] texts = new long[1024];
    private int used;

    HashSignatures() {
        Arrays.fill(texts, -1);
    }

    void add(byte[] digest, long size, String name) {
        if (used * 2 >= keys.length) {
            grow();
        }
        byte[] label = name.getBytes(StandardCharsets.ISO_8859_1);
        int rest = digest.length - KEY;
        byte[] text = new byte[1 + rest + label.length];
        text[0] = (byte) rest;
        System.arraycopy(digest, KEY, text, 1, rest);
        System.arraycopy(label, 0, text, 1 + rest, label.length);
        put(key(digest), size, heap.add(text, 0, text.length));
        used++;
    }

    private void put(long key, long size, long text) {
        int slot = slot(key);
        while (texts[slot] >= 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        sizes[slot] = size;
        texts[slot] = text;
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 30) & keys.length - 1;
    }

    private static long key(byte[] digest) {
        long key = 0;
        for (int i = 0; i < KEY; i++) {
            key = key << 8 | digest[i] & 0xff;
        }
        return key;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSizes = sizes;
        long[] oldTexts = texts;
        keys = new long[oldKeys.length * 2];
        sizes = new long[keys.length];
        texts = new long[keys.length];
        Arrays.fill(texts, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldTexts[i] >= 0) {
                put(oldKeys[i], oldSizes[i], oldTexts[i]);
            }
        }
    }

    /** How many there are. */
    int count() {
        return used;
    }

    /** The name for content of that digest, in hexadecimal digits, and length. */
    Optional<String> find(String hex, long size) {
        byte[] digest = HexFormat.of().parseHex(hex);
        long key = key(digest);
        for (int slot = slot(key); texts[slot] >= 0; slot = slot + 1 & keys.length - 1) {
            if (keys[slot] == key && (sizes[slot] == ANY_SIZE || sizes[slot] == size)) {
                byte[] text = heap.get(texts[slot]);
                int rest = text[0];
                if (Arrays.equals(text, 1, 1 + rest, digest, KEY, digest.length)) {
                    return Optional.of(new String(text, 1 + rest, text.length - 1 - rest,
                            StandardCharsets.ISO_8859_1));
                }
            }
        }
        return Optional.empty();
    }
}
