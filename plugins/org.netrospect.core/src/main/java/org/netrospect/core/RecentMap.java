package org.netrospect.core;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that never has more than so many entries: the oldest is forgotten, without a word, for a new one. */
public final class RecentMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final int CAPACITY = 16;
    private static final float LOAD = 0.75f;

    private final int most;

    private RecentMap(int most, boolean byAccess) {
        super(CAPACITY, LOAD, byAccess);
        this.most = most;
    }

    /** The oldest entry is the one that came first; a key that is put again keeps its place. */
    public static <K, V> RecentMap<K, V> byInsertion(int most) {
        return new RecentMap<>(most, false);
    }

    /** The oldest entry is the one that was longest neither put nor read. */
    public static <K, V> RecentMap<K, V> byAccess(int most) {
        return new RecentMap<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
