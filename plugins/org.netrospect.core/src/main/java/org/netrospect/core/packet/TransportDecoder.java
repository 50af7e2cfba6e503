package org.netrospect.core.packet;

import java.util.zip.CRC32C;
import org.netrospect.core.net.IpProtocol;

/** Transport headers: ports, flags, sequence numbers, checksums, and where the payload is. */
final class TransportDecoder {
    private static final int DCCP = 33;
    private static final int UDP_LITE = 136;

    private final Cursor c;
    private final CRC32C crc = new CRC32C();
    private UdpTunnelDecoder tunnels;

    TransportDecoder(Cursor c) {
        this.c = c;
    }

    void tunnels(UdpTunnelDecoder decoder) {
        tunnels = decoder;
    }

    void decode(int protocol, int o, int end) {
        switch (protocol) {
            case IpProtocol.TCP -> tcp(o, end);
            case IpProtocol.UDP, UDP_LITE -> udp(protocol, o, end);
            case IpProtocol.ICMP -> icmp(protocol, Layer.ICMP, o, end);
            case IpProtocol.ICMPV6 -> icmp(protocol, Layer.ICMPV6, o, end);
            case IpProtocol.SCTP -> sctp(o, end);
            case DCCP -> dccp(o, end);
            default -> {
                c.payload(o, end);
                c.emit(protocol, Math.min(o, c.limit), end);
            }
        }
    }

    private boolean absent(int protocol, Layer layer, int o, int need, int end) {
        if (!c.lacks(o, need, end, layer, Flaw.MALFORMED_TRANSPORT)) {
            return false;
        }
        c.emit(protocol, Math.min(o, c.limit), end).transportPresent = false;
        return true;
    }

    /** TCP (RFC 9293). */
    private void tcp(int o, int end) {
        if (c.limit - o >= 4 && end - o >= 4 && (c.limit - o < 20 || end - o < 20)) {
            // cut behind the ports: they still say which session it is
            c.lacks(o, 20, end, Layer.TCP, Flaw.MALFORMED_TRANSPORT);
            Datagram d = c.emit(IpProtocol.TCP, o, end);
            d.transportPresent = false;
            d.sourcePort = c.u16(o);
            d.destinationPort = c.u16(o + 2);
            return;
        }
        if (absent(IpProtocol.TCP, Layer.TCP, o, 20, end)) {
            return;
        }
        int header = (c.u8(o + 12) >>> 4) * 4;
        boolean broken = header < 20 || o + header > end;
        if (broken) {
            c.flaw(Flaw.MALFORMED_TRANSPORT);
            header = Math.clamp(header, 20, end - o);
        }
        c.listener.layer(Layer.TCP, c.data, o, Math.min(header, c.limit - o), end);
        checksum(IpProtocol.TCP, o, end);
        Datagram d = c.emit(IpProtocol.TCP, o, end);
        d.sourcePort = c.u16(o);
        d.destinationPort = c.u16(o + 2);
        d.tcpSequence = c.i32(o + 4);
        d.tcpAcknowledgment = c.i32(o + 8);
        d.tcpFlags = c.u16(o + 12) & 0xfff;
        d.tcpWindow = c.u16(o + 14);
        c.payload(d, o + header, end);
        c.payload(o + header, end);
    }

    /** UDP (RFC 768) and UDP-Lite (RFC 3828), then what may be a tunnel in it. */
    private void udp(int protocol, int o, int end) {
        if (absent(protocol, Layer.UDP, o, 8, end)) {
            return;
        }
        int length = c.u16(o + 4);
        int stop = end;
        if (protocol == IpProtocol.UDP) {
            if (length >= 8 && length <= end - o) {
                stop = o + length;
            } else if (length != 0 && !(c.fragment && length > end - o)) {
                c.flaw(Flaw.MALFORMED_TRANSPORT);
            }
        }
        c.listener.layer(Layer.UDP, c.data, o, 8, stop);
        if (protocol == IpProtocol.UDP && c.u16(o + 6) != 0) {
            checksum(protocol, o, stop);
        }
        int source = c.u16(o);
        int destination = c.u16(o + 2);
        Datagram d = c.emit(protocol, o, stop);
        d.sourcePort = source;
        d.destinationPort = destination;
        c.payload(d, o + 8, stop);
        if (!tunnels.decode(source, destination, o + 8, stop)) {
            c.payload(o + 8, stop);
        }
    }

    /** ICMP (RFC 792) and ICMPv6 (RFC 4443): type and code stand in for ports; the payload begins behind 8 bytes. */
    private void icmp(int protocol, Layer layer, int o, int end) {
        if (absent(protocol, layer, o, 4, end)) {
            return;
        }
        int header = Math.min(8, end - o);
        c.listener.layer(layer, c.data, o, Math.min(header, c.limit - o), end);
        checksum(protocol, o, end);
        Datagram d = c.emit(protocol, o, end);
        d.sourcePort = c.u8(o);
        d.destinationPort = c.u8(o + 1);
        c.payload(d, o + header, end);
        c.payload(o + header, end);
    }

    /** SCTP (RFC 9260). */
    private void sctp(int o, int end) {
        if (absent(IpProtocol.SCTP, Layer.SCTP, o, 12, end)) {
            return;
        }
        c.listener.layer(Layer.SCTP, c.data, o, 12, end);
        if (end <= c.limit && !c.fragment && Checksums.sctp(crc, c.data, o, end - o) != c.i32(o + 8)) {
            c.flaw(Flaw.BAD_TRANSPORT_CHECKSUM);
        }
        ports(IpProtocol.SCTP, o, end, 12);
    }

    private void dccp(int o, int end) {
        if (absent(DCCP, Layer.DCCP, o, 12, end)) {
            return;
        }
        int header = Math.min(Math.max(c.u8(o + 4) * 4, 12), end - o);
        c.listener.layer(Layer.DCCP, c.data, o, Math.min(header, c.limit - o), end);
        ports(DCCP, o, end, header);
    }

    private void ports(int protocol, int o, int end, int header) {
        Datagram d = c.emit(protocol, o, end);
        d.sourcePort = c.u16(o);
        d.destinationPort = c.u16(o + 2);
        c.payload(d, o + header, end);
        c.payload(o + header, end);
    }

    /** Checks the Internet checksum if all bytes are there. */
    private void checksum(int protocol, int o, int end) {
        if (end > c.limit || c.fragment) {
            return;
        }
        int length = end - o;
        long initial = protocol == IpProtocol.ICMP ? 0
                : Checksums.pseudoHeader(c.sourceHigh, c.sourceLow, c.destinationHigh, c.destinationLow, protocol,
                        length);
        if (Checksums.fold(Checksums.sum(c.data, o, length, initial)) != 0xffff) {
            c.flaw(Flaw.BAD_TRANSPORT_CHECKSUM);
        }
    }
}
