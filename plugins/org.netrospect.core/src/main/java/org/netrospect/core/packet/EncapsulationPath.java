package org.netrospect.core.packet;

import java.util.Arrays;
import org.netrospect.core.net.IpAddress;

/**
 * The tags, labels and tunnels passed so far in one packet, as numbers; text is made once for each that differs. What
 * was seen lately is kept in a table of fixed size.
 */
final class EncapsulationPath {
    /** What stands around a datagram, with its text. */
    enum Kind {
        VLAN(""), MPLS("mpls"), PPPOE("pppoe"), IPIP("ipip"), IP6IP("6in4"), IPIP6("4in6"), IP6IP6("6in6"), GRE("gre"),
        PPTP("pptp"), ERSPAN("erspan"), ETHERIP("etherip"), MPLS_IN_IP("mpls-in-ip"), L2TP("l2tp"), L2TPV3("l2tpv3"),
        VXLAN("vxlan"), GENEVE("geneve"), GTP("gtp"), TEREDO("teredo"), AYIYA("ayiya"), NSH("nsh"),
        ETHERNET("ethernet"),
        BACKBONE("pbb");

        private static final Kind[] ALL = values();
        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Tags, labels and tunnels in one packet; more than a network would carry, fewer than an attacker could send. */
    private static final int LONGEST = 64;
    private static final int SLOTS = 1024;
    private static final int NO_ID = -1;
    private static final int WITHOUT_ENDPOINTS = 1;
    private static final int WITH_ENDPOINTS = 5;
    private static final long[] EMPTY = {};

    private final long[] words = new long[LONGEST * WITH_ENDPOINTS];
    private int length;
    private int elements;
    private final long[][] knownWords = new long[SLOTS][];
    private final Encapsulation[] known = new Encapsulation[SLOTS];

    EncapsulationPath() {
        Arrays.fill(knownWords, EMPTY);
        Arrays.fill(known, Encapsulation.NONE);
    }

    void clear() {
        length = 0;
        elements = 0;
    }

    /** How far the path is, for {@link #back}. */
    int mark() {
        return elements << 16 | length;
    }

    /** Returns to a mark. */
    void back(int mark) {
        elements = mark >>> 16;
        length = mark & 0xffff;
    }

    /** The path so far, for {@link #restore}. */
    long[] copy() {
        return length == 0 ? EMPTY : Arrays.copyOf(words, length);
    }

    void restore(long[] copy) {
        System.arraycopy(copy, 0, words, 0, copy.length);
        length = copy.length;
        // not fewer than there are: each takes at least one word
        elements = copy.length;
    }

    /** Adds a tag or label; false if the path is too long. */
    boolean tag(Kind kind, int id) {
        if (elements >= LONGEST) {
            return false;
        }
        elements++;
        words[length++] = head(kind, 0, id);
        return true;
    }

    /** Adds a tunnel without an identifier between the cursor's present addresses. */
    boolean tunnel(Kind kind, Cursor c) {
        return tunnel(kind, NO_ID, c);
    }

    /** Adds a tunnel between the cursor's present addresses; false if the path is too long. */
    boolean tunnel(Kind kind, int id, Cursor c) {
        if (elements >= LONGEST) {
            return false;
        }
        elements++;
        words[length] = head(kind, c.ipVersion, id);
        words[length + 1] = c.sourceHigh;
        words[length + 2] = c.sourceLow;
        words[length + 3] = c.destinationHigh;
        words[length + 4] = c.destinationLow;
        length += WITH_ENDPOINTS;
        return true;
    }

    private static long head(Kind kind, int ipVersion, int id) {
        return (long) kind.ordinal() << 40 | (long) ipVersion << 32 | id & 0xffff_ffffL;
    }

    /** What stands around the datagram here. */
    Encapsulation encapsulation() {
        if (length == 0) {
            return Encapsulation.NONE;
        }
        long hash = 0;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15L;
        }
        int slot = (int) (hash >>> 54);
        long[] candidate = knownWords[slot];
        if (!Arrays.equals(candidate, 0, candidate.length, words, 0, length)) {
            knownWords[slot] = copy();
            known[slot] = describe();
        }
        return known[slot];
    }

    private Encapsulation describe() {
        StringBuilder vlans = new StringBuilder();
        StringBuilder tunnel = new StringBuilder();
        int i = 0;
        while (i < length) {
            Kind kind = Kind.ALL[(int) (words[i] >>> 40)];
            int version = (int) (words[i] >>> 32) & 0xff;
            int id = (int) words[i];
            StringBuilder out = kind == Kind.VLAN ? vlans : tunnel;
            if (!out.isEmpty()) {
                out.append(kind == Kind.VLAN ? ',' : ';');
            }
            out.append(kind.text);
            if (id != NO_ID) {
                out.append(kind == Kind.VLAN ? "" : " ").append(Integer.toUnsignedString(id));
            }
            if (version != 0) {
                out.append(' ');
                IpAddress.append(out, version, words[i + 1], words[i + 2]);
                out.append('>');
                IpAddress.append(out, version, words[i + 3], words[i + 4]);
            }
            i += version == 0 ? WITHOUT_ENDPOINTS : WITH_ENDPOINTS;
        }
        return new Encapsulation(vlans.toString(), tunnel.toString());
    }
}
