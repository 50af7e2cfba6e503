package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.Limits;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.Decoder;
import org.netrospect.core.packet.Flaw;
import org.netrospect.core.packet.Layer;
import org.netrospect.core.packet.PacketBlock;
import org.netrospect.core.packet.RawPacket;
import org.netrospect.core.time.TimeFormat;

/**
 * Takes single packets apart for people. It listens to a {@link Decoder}, so it follows the same chain of headers as the
 * analysis. A packet that is cut or broken gives as much as there is, never an exception. Knows nothing from one packet to
 * the next: fragments are shown as they are. One thread.
 */
public final class Dissector {
    private static final int MOST_LAYERS = 200;
    private static final Map<Layer, Describer> DESCRIBERS = describers();

    private final List<Node> layers = new ArrayList<>();
    private Summary summary = new Summary();
    private byte[] packet = new byte[0];

    private static Map<Layer, Describer> describers() {
        Map<Layer, Describer> all = new EnumMap<>(Layer.class);
        all.put(Layer.ETHERNET, LinkFields::ethernet);
        all.put(Layer.WIRELESS_SUBFRAME, LinkFields::ethernet);
        all.put(Layer.VLAN, LinkFields::vlan);
        all.put(Layer.MPLS, LinkFields::mpls);
        all.put(Layer.PPPOE, LinkFields::pppoe);
        all.put(Layer.LINUX_COOKED, LinkFields::cooked);
        all.put(Layer.LINUX_COOKED_2, LinkFields::cooked2);
        all.put(Layer.ARP, LinkFields::arp);
        all.put(Layer.IPV4, IpFields::v4);
        all.put(Layer.IPV6, IpFields::v6);
        all.put(Layer.FRAGMENT, IpFields::fragment);
        all.put(Layer.HOP_BY_HOP, IpFields::extension);
        all.put(Layer.ROUTING, IpFields::extension);
        all.put(Layer.DESTINATION_OPTIONS, IpFields::extension);
        all.put(Layer.AUTHENTICATION, IpFields::extension);
        all.put(Layer.MOBILITY, IpFields::extension);
        all.put(Layer.TCP, TcpFields::describe);
        all.put(Layer.UDP, TransportFields::udp);
        all.put(Layer.ICMP, TransportFields::icmp);
        all.put(Layer.ICMPV6, TransportFields::icmp6);
        all.put(Layer.SCTP, TransportFields::sctp);
        all.put(Layer.GRE, TunnelFields::gre);
        all.put(Layer.VXLAN, TunnelFields::vxlan);
        all.put(Layer.GENEVE, TunnelFields::geneve);
        all.put(Layer.GTP, TunnelFields::gtp);
        return all;
    }

    /** Takes a packet apart. */
    public Dissection dissect(RawPacket raw) {
        layers.clear();
        summary = new Summary();
        packet = raw.bytes();
        layers.add(about(raw));
        PacketBlock block = new PacketBlock(0);
        block.clear(raw.number());
        block.bytes = packet;
        block.add(0, packet.length, raw.wireLength(), raw.time(), raw.linkType(), raw.interfaceId(), raw.position());
        new Decoder(Limits.DEFAULT, this::layer).decode(block);
        flaws(block);
        if (summary.protocol().isEmpty()) {
            summary.say("Link type " + raw.linkType(), FieldReader.count(raw.wireLength(), "byte"));
        }
        return new Dissection(summary.source(), summary.destination(), summary.protocol(), summary.line(), layers);
    }

    private static Node about(RawPacket raw) {
        List<Node> fields = List.of(said("Number", Long.toString(raw.number())),
                said("Time, seconds since 1970 UTC", TimeFormat.seconds(raw.time())),
                said("Length on the wire", FieldReader.count(raw.wireLength(), "byte")),
                said("Recorded", FieldReader.count(raw.bytes().length, "byte")),
                said("Interface", Integer.toString(raw.interfaceId())),
                said("Link type", Integer.toString(raw.linkType())));
        return new Node("Packet", raw.number() + ", " + FieldReader.count(raw.wireLength(), "byte"), 0, raw.bytes().length,
                fields);
    }

    private static Node said(String label, String value) {
        return new Node(label, value, 0, 0, List.of());
    }

    private void layer(Layer layer, byte[] data, int offset, int length, int end) {
        if (data != packet || layers.size() >= MOST_LAYERS) {
            return;
        }
        int available = Math.max(0, Math.min(end, packet.length) - offset);
        int header = Math.min(length, available);
        if (layer == Layer.PAYLOAD) {
            layers.add(new Node("Payload", FieldReader.count(available, "byte"), offset, available, List.of()));
            return;
        }
        FieldReader fields = new FieldReader(new ByteWindow(packet, offset, available), offset, header);
        String value;
        try {
            Describer describer = DESCRIBERS.get(layer);
            value = describer == null ? "" : describer.describe(fields, summary);
        } catch (MalformedInput e) {
            value = "cut off";
        }
        layers.add(new Node(name(layer), value, offset, extent(fields.nodes(), offset, header), fields.nodes()));
    }

    /** Fields may lie behind what the decoder counts as header: the body of an ICMPv6 message is fields, too. */
    private static int extent(List<Node> fields, int offset, int header) {
        int end = offset + header;
        for (Node field : fields) {
            end = Math.max(end, field.offset() + field.length());
        }
        return end - offset;
    }

    private void flaws(PacketBlock block) {
        long flaws = 0;
        for (int i = 0; i < block.datagramCount(); i++) {
            Datagram datagram = block.datagram(i);
            flaws |= datagram.flaws;
        }
        for (int i = 0; i < block.flawCount(); i++) {
            flaws |= 1L << block.flaw(i).ordinal();
        }
        for (Flaw flaw : Flaw.ALL) {
            if ((flaws >>> flaw.ordinal() & 1) != 0) {
                layers.add(said("Irregularity", flaw.what() + ": " + flaw.consequence()));
            }
        }
    }

    private static String name(Layer layer) {
        return switch (layer) {
            case ETHERNET -> "Ethernet";
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
            case ICMPV6 -> "ICMPv6";
            case PPPOE -> "PPPoE";
            case LINUX_COOKED -> "Linux cooked";
            case LINUX_COOKED_2 -> "Linux cooked, version 2";
            case WIRELESS -> "802.11";
            case RADIOTAP -> "Radiotap";
            case FRAGMENT -> "IPv6 fragment";
            case HOP_BY_HOP -> "IPv6 hop-by-hop options";
            case ROUTING -> "IPv6 routing";
            case DESTINATION_OPTIONS -> "IPv6 destination options";
            case AUTHENTICATION -> "Authentication header";
            case GENEVE -> "Geneve";
            case TEREDO -> "Teredo";
            case GTP -> "GTP-U";
            case TCP, UDP, ICMP, ARP, SCTP, DCCP, GRE, VXLAN, VLAN, MPLS, LLC, SNAP, PPP, HDLC, NSH, L2TP, PPI, AVS, NFLOG,
                    AYIYA -> layer.name();
            default -> layer.name().charAt(0) + layer.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
