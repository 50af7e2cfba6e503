package org.netrospect.pcap;

import java.util.Optional;

/**
 * The file header of a pcap capture (draft-ietf-opsawg-pcap) and its known variants.
 *
 * @param bigEndian byte order of all numbers
 * @param nanoseconds whether the fraction counts nanoseconds rather than microseconds
 * @param headerLength bytes before the first record
 * @param recordHeaderLength bytes before a packet
 * @param lengthsSwapped 0: captured length first, as now; 1: wire length first (before 2.3); 2: the smaller one is the
 *            captured length (2.3, where both occurred)
 * @param snapLength as told, 0 to 2^32 - 1
 * @param linkType without the bits for frame check sequences
 */
record PcapHeader(boolean bigEndian, boolean nanoseconds, int headerLength, int recordHeaderLength, int lengthsSwapped,
        long snapLength, int linkType) {
    /** Length of the common header. */
    static final int LENGTH = 24;

    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    /** Alexey Kuznetzov's libpcap: interface index, protocol and packet type behind each record header. */
    private static final int MODIFIED = 0xa1b2cd34;
    /** Ixia's lcap: nanoseconds, and the size of all records behind the file header. */
    private static final int IXIA_HARDWARE = 0x1c0001ac;
    private static final int IXIA_SOFTWARE = 0x1c0001ab;

    /** Whether a pcap header of any variant begins with these bytes. */
    static boolean recognizes(byte[] head) {
        return head.length >= 4 && (known(Bytes.i32(head, 0, false)) || known(Bytes.i32(head, 0, true)));
    }

    private static boolean known(int magic) {
        return magic == MICROSECONDS || magic == NANOSECONDS || magic == MODIFIED || magic == IXIA_HARDWARE
                || magic == IXIA_SOFTWARE;
    }

    /** The header at the start of {@code head}; empty if it is cut. Only for what {@link #recognizes}. */
    static Optional<PcapHeader> of(byte[] head) {
        boolean bigEndian = known(Bytes.i32(head, 0, true));
        int magic = Bytes.i32(head, 0, bigEndian);
        boolean ixia = magic == IXIA_HARDWARE || magic == IXIA_SOFTWARE;
        int length = ixia ? LENGTH + 4 : LENGTH;
        if (head.length < length) {
            return Optional.empty();
        }
        int major = Bytes.u16(head, 4, bigEndian);
        int minor = Bytes.u16(head, 6, bigEndian);
        int swapped = major == 2 && minor < 3 || major == 543 ? 1 : major == 2 && minor == 3 ? 2 : 0;
        // The upper six bits of the link type say whether frame check sequences stand behind the packets.
        return Optional.of(new PcapHeader(bigEndian, magic == NANOSECONDS || ixia, length, magic == MODIFIED ? 24 : 16,
                swapped, Bytes.u32(head, 16, bigEndian), Bytes.i32(head, 20, bigEndian) & 0x03ff_ffff));
    }

    /** Bytes recorded of a packet at most; a record that claims more is damage, as for libpcap. */
    long maxCaptured() {
        return Math.max(maxOf(linkType), snapLength <= RecordParser.MAX_PACKET ? snapLength : 0);
    }

    /** What libpcap and Wireshark take as possible: D-Bus messages, USB and EBHSCR packets are longer than others. */
    private static long maxOf(int linkType) {
        return switch (linkType) {
            case 231, 249 -> 128L << 20;
            case 279 -> 8L << 20;
            default -> 256L << 10;
        };
    }

    /** Nanoseconds since 1970 UTC; fractions of more than a second count as what they are. */
    long time(long seconds, long fraction) {
        return seconds * 1_000_000_000L + (nanoseconds ? fraction : fraction * 1000);
    }

    /** Captured length of a record whose two lengths are these, in file order. */
    long captured(long first, long second) {
        return switch (lengthsSwapped) {
            case 1 -> second;
            case 2 -> Math.min(first, second);
            default -> first;
        };
    }

    /** Length on the wire as told. */
    long wire(long first, long second) {
        return switch (lengthsSwapped) {
            case 1 -> first;
            case 2 -> Math.max(first, second);
            default -> second;
        };
    }

    /** Name of the variant, as shown to the analyst. */
    String format() {
        String name = headerLength > LENGTH ? "pcap (Ixia)" : recordHeaderLength > 16 ? "pcap (modified)" : "pcap";
        return nanoseconds && headerLength == LENGTH ? name + " (nanoseconds)" : name;
    }
}
