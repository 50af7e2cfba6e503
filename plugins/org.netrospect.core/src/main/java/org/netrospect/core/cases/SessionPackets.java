package org.netrospect.core.cases;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.packet.PacketSource;
import org.netrospect.core.packet.RawPacket;

/**
 * Fetches the packets of sessions from their captures. Keeps captures open until closed. Not thread-safe, and never on
 * the user-interface thread.
 */
public final class SessionPackets implements Closeable {
    /** Packets visited in one round; places of up to twice as many are in memory. With more, trails are read again. */
    private static final int WINDOW = 1 << 20;

    private final CaseStore store;
    private final CaptureOpener opener;
    private final Map<Integer, PacketSource> sources = new HashMap<>();

    public SessionPackets(CaseStore store, CaptureOpener opener) {
        this.store = store;
        this.opener = opener;
    }

    /** Receives packets. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param capture id of the capture it is in
         * @param session the session it was asked for; of several the one with the lowest id
         */
        void packet(int capture, RawPacket packet, long session, boolean fromServer) throws IOException;
    }

    /** One packet, fetched from its capture. */
    public RawPacket read(int capture, long number, long position) throws IOException {
        PacketSource source = sources.get(capture);
        if (source == null) {
            CaptureInfo info = store.captures().stream().filter(c -> c.id() == capture).findFirst()
                    .orElseThrow(() -> new IOException("The case has no capture " + capture + "."));
            source = opener.source(info.file(), store.layout(capture), store.unpacked(capture));
            sources.put(capture, source);
        }
        return source.read(position, number);
    }

    /**
     * Visits the packets of sessions, capture by capture, in packet order, each packet once. Memory does not grow with
     * the number of packets.
     *
     * @param sessions ids, sorted
     * @param cancelled asked between packets; ends the visit
     */
    public void visit(long[] sessions, Visitor visitor, BooleanSupplier cancelled) throws IOException {
        for (int capture : captures(sessions, cancelled)) {
            Window window = new Window(capture);
            do {
                window.fill(sessions, cancelled);
                window.visit(visitor, cancelled);
            } while (window.more && !cancelled.getAsBoolean());
        }
    }

    private NavigableSet<Integer> captures(long[] sessions, BooleanSupplier cancelled) throws IOException {
        NavigableSet<Integer> captures = new TreeSet<>();
        for (long session : sessions) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            store.trail(session, (capture, number, position, fromServer) -> captures.add(capture));
        }
        return captures;
    }

    /** The places of the lowest packet numbers of a capture that were not visited yet. */
    private final class Window {
        private record Place(long number, long position, long session,
                boolean fromServer) implements Comparable<Place> {
            @Override
            public int compareTo(Place o) {
                int byNumber = Long.compare(number, o.number);
                return byNumber != 0 ? byNumber : Long.compare(session, o.session);
            }
        }

        private final int capture;
        private Place[] places = new Place[1024];
        private int size;
        private long from;
        private long below;
        private boolean more;

        Window(int capture) {
            this.capture = capture;
        }

        void fill(long[] sessions, BooleanSupplier cancelled) throws IOException {
            size = 0;
            below = Long.MAX_VALUE;
            more = false;
            for (long session : sessions) {
                if (cancelled.getAsBoolean()) {
                    return;
                }
                store.trail(session, (of, number, position, fromServer) -> {
                    if (of == capture && number >= from) {
                        add(new Place(number, position, session, fromServer));
                    }
                });
            }
            Arrays.sort(places, 0, size);
            if (size > WINDOW) {
                cut();
            }
            from = below;
        }

        private void add(Place place) {
            if (place.number >= below) {
                more = true;
                return;
            }
            if (size == places.length && size < 2 * WINDOW) {
                places = Arrays.copyOf(places, size * 2);
            } else if (size == places.length) {
                Arrays.sort(places);
                cut();
                if (place.number >= below) {
                    return;
                }
            }
            places[size++] = place;
        }

        /** Leaves what exceeds the window to the next round. */
        private void cut() {
            below = places[WINDOW].number;
            size = WINDOW;
            while (size > 0 && places[size - 1].number >= below) {
                size--;
            }
            more = true;
        }

        void visit(Visitor visitor, BooleanSupplier cancelled) throws IOException {
            long last = -1;
            for (int i = 0; i < size && !cancelled.getAsBoolean(); i++) {
                Place place = places[i];
                if (place.number != last) {
                    last = place.number;
                    visitor.packet(capture, read(capture, place.number, place.position), place.session,
                            place.fromServer);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (PacketSource source : sources.values()) {
            try {
                source.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        sources.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
