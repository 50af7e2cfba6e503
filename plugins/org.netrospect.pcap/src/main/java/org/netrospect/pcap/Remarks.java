package org.netrospect.pcap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;

/**
 * What a reader has to say about a capture beside its packets, on the way to the listener. A damaged capture may give
 * an irregularity for each of its packets: of one kind {@value #PER_KIND} are told one by one, the others as a number.
 */
final class Remarks {
    static final int PER_KIND = 1000;

    private final String file;
    private final CaptureListener listener;
    private final Map<String, Long> told = new HashMap<>();

    Remarks(Path file, CaptureListener listener) {
        Path name = file.getFileName();
        this.file = name == null ? file.toString() : name.toString();
        this.listener = listener;
    }

    /** The file's name, for sentences. */
    String file() {
        return file;
    }

    void irregularity(long packet, long time, String what, String detail) {
        if (told.merge(what, 1L, Long::sum) <= PER_KIND) {
            listener.irregularity(packet, time, what, detail);
        }
    }

    /** One that says that something of the capture could not be read. */
    void loss(long packet, long time, String what, String detail) {
        if (told.merge(what, 1L, Long::sum) <= PER_KIND) {
            listener.loss(packet, time, what, detail);
        }
    }

    /** Whether a further irregularity of this kind will only be counted: spares building its sentence. */
    boolean full(String what) {
        Long count = told.get(what);
        if (count == null || count < PER_KIND) {
            return false;
        }
        told.put(what, count + 1);
        return true;
    }

    void note(long packet, String kind, String text) {
        listener.note(new CaptureNote(packet, kind, text));
    }

    /** Tells how many irregularities were only counted; call once, at the end. */
    void finish() {
        told.forEach((what, count) -> {
            if (count > PER_KIND) {
                listener.irregularity(0, 0, what, String.format(Locale.ROOT,
                        "%s: \"%s\" occurred %,d times; the first %,d are listed.", file, what, count, PER_KIND));
            }
        });
        told.clear();
    }

    /** {@code the first 12 packets were read}, or what is true of none or one. */
    static String readBefore(long packets) {
        if (packets == 0) {
            return "no packet was read";
        }
        return packets == 1 ? "the first packet was read" : "the first " + packets + " packets were read";
    }
}
