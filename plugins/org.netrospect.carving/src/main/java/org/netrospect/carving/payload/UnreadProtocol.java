package org.netrospect.carving.payload;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/**
 * A protocol that is known by its first bytes and is not read any further.
 *
 * @param transports IP protocols that carry it
 * @param ports of which one end has one; none for those whose first bytes are enough
 * @param begins whether the first bytes of a direction, at least {@code least}, are of it
 */
record UnreadProtocol(String name, Set<Integer> transports, Set<Integer> ports, int least,
        Predicate<ByteWindow> begins) {
    private static final Set<Integer> TCP = Set.of(IpProtocol.TCP);
    private static final Set<Integer> UDP = Set.of(IpProtocol.UDP);
    private static final Set<Integer> BOTH = Set.of(IpProtocol.TCP, IpProtocol.UDP);
    private static final Set<Integer> SCTP = Set.of(IpProtocol.SCTP);
    private static final Set<Integer> ANY = Set.of();

    private static final List<UnreadProtocol> ALL = List.of(
            // control systems and vehicles
            text("opcua", "HELF"), text("opcua", "ACKF"), text("opcua", "OPNF"), text("opcua", "MSGF"),
            new UnreadProtocol("synchrophasor", BOTH, Set.of(4712, 4713, 4722), 14, b -> b.u8(0) == 0xaa
                    && b.u8(1) >> 4 <= 5 && (b.u8(1) & 15) <= 2 && b.u16(2) >= 14),
            new UnreadProtocol("doip", BOTH, Set.of(13400, 3496), 8, b -> b.u8(0) + b.u8(1) == 0xff),
            new UnreadProtocol("knxnet-ip", BOTH, Set.of(3671), 6, b -> b.u16(0) == 0x0610),
            new UnreadProtocol("coap", UDP, Set.of(5683), 4, b -> b.u8(0) >> 6 == 1 && (b.u8(0) & 15) <= 8),
            text("fins", "FINS"),
            new UnreadProtocol("fins", UDP, Set.of(9600), 12, b -> (b.u8(0) & 0x3c) == 0 && b.u8(1) == 0
                    && b.u8(2) <= 7),
            new UnreadProtocol("mms", TCP, Set.of(102), 7, b -> transport(b) && b.latin1(0, b.length())
                    .contains("\50\312\42")),
            new UnreadProtocol("iso-transport", TCP, Set.of(102), 7, UnreadProtocol::transport),
            new UnreadProtocol("h323", TCP, Set.of(1720), 5, b -> b.u16(0) == 0x0300 && b.u8(4) == 8),
            new UnreadProtocol("hart-ip", BOTH, Set.of(5094), 8, b -> b.u8(0) >= 1 && b.u8(0) <= 2 && b.u8(1) <= 2
                    && b.u8(2) <= 5),
            new UnreadProtocol("ge-srtp", TCP, Set.of(18245, 18246), 56, b -> b.u8(0) <= 8 && b.u8(1) == 0),
            new UnreadProtocol("ads", TCP, Set.of(48898), 38, b -> b.u16(0) == 0 && b.u32le(2) >= 32
                    && b.u32le(2) < 1 << 20),
            new UnreadProtocol("melsec", BOTH, Set.of(1025, 5000, 5001, 5002, 5006, 5007), 9, b -> b.u8(1) == 0
                    && Set.of(0x50, 0x54, 0xd0, 0xd4).contains(b.u8(0))),
            new UnreadProtocol("pcworx", TCP, Set.of(1962), 4, b -> b.u8(0) == 1 && b.u8(1) == 1),
            new UnreadProtocol("dlms", BOTH, Set.of(4059), 8, b -> b.u16(0) == 1),
            new UnreadProtocol("ethercat", UDP, Set.of(34980), 4, b -> b.u8(1) >> 4 == 1),
            new UnreadProtocol("cnip", BOTH, Set.of(1628, 1629), 20, b -> b.u16(0) == 0 || b.u16(0) >= 20),
            new UnreadProtocol("ether-s-bus", UDP, Set.of(5050), 11, b -> b.u16(0) == 0 && b.u8(4) <= 1),
            new UnreadProtocol("ether-s-io", UDP, Set.of(6060), 8, b -> b.latin1(0, 4).equals("ESIO")),
            text("fox", "fox a "),
            // calls without a connection, as PROFINET makes them: version 4, order of bytes, kinds
            new UnreadProtocol("dcerpc", UDP, ANY, 80, b -> b.u8(0) == 4 && b.u8(1) <= 19 && (b.u8(4) & 0xef) == 0
                    && b.u8(5) <= 3 && b.u8(6) == 0 && b.u8(78) <= 1),
            // routing and redundancy
            new UnreadProtocol("bgp", TCP, ANY, 19, b -> b.u32(0) == 0xffff_ffffL && b.u32(4) == 0xffff_ffffL
                    && b.u32(8) == 0xffff_ffffL && b.u32(12) == 0xffff_ffffL && b.u16(16) >= 19 && b.u16(16) <= 4096
                    && b.u8(18) >= 1 && b.u8(18) <= 5),
            new UnreadProtocol("hsrp", UDP, Set.of(1985, 2029), 8, b -> b.u8(0) == 0 && b.u8(1) <= 3
                    || b.u8(0) >= 1 && b.u8(0) <= 4 && b.u8(1) >= 4),
            new UnreadProtocol("glbp", UDP, Set.of(3222), 8, b -> b.u8(0) == 1),
            new UnreadProtocol("bfd-echo", UDP, Set.of(3785), 8, b -> true),
            new UnreadProtocol("bfd", UDP, Set.of(3784, 4784, 6784), 24, b -> b.u8(0) >> 5 <= 1 && b.u8(3) >= 24),
            new UnreadProtocol("rip", UDP, Set.of(520), 4, b -> b.u8(0) >= 1 && b.u8(0) <= 6 && b.u8(1) >= 1
                    && b.u8(1) <= 2 && b.u16(2) == 0),
            new UnreadProtocol("ripng", UDP, Set.of(521), 4, b -> b.u8(0) >= 1 && b.u8(0) <= 2 && b.u8(1) == 1),
            new UnreadProtocol("babel", UDP, Set.of(6696), 4, b -> b.u16(0) == 0x2a02),
            new UnreadProtocol("ldp", BOTH, Set.of(646), 10, b -> b.u16(0) == 1 && b.u16(2) >= 6),
            new UnreadProtocol("msdp", TCP, Set.of(639), 3, b -> b.u8(0) >= 1 && b.u8(0) <= 7 && b.u16(1) >= 3),
            new UnreadProtocol("rpki-rtr", TCP, Set.of(323, 3323), 8, b -> b.u8(0) <= 2 && b.u8(1) <= 11
                    && b.u32(4) >= 8),
            new UnreadProtocol("mpls-echo", UDP, Set.of(3503), 32, b -> b.u16(0) == 1),
            new UnreadProtocol("lisp", UDP, Set.of(4342), 8, b -> b.u8(0) >> 4 >= 1 && b.u8(0) >> 4 <= 8),
            // networks, measured and managed
            new UnreadProtocol("sflow", UDP, Set.of(6343), 8, b -> b.u32(0) == 5 || b.u32(0) == 4 || b.u32(0) == 2),
            new UnreadProtocol("netflow", UDP, Set.of(2055, 2056, 4432, 9555, 9995, 9996), 16, b -> b.u16(0) == 5
                    || b.u16(0) == 9 || b.u16(0) == 1 || b.u16(0) == 7),
            new UnreadProtocol("ipfix", UDP, Set.of(2055, 4739, 9995, 9996), 16, b -> b.u16(0) == 10),
            new UnreadProtocol("openflow", TCP, Set.of(6633, 6653), 8, b -> b.u8(0) >= 1 && b.u8(0) <= 6
                    && b.u8(1) <= 35 && b.u16(2) >= 8),
            new UnreadProtocol("capwap", UDP, Set.of(5246, 5247), 8, b -> b.u8(0) <= 1),
            new UnreadProtocol("lwapp", UDP, Set.of(12222, 12223), 12, b -> true),
            new UnreadProtocol("ptp", UDP, Set.of(319, 320), 34, b -> (b.u8(1) & 15) == 2 && (b.u8(0) & 15) <= 13),
            new UnreadProtocol("ipmi", UDP, Set.of(623, 664), 4, b -> b.u8(0) == 6 && b.u8(1) == 0
                    && (b.u8(3) & 31) >= 6 && (b.u8(3) & 31) <= 8),
            new UnreadProtocol("collectd", UDP, Set.of(25826), 8, b -> b.u16(0) == 0 && b.u16(2) >= 5),
            new UnreadProtocol("nat-pmp", UDP, Set.of(5351), 2, b -> b.u8(0) == 0 || b.u8(0) == 2),
            new UnreadProtocol("slp", BOTH, Set.of(427), 12, b -> b.u8(0) >= 1 && b.u8(0) <= 2 && b.u8(1) >= 1
                    && b.u8(1) <= 11),
            new UnreadProtocol("tacacs", TCP, Set.of(49), 12, b -> b.u8(0) >> 4 == 12 && b.u8(1) >= 1 && b.u8(1) <= 3),
            new UnreadProtocol("diameter", Set.of(IpProtocol.TCP, IpProtocol.SCTP), Set.of(3868), 20,
                    b -> b.u8(0) == 1 && b.u24(1) >= 20),
            new UnreadProtocol("m3ua", SCTP, Set.of(2905), 8, b -> b.u16(0) == 0x0100),
            text("zabbix", "ZBXD"),
            // tunnels that were not taken apart
            new UnreadProtocol("pptp", TCP, Set.of(1723), 12, b -> b.u16(2) == 1 && b.u32(4) == 0x1a2b_3c4dL),
            new UnreadProtocol("l2tp", UDP, Set.of(1701), 6, b -> (b.u8(1) & 15) >= 2 && (b.u8(1) & 15) <= 3),
            new UnreadProtocol("gtp", UDP, Set.of(2123, 2152, 3386), 8, b -> b.u8(0) >> 5 <= 2 && b.u8(1) != 0),
            new UnreadProtocol("pfcp", UDP, Set.of(8805), 8, b -> b.u8(0) >> 5 == 1),
            new UnreadProtocol("vxlan", UDP, Set.of(4789, 8472), 8, b -> b.u32(0) == 0x0800_0000L),
            // applications
            new UnreadProtocol("tns", TCP, Set.of(1521, 1522, 1526, 2483), 8, b -> b.u16(0) >= 8 && b.u16(2) == 0
                    && b.u8(4) >= 1 && b.u8(4) <= 19),
            new UnreadProtocol("drda", TCP, ANY, 10, b -> b.u16(0) >= 10 && b.u8(2) == 0xd0 && b.u16(8) == 0x1041),
            new UnreadProtocol("cassandra", TCP, Set.of(9042), 8, b -> (b.u8(0) & 0x7f) >= 1 && (b.u8(0) & 0x7f) <= 5
                    && b.u8(1) <= 31),
            new UnreadProtocol("elasticsearch", TCP, Set.of(9300), 6, b -> b.u16(0) == 0x4553),
            new UnreadProtocol("bolt", TCP, ANY, 20, b -> b.u32(0) == 0x6060_b017L),
            new UnreadProtocol("git", TCP, Set.of(9418), 9, b -> b.latin1(4, 4).equals("git-")),
            new UnreadProtocol("hl7", TCP, ANY, 6, b -> b.u8(0) == 0x0b && b.latin1(1, 3).equals("MSH")),
            new UnreadProtocol("bjnp", UDP, ANY, 16, b -> b.latin1(0, 3).equals("BJN")),
            new UnreadProtocol("xdmcp", UDP, Set.of(177), 6, b -> b.u16(0) == 1 && b.u16(2) >= 1 && b.u16(2) <= 15),
            new UnreadProtocol("skinny", TCP, Set.of(2000), 12, b -> b.u32le(0) >= 4 && b.u32le(0) < 4096
                    && b.u32le(4) <= 32),
            new UnreadProtocol("smpp", TCP, Set.of(2775, 2776), 16, b -> b.u32(0) >= 16
                    && (b.u32(4) & 0x7fff_ffffL) <= 0x103),
            new UnreadProtocol("oicq", UDP, Set.of(8000), 7, b -> b.u8(0) == 2),
            new UnreadProtocol("mpeg-ts", UDP, ANY, 189, b -> b.u8(0) == 0x47 && b.u8(188) == 0x47),
            new UnreadProtocol("citrix", TCP, ANY, 6, b -> b.u16(0) == 0x7f7f && b.latin1(2, 3).equals("ICA")),
            new UnreadProtocol("teamviewer", BOTH, Set.of(5938), 4, b -> b.u16(0) == 0x1724 || b.u16(0) == 0x1130),
            new UnreadProtocol("spotify", UDP, ANY, 7, b -> b.latin1(0, 7).equals("SpotUdp")),
            new UnreadProtocol("kismet", TCP, ANY, 9, b -> b.latin1(0, 8).equals("*KISMET:")),
            new UnreadProtocol("mining", TCP, ANY, 20, b -> b.u8(0) == '{' && b.latin1(0, b.length())
                    .contains("\"mining.")),
            new UnreadProtocol("raknet", UDP, ANY, 17, b -> b.latin1(0, b.length())
                    .contains("\0\377\377\0\376\376\376\376\375\375\375\375\22\64\126\170")),
            // a caller asks for its own address before RTP
            new UnreadProtocol("discord-voice", UDP, ANY, 74, b -> b.u32(0) == 0x0001_0046L
                    || b.u32(0) == 0x0002_0046L),
            new UnreadProtocol("tailscale", UDP, ANY, 62, b -> b.u32(0) == 0x5453_f09fL && b.u16(4) == 0x92ac),
            new UnreadProtocol("hislip", TCP, Set.of(4880), 16, b -> b.u16(0) == 0x4853),
            text("fix", "8=FIX"),
            text("giop", "GIOP"), text("ceph", "ceph v"), text("gnutella", "GNUTELLA "), text("nats", "INFO {"),
            text("nomachine", "NXSH-"),
            new UnreadProtocol("whois", TCP, Set.of(43), 4, UnreadProtocol::line),
            new UnreadProtocol("finger", TCP, Set.of(79), 2, UnreadProtocol::line),
            new UnreadProtocol("ident", TCP, Set.of(113), 4, UnreadProtocol::line),
            new UnreadProtocol("gopher", TCP, Set.of(70), 2, UnreadProtocol::line),
            new UnreadProtocol("nntp", TCP, Set.of(119), 5, b -> b.latin1(0, 4).matches("20[01][ -]")),
            new UnreadProtocol("lpd", TCP, Set.of(515), 3, b -> b.u8(0) >= 1 && b.u8(0) <= 5 && b.u8(1) > ' '),
            new UnreadProtocol("mgcp", UDP, Set.of(2427, 2727), 8, b -> b.latin1(0, 5).matches("[A-Z]{4} |\\d{3} \\d")),
            new UnreadProtocol("kafka", TCP, Set.of(9092), 12, b -> b.u32(0) < 1 << 24 && b.u16(4) < 100
                    && b.u16(6) < 20),
            new UnreadProtocol("thrift", TCP, ANY, 12, b -> b.u16(4) == 0x8001 && b.u8(6) == 0 && b.u8(7) >= 1
                    && b.u8(7) <= 4 || b.u16(0) == 0x8001 && b.u8(2) == 0 && b.u8(3) >= 1 && b.u8(3) <= 4
                    && b.u16(4) == 0),
            new UnreadProtocol("amqp", TCP, ANY, 8, b -> b.latin1(0, 4).equals("AMQP") && b.u8(4) <= 3),
            new UnreadProtocol("x11", TCP, Set.of(6000, 6001, 6002, 6003, 6010, 6011), 12, b -> b.u8(0) == 'l'
                    && b.u16le(2) == 11 || b.u8(0) == 'B' && b.u16(2) == 11),
            new UnreadProtocol("ajp", TCP, Set.of(8009), 4, b -> b.u16(0) == 0x1234),
            new UnreadProtocol("afp", TCP, Set.of(548), 16, b -> b.u8(0) <= 1 && b.u8(1) >= 1 && b.u8(1) <= 8),
            new UnreadProtocol("rtmp", TCP, Set.of(1935), 9, b -> b.u8(0) == 3),
            new UnreadProtocol("iscsi", TCP, Set.of(3260), 48, b -> (b.u8(0) & 0x3f) == 3 || (b.u8(0) & 0x3f) == 0x23),
            new UnreadProtocol("bitcoin", TCP, ANY, 24, b -> b.u32(0) == 0xf9be_b4d9L),
            new UnreadProtocol("xmpp", TCP, Set.of(5222, 5223, 5269), 8, b -> b.u8(0) == '<'),
            new UnreadProtocol("game-query", UDP, ANY, 5, b -> b.u32(0) == 0xffff_ffffL && b.u8(4) >= 'A'
                    && b.u8(4) <= 'z'),
            new UnreadProtocol("dropbox", UDP, Set.of(17500), 2, b -> b.u8(0) == '{'),
            text("rsync", "@RSYNCD:"), text("jdwp", "JDWP-Handshake"), text("java-rmi", "JRMI"),
            text("nbd", "NBDMAGIC"), text("adb", "CNXN"), text("svn", "( success ( "));

    private static UnreadProtocol text(String name, String begin) {
        return new UnreadProtocol(name, TCP, ANY, begin.length(), b -> b.latin1(0, begin.length()).equals(begin));
    }

    /** TPKT with a request for a connection, its confirmation, or data (RFC 1006, ISO 8073). */
    private static boolean transport(ByteWindow b) {
        return b.u16(0) == 0x0300 && b.u16(2) >= 7 && ((b.u8(5) & 0xe0) == 0xc0 || b.u8(5) == 0xe0
                || b.u8(5) == 0xf0);
    }

    /** A line of a text. */
    private static boolean line(ByteWindow b) {
        int end = b.indexOf('\n', 0);
        for (int i = 0; i < end; i++) {
            if (b.u8(i) < ' ' && b.u8(i) != '\r' && b.u8(i) != '\t') {
                return false;
            }
        }
        return end >= 0;
    }

    /** Which it is, by the first bytes of either side. */
    static Optional<UnreadProtocol> of(int transport, int serverPort, int clientPort, byte[] client, byte[] server) {
        return ALL.stream().filter(it -> it.transports.contains(transport)
                && (it.ports.isEmpty() || it.ports.contains(serverPort) || it.ports.contains(clientPort))
                && (it.are(client) || it.are(server))).findFirst();
    }

    private boolean are(byte[] bytes) {
        return bytes.length >= least && begins.test(new ByteWindow(bytes, 0, bytes.length));
    }
}
