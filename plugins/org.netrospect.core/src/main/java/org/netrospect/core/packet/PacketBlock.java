package org.netrospect.core.packet;

import java.util.Arrays;

/**
 * A run of packets of one capture, in file order, in one array, and what the decoder found in them. Blocks are reused:
 * the reader fills one, the decoder adds datagrams, workers read it, and when all are done the pipeline hands it back
 * to the reader. Nobody else may keep a reference to {@link #bytes} or to a datagram. Filled by one thread at a time.
 */
public final class PacketBlock {
    /** More bytes than a block is filled with. */
    public static final int ALL = 1 << 30;

    /** The packets' bytes, headers of the capture format between them. Readers may replace the array to grow it. */
    public byte[] bytes;

    private static final byte[] NO_DATA = {};
    private static final long[] NO_NUMBERS = {};

    private int most = ALL;
    private int capture;
    private int count;
    private long firstNumber = 1;
    /** Numbers of the packets, if they do not follow one another. */
    private long[] numbers = NO_NUMBERS;
    private int[] offsets = new int[1024];
    private int[] captured = new int[1024];
    private long[] wire = new long[1024];
    private long[] times = new long[1024];
    private int[] linkTypes = new int[1024];
    private int[] interfaces = new int[1024];
    private long[] positions = new long[1024];

    private Datagram[] datagrams = new Datagram[0];
    private int datagramCount;
    private boolean foreignData;
    private int[] flawPackets = new int[0];
    private Flaw[] flaws = new Flaw[0];
    private int[] flawCaptures = new int[0];
    private long[] flawNumbers = new long[0];
    private long[] flawTimes = new long[0];
    private int flawCount;

    /** A block whose array holds {@code capacity} bytes. */
    public PacketBlock(int capacity) {
        bytes = new byte[capacity];
    }

    /** How many bytes a reader fills it with, if no packet is larger. */
    public int most() {
        return most;
    }

    /** See {@link #most()}; {@link #ALL} if nothing is said. */
    public void most(int bytesToFill) {
        most = bytesToFill;
    }

    /** Forgets all packets and datagrams. @param firstPacketNumber number of the first packet to be added, from 1 */
    public void clear(long firstPacketNumber) {
        if (foreignData) {
            for (int i = 0; i < datagramCount; i++) {
                datagrams[i].data = NO_DATA;
            }
            foreignData = false;
        }
        count = 0;
        datagramCount = 0;
        flawCount = 0;
        firstNumber = firstPacketNumber;
        numbers = NO_NUMBERS;
    }

    /** Says that packets do not follow one another. @param own number of each, those to be added included */
    public void numbers(long[] own) {
        numbers = own;
    }

    /**
     * Adds a packet.
     *
     * @param offset where its bytes begin in {@link #bytes}
     * @param capturedLength bytes that were recorded
     * @param wireLength bytes the packet had on the wire, at least {@code capturedLength}
     * @param time nanoseconds since 1970 UTC
     * @param linkType LINKTYPE_ number of its interface (tcpdump.org's list)
     * @param interfaceId number of its interface in the capture, from 0, counted over all sections
     * @param position where its record begins in the capture, uncompressed, in bytes: what {@link PacketSource} takes
     */
    public void add(int offset, int capturedLength, long wireLength, long time, int linkType, int interfaceId,
            long position) {
        if (count == offsets.length) {
            int n = count * 2;
            offsets = Arrays.copyOf(offsets, n);
            captured = Arrays.copyOf(captured, n);
            wire = Arrays.copyOf(wire, n);
            times = Arrays.copyOf(times, n);
            linkTypes = Arrays.copyOf(linkTypes, n);
            interfaces = Arrays.copyOf(interfaces, n);
            positions = Arrays.copyOf(positions, n);
        }
        offsets[count] = offset;
        captured[count] = capturedLength;
        wire[count] = wireLength;
        times[count] = time;
        linkTypes[count] = linkType;
        interfaces[count] = interfaceId;
        positions[count] = position;
        count++;
    }

    /** Id, within the case, of the capture these packets are in; set by the pipeline. */
    public int capture() {
        return capture;
    }

    /** Sets {@link #capture()}. */
    public void capture(int id) {
        capture = id;
    }

    /** Number of packets. */
    public int count() {
        return count;
    }

    /** Number, from 1 within the capture, of packet {@code i} of this block. */
    public long number(int i) {
        return numbers.length > 0 ? numbers[i] : firstNumber + i;
    }

    public int offset(int i) {
        return offsets[i];
    }

    /** Bytes recorded of packet {@code i}. */
    public int captured(int i) {
        return captured[i];
    }

    /** Bytes packet {@code i} had on the wire. */
    public long wire(int i) {
        return wire[i];
    }

    /** Nanoseconds since 1970 UTC. */
    public long time(int i) {
        return times[i];
    }

    public int linkType(int i) {
        return linkTypes[i];
    }

    public int interfaceId(int i) {
        return interfaces[i];
    }

    public long position(int i) {
        return positions[i];
    }

    /** Marks a flaw of packet {@code i} that belongs to no datagram of it. */
    public void addFlaw(int i, Flaw flaw) {
        addFlaw(i, capture, number(i), times[i], flaw);
    }

    /**
     * Marks a flaw of an earlier packet, noticed at packet {@code i}: a fragment that waited for others in vain.
     *
     * @param in capture of the packet it is a flaw of
     * @param number number of that packet
     * @param time time of that packet
     */
    public void addFlaw(int i, int in, long number, long time, Flaw flaw) {
        if (flawCount == flawPackets.length) {
            flawPackets = Arrays.copyOf(flawPackets, Math.max(64, flawCount * 2));
            flaws = Arrays.copyOf(flaws, flawPackets.length);
            flawCaptures = Arrays.copyOf(flawCaptures, flawPackets.length);
            flawNumbers = Arrays.copyOf(flawNumbers, flawPackets.length);
            flawTimes = Arrays.copyOf(flawTimes, flawPackets.length);
        }
        flawCaptures[flawCount] = in;
        flawNumbers[flawCount] = number;
        flawTimes[flawCount] = time;
        flawPackets[flawCount] = i;
        flaws[flawCount++] = flaw;
    }

    /** Number of flaws that belong to no datagram, in the order in which they were noticed. */
    public int flawCount() {
        return flawCount;
    }

    /** Index in this block of the packet at which flaw {@code k} was noticed. */
    public int flawPacket(int k) {
        return flawPackets[k];
    }

    /** Id of the capture of the packet that has flaw {@code k}: this one, or an earlier one of the recording. */
    public int flawCapture(int k) {
        return flawCaptures[k];
    }

    /** Number in its capture of the packet that has flaw {@code k}. */
    public long flawNumber(int k) {
        return flawNumbers[k];
    }

    /** Time of the packet that has flaw {@code k}. */
    public long flawTime(int k) {
        return flawTimes[k];
    }

    public Flaw flaw(int k) {
        return flaws[k];
    }

    /** A datagram to be filled by the decoder, already counted; its fields hold what an earlier use left there. */
    public Datagram addDatagram() {
        if (datagramCount == datagrams.length) {
            datagrams = Arrays.copyOf(datagrams, Math.max(256, datagramCount * 2));
            for (int i = datagramCount; i < datagrams.length; i++) {
                datagrams[i] = new Datagram();
            }
        }
        return datagrams[datagramCount++];
    }

    /** Datagrams point to arrays other than {@link #bytes}, which are let go when this block is cleared. */
    void holdsForeignData() {
        foreignData = true;
    }

    /** Number of datagrams decoded from the packets so far; a packet has none, one, or one for each tunnel layer. */
    public int datagramCount() {
        return datagramCount;
    }

    /** Datagrams stand in packet order, outer before inner. */
    public Datagram datagram(int i) {
        return datagrams[i];
    }
}
