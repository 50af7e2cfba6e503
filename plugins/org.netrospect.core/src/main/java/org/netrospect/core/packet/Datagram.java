package org.netrospect.core.packet;

import org.netrospect.core.net.MacAddress;

/**
 * What one session sees of a packet: one IP datagram (or ARP packet) at one depth of tunnelling, with its transport
 * header read. Mutable and reused, owned by its {@link PacketBlock}: fields are public because this is the record that
 * the decoder writes and the session table reads once for every packet.
 */
public final class Datagram {
    /** {@link #protocol} of ARP and RARP packets, above all IP protocol numbers. */
    public static final int ARP = 256;
    /** The same of what bridges and routers tell their link; it has no addresses but those of the hardware. */
    public static final int LLDP = 257;
    public static final int CDP = 258;
    public static final int STP = 259;
    /** Bytes of an ARP packet for IPv4 over hardware addresses of 6 bytes (RFC 826). */
    public static final int ARP_LENGTH = 28;

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int URG = 0x20;

    /** {@link #earlierFragments} of a datagram that came whole. */
    public static final FragmentSource[] NO_FRAGMENTS = {};

    /** Index in its block of the packet that completed it, or at which it was given up as never to be completed. */
    public int packet;
    /**
     * Id, within the case, of the capture its packet is in: that of the block, or an earlier one of the recording, for
     * fragments that waited in vain.
     */
    public int capture;
    /** Number of the packet in its capture, from 1. */
    public long number;
    /** Nanoseconds since 1970 UTC. */
    public long time;
    /** Bytes of the whole packet on the wire, link layer and outer tunnels included; of all its fragments together. */
    public long wireLength;
    /** Where the packet's record begins in the (uncompressed) capture. */
    public long position;
    /** 0 for the outermost datagram, 1 for what it carries as a tunnel, and so on. */
    public int depth;
    /** VLAN tags, labels and tunnels around this datagram. */
    public Encapsulation encapsulation = Encapsulation.NONE;
    /** Hardware addresses of the link layer, lower 48 bits, or {@link MacAddress#NONE}. */
    public long sourceMac = MacAddress.NONE;
    public long destinationMac = MacAddress.NONE;

    /** 4 or 6; ARP counts as 4, so does what the link layer carries for itself. */
    public int ipVersion;
    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;
    /** IP protocol number after all extension headers, or {@link #ARP} and those above. */
    public int protocol;
    /** TTL or hop limit, 0 to 255; -1 for ARP. */
    public int ttl;

    /**
     * Array that {@link #headerOffset} and {@link #payloadOffset} point into: the block's, or a reassembled datagram.
     */
    public byte[] data;
    /** Start of the IP (or ARP) header in {@link #data}; for LLDP and its like of the frame, if it is Ethernet. */
    public int headerOffset;
    /** Start of the transport header (TCP, UDP, ICMP …) in {@link #data}. */
    public int transportOffset;
    /** Start of the transport's payload in {@link #data}. */
    public int payloadOffset;
    /** Payload bytes that were recorded: at most {@link #payloadLength}. */
    public int payloadCaptured;
    /** Payload bytes the IP header claims, padding of the link excluded. */
    public int payloadLength;
    /**
     * False if the transport header was cut off or broken; flags and payload are then 0, ports too unless they were
     * recorded.
     */
    public boolean transportPresent;

    /** Ports; for ICMP the type here and the code in {@link #destinationPort}; for ARP the operation here; else 0. */
    public int sourcePort;
    public int destinationPort;

    public int tcpFlags;
    public int tcpSequence;
    public int tcpAcknowledgment;
    /** As in the header, not scaled. */
    public int tcpWindow;

    /**
     * Packets this datagram was put together from: IP fragments; 1 if it came whole. {@link #wireLength} is their sum.
     */
    public int fragments;
    /** The first fragment of a datagram that was never completed: the payload ends where the first gap is. */
    public boolean fragment;
    /**
     * Where its fragments are but the one that {@link #number} tells, in file order; belongs to nobody, not changed.
     */
    public FragmentSource[] earlierFragments = NO_FRAGMENTS;
    /** Bits of {@link Flaw}, {@code 1L << flaw.ordinal()}. */
    public long flaws;

    /** Marks a flaw of this datagram. */
    public void flaw(Flaw flaw) {
        flaws |= 1L << flaw.ordinal();
    }
}
