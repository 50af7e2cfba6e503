package org.netrospect.protocols.rtp;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** A fax in packets (ITU-T T.38, annex A, in UDPTL): counted and named; its pages are not put together. */
final class Fax {
    private static final EventKind FAX = EventKind.of("t38", "fax");
    private static final int MOST_SIGNALS = 32;
    /** Steps of the sequence number that are further are no loss. */
    private static final int MOST_LOST = 1000;
    private static final List<String> INDICATORS = List.of("no signal", "CNG", "CED", "V.21 preamble",
            "V.27 2400 training", "V.27 4800 training", "V.29 7200 training", "V.29 9600 training",
            "V.17 7200 short training", "V.17 7200 long training", "V.17 9600 short training",
            "V.17 9600 long training", "V.17 12000 short training", "V.17 12000 long training",
            "V.17 14400 short training", "V.17 14400 long training");
    private static final List<String> DATA = List.of("V.21", "V.27 2400", "V.27 4800", "V.29 7200", "V.29 9600",
            "V.17 7200", "V.17 9600", "V.17 12000", "V.17 14400");

    private final SessionContext context;
    private final MediaSession media;
    private final Mark begun;
    private final Set<String> signals = new LinkedHashSet<>();
    private final Set<String> data = new LinkedHashSet<>();
    private final int[] last = {-1, -1};
    private final long[] packets = new long[2];
    private final long[] lost = new long[2];
    private long unreadable;

    Fax(SessionContext context, MediaSession media) {
        this.context = context;
        this.media = media;
        begun = context.mark();
    }

    /** Number, length of the primary part, and that; what repairs losses follows. */
    void packet(boolean fromClient, ByteWindow b) {
        if (b.length() < 4 || b.u8(2) == 0 || b.u8(2) > b.length() - 3) {
            unreadable++;
            return;
        }
        int side = fromClient ? 0 : 1;
        int number = b.u16(0);
        int step = last[side] < 0 ? 1 : (short) (number - last[side]);
        if (step <= 0 && step > -MOST_LOST) {
            // sent again
            return;
        }
        lost[side] += step > 1 && step < MOST_LOST ? step - 1 : 0;
        last[side] = number;
        packets[side]++;
        int type = b.u8(3);
        // bits: contents follow, contents or a signal, a later edition's type, then the type
        boolean later = (type & 0x20) != 0;
        int value = type >> 1 & 15;
        if ((type & 0x40) == 0) {
            add(signals, later ? "V.8 or V.34 signal " + value : INDICATORS.get(value));
        } else {
            add(data, later ? "V.8 or V.34 " + value : value < DATA.size() ? DATA.get(value) : "type " + value);
        }
    }

    private static void add(Set<String> names, String name) {
        if (names.size() < MOST_SIGNALS) {
            names.add(name);
        }
    }

    void end() {
        Details details = new Details();
        media.tell(details);
        details.put("client_packets", packets[0]).put("server_packets", packets[1])
                .put("client_lost", lost[0]).put("server_lost", lost[1])
                .put("signals", List.copyOf(signals)).put("data", List.copyOf(data));
        if (unreadable > 0) {
            details.put("unreadable", unreadable);
        }
        context.event(begun, FAX, "fax " + media.name() + ": " + (packets[0] + packets[1]) + " packets"
                + (data.isEmpty() ? ", no contents" : ", " + String.join(", ", data)), details);
    }
}
