package org.netrospect.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.netrospect.cli.CapturedPackets.Packet;

/**
 * Changes packets as an attacker or a broken recorder would: bytes and lengths of payloads, ports, sequence numbers,
 * order, times; cut, doubled, lost, spliced with others. Headers are found roughly, so that most changes reach the
 * analyzers and are not stopped by the decoder. The same seed gives the same changes.
 */
final class Mutations {
    private static final int[] PORTS = {20, 21, 22, 23, 25, 53, 67, 69, 80, 88, 110, 111, 123, 135, 137, 138, 139, 143,
        161, 389, 443, 445, 465, 502, 514, 520, 546, 547, 587, 853, 993, 1080, 1433, 1521, 1723, 1812, 1883, 3306, 3389,
        3478, 4789, 5004, 5060, 5222, 5353, 5355, 5432, 5900, 6081, 6379, 6667, 8080, 8443, 11211, 27017};
    private static final long[] LENGTHS = {0, 1, 2, 3, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000,
        0x7fffffffL, 0x80000000L, 0xfffffffeL, 0xffffffffL, 0x7fffffffffffffffL, -1L};
    private static final List<String> WORDS = List.of("99999999999999999999", "-1", "0", "4294967296", "\r\n",
            "\r\n\r\n", "%00", "%n", "\0", "{", "}", "=?utf-8?b?", "--", "../../", "\u00ff", " ", ",", ";",
            "<!ENTITY", "\"");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** Where the parts of a packet begin; 0 for what was not found. */
    private record Parts(int network, boolean six, int transport, int protocol, int payload) {
        static final Parts NONE = new Parts(0, false, 0, 0, 0);

        static Parts of(Packet p) {
            int at = switch (p.link()) {
                case 1 -> ethernet(p.bytes());
                case 0, 108 -> 4;
                case 113 -> 16;
                case 276 -> 20;
                case 12, 101, 228, 229 -> 0;
                default -> -1;
            };
            byte[] b = p.bytes();
            if (at < 0 || at + 44 > b.length) {
                return NONE;
            }
            boolean six = (b[at] & 0xf0) == 0x60;
            int transport = at + (six ? 40 : (b[at] & 15) * 4);
            int protocol = b[at + (six ? 6 : 9)] & 0xff;
            int payload = transport + switch (protocol) {
                case 6 -> transport + 12 < b.length ? (b[transport + 12] >> 4 & 15) * 4 : 0;
                case 132 -> 28;
                default -> 8;
            };
            return payload > b.length ? NONE : new Parts(at, six, transport, protocol, payload);
        }

        private static int ethernet(byte[] b) {
            int at = 12;
            while (at + 6 < b.length && b[at] == (byte) 0x81 && b[at + 1] == 0) {
                at += 4;
            }
            return at + 2;
        }

        boolean ports() {
            return payload > transport + 4 && (protocol == 6 || protocol == 17 || protocol == 132);
        }
    }

    /** Some packets of a capture, changed. @param others where spliced bytes come from, at least one packet */
    List<Packet> of(List<Packet> packets, List<Packet> others) {
        List<Packet> changed = new ArrayList<>(packets);
        moved(changed);
        int times = 1 + random.nextInt(1 + changed.size() / 4);
        for (int i = 0; i < times && !changed.isEmpty(); i++) {
            int at = random.nextInt(changed.size());
            changed.set(at, packet(changed.get(at), others.get(random.nextInt(others.size())).bytes()));
        }
        if (random.nextInt(8) == 0) {
            toPort(changed, PORTS[random.nextInt(PORTS.length)]);
        }
        return changed;
    }

    private void moved(List<Packet> packets) {
        for (int i = random.nextInt(4); i > 0 && packets.size() > 1; i--) {
            int from = random.nextInt(packets.size());
            int to = random.nextInt(packets.size());
            switch (random.nextInt(4)) {
                case 0 -> packets.remove(from);
                case 1 -> packets.add(to, packets.get(from));
                case 2 -> packets.add(to, packets.remove(from));
                default -> {
                    Packet p = packets.get(from);
                    long shift = (random.nextLong() >> random.nextInt(64)) / 2;
                    packets.set(from, new Packet(p.link(), Math.max(0, p.time() + shift), p.bytes(), p.wire()));
                }
            }
        }
    }

    /** All packets of one connection to another port, as if its service listened there. */
    private void toPort(List<Packet> packets, int port) {
        for (int i = 0; i < packets.size(); i++) {
            Packet p = packets.get(i);
            Parts parts = Parts.of(p);
            if (parts.ports()) {
                byte[] bytes = p.bytes().clone();
                int source = number(bytes, parts.transport, 2);
                int destination = number(bytes, parts.transport + 2, 2);
                put(bytes, parts.transport + (source < destination ? 0 : 2), 2, port, true);
                packets.set(i, p.with(bytes));
            }
        }
    }

    private Packet packet(Packet p, byte[] other) {
        if (p.bytes().length == 0) {
            return p;
        }
        Parts parts = Parts.of(p);
        byte[] bytes = p.bytes().clone();
        int payload = random.nextInt(10) == 0 ? 0 : Math.min(parts.payload, bytes.length - 1);
        int at = payload + random.nextInt(bytes.length - payload);
        switch (random.nextInt(13)) {
            case 0, 1 -> flip(bytes, payload, 1 + random.nextInt(4));
            case 2 -> flip(bytes, payload, 1 + (bytes.length - payload) / 10);
            case 3, 4 -> length(bytes, at);
            case 5 -> near(bytes, at);
            case 6 -> bytes = Arrays.copyOf(bytes, at);
            case 7 -> bytes = inserted(p.bytes(), at, WORDS.get(random.nextInt(WORDS.size()))
                    .getBytes(StandardCharsets.ISO_8859_1));
            case 8 -> bytes = inserted(p.bytes(), at, piece(other));
            case 9 -> bytes = without(p.bytes(), at, 1 + random.nextInt(bytes.length - at));
            case 10 -> bytes = inserted(p.bytes(), at, repeated(bytes, at));
            case 11 -> overwrite(bytes, at, piece(other));
            default -> {
                if (parts.transport > 0 && bytes.length > parts.transport + 4) {
                    put(bytes, parts.transport + random.nextInt(20) % (bytes.length - parts.transport - 4), 4,
                            random.nextInt(), true);
                }
            }
        }
        if (bytes.length != p.bytes().length && parts.payload > 0) {
            lengths(bytes, parts);
        }
        return random.nextInt(20) == 0 ? new Packet(p.link(), p.time(), bytes, LENGTHS[random.nextInt(18)])
                : p.with(bytes);
    }

    private void flip(byte[] bytes, int from, int times) {
        for (int i = 0; i < times; i++) {
            int at = from + random.nextInt(bytes.length - from);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (bytes[at] ^ 1 << random.nextInt(8));
        }
    }

    private void length(byte[] bytes, int at) {
        put(bytes, at, 1 << random.nextInt(4), LENGTHS[random.nextInt(LENGTHS.length)], random.nextBoolean());
    }

    /** One more or less than what stands there, in either order of bytes. */
    private void near(byte[] bytes, int at) {
        int size = Math.min(1 << random.nextInt(3), bytes.length - at);
        put(bytes, at, size, number(bytes, at, size) + random.nextInt(9) - 4L, true);
    }

    private byte[] piece(byte[] other) {
        if (other.length == 0) {
            return other;
        }
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, from + 1 + random.nextInt(other.length - from));
    }

    /** What stands there again and again: nesting, lists, names. */
    private byte[] repeated(byte[] bytes, int at) {
        int size = 1 + random.nextInt(Math.min(40, bytes.length - at));
        byte[] all = new byte[size * (1 + random.nextInt(1200 / size))];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes[at + i % size];
        }
        return all;
    }

    private static void overwrite(byte[] bytes, int at, byte[] with) {
        System.arraycopy(with, 0, bytes, at, Math.min(with.length, bytes.length - at));
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, at, more.length);
        System.arraycopy(bytes, at, all, at + more.length, bytes.length - at);
        return all;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        byte[] all = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, all, at, bytes.length - at - length);
        return all;
    }

    /** Makes the lengths of IP and UDP those of the bytes that are there. */
    private static void lengths(byte[] bytes, Parts parts) {
        int ip = bytes.length - parts.network;
        if (ip < 44) {
            return;
        }
        put(bytes, parts.network + (parts.six ? 4 : 2), 2, Math.min(0xffff, parts.six ? ip - 40 : ip), true);
        if (parts.protocol == 17 && parts.transport + 6 <= bytes.length) {
            put(bytes, parts.transport + 4, 2, Math.min(0xffff, bytes.length - parts.transport), true);
        }
    }

    private static int number(byte[] bytes, int at, int size) {
        int value = 0;
        for (int i = at; i < at + size; i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }

    private static void put(byte[] bytes, int at, int size, long value, boolean bigEndian) {
        for (int i = 0; i < size; i++) {
            int where = at + (bigEndian ? size - 1 - i : i);
            if (where >= 0 && where < bytes.length) {
                bytes[where] = (byte) (value >>> 8 * i);
            }
        }
    }
}
