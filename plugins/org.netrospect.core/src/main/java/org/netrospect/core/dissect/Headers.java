package org.netrospect.core.dissect;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.packet.Layer;

/** All headers that are described, by the layers of the decoder. A new one is a line here. */
final class Headers {
    private static final Map<Layer, HeaderKind> KINDS = kinds();

    private Headers() {
    }

    /** The kind of a header; one that nobody describes is shown as it stands. */
    static HeaderKind kind(Layer layer) {
        HeaderKind kind = KINDS.get(layer);
        return kind == null ? new HeaderKind(words(layer), Headers::unknown) : kind;
    }

    private static String words(Layer layer) {
        return layer.name().charAt(0) + layer.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String unknown(FieldReader f, Summary summary) {
        f.rest("Content", 0, f.header());
        return FieldReader.count(f.header(), "byte");
    }

    private static Map<Layer, HeaderKind> kinds() {
        Map<Layer, HeaderKind> all = new EnumMap<>(Layer.class);
        link(all);
        network(all);
        tunnels(all);
        return all;
    }

    private static void link(Map<Layer, HeaderKind> all) {
        all.put(Layer.ETHERNET, new HeaderKind("Ethernet", LinkFields::ethernet));
        all.put(Layer.SWITCH_TAG, new HeaderKind("Switch tag", BridgeFields::switchTag));
        all.put(Layer.LLC, new HeaderKind("LLC", LinkFields::llc));
        all.put(Layer.SNAP, new HeaderKind("SNAP", LinkFields::snap));
        all.put(Layer.VLAN, new HeaderKind("VLAN", LinkFields::vlan));
        all.put(Layer.PROVIDER_BACKBONE, new HeaderKind("Provider backbone", BridgeFields::backbone));
        all.put(Layer.BRIDGE_TAG, new HeaderKind("Bridge tag", BridgeFields::tag));
        all.put(Layer.GROUP_TAG, new HeaderKind("Security group tag", BridgeFields::groupTag));
        all.put(Layer.MPLS, new HeaderKind("MPLS", LinkFields::mpls));
        all.put(Layer.CONTROL_WORD, new HeaderKind("Pseudowire control word", LinkFields::controlWord));
        all.put(Layer.PPPOE, new HeaderKind("PPPoE", LineFields::pppoe));
        all.put(Layer.PPP, new HeaderKind("PPP", LineFields::ppp));
        all.put(Layer.HDLC, new HeaderKind("HDLC", LineFields::hdlc));
        all.put(Layer.FRAME_RELAY, new HeaderKind("Frame Relay", LineFields::frameRelay));
        all.put(Layer.FDDI, new HeaderKind("FDDI", RingFields::fddi));
        all.put(Layer.TOKEN_RING, new HeaderKind("Token ring", RingFields::tokenRing));
        all.put(Layer.LOOPBACK, new HeaderKind("Loopback", HostFields::loopback));
        all.put(Layer.LINUX_COOKED, new HeaderKind("Linux cooked", HostFields::cooked));
        all.put(Layer.LINUX_COOKED_2, new HeaderKind("Linux cooked, version 2", HostFields::cooked2));
        all.put(Layer.NFLOG, new HeaderKind("NFLOG", HostFields::nflog));
        all.put(Layer.RADIOTAP, new HeaderKind("Radiotap", RadioFields::radiotap));
        all.put(Layer.PPI, new HeaderKind("PPI", RadioFields::ppi));
        all.put(Layer.PRISM, new HeaderKind("Prism", RadioFields::prism));
        all.put(Layer.AVS, new HeaderKind("AVS", RadioFields::avs));
        all.put(Layer.WIRELESS, new HeaderKind("802.11", WirelessFields::frame));
        all.put(Layer.WIRELESS_SUBFRAME, new HeaderKind("802.11 aggregate subframe", WirelessFields::subframe));
    }

    private static void network(Map<Layer, HeaderKind> all) {
        all.put(Layer.ARP, new HeaderKind("ARP", ArpFields::describe));
        all.put(Layer.IPV4, new HeaderKind("IPv4", IpFields::v4));
        all.put(Layer.IPV6, new HeaderKind("IPv6", IpFields::v6));
        all.put(Layer.HOP_BY_HOP, new HeaderKind("IPv6 hop-by-hop options", ExtensionFields::options));
        all.put(Layer.ROUTING, new HeaderKind("IPv6 routing", ExtensionFields::routing));
        all.put(Layer.DESTINATION_OPTIONS, new HeaderKind("IPv6 destination options", ExtensionFields::options));
        all.put(Layer.FRAGMENT, new HeaderKind("IPv6 fragment", ExtensionFields::fragment));
        all.put(Layer.AUTHENTICATION, new HeaderKind("Authentication header", ExtensionFields::authentication));
        all.put(Layer.MOBILITY, new HeaderKind("IPv6 mobility", ExtensionFields::mobility));
        all.put(Layer.HOST_IDENTITY, new HeaderKind("Host identity", ExtensionFields::other));
        all.put(Layer.SHIM6, new HeaderKind("Shim6", ExtensionFields::other));
        all.put(Layer.TCP, new HeaderKind("TCP", TcpFields::describe));
        all.put(Layer.UDP, new HeaderKind("UDP", UdpFields::describe));
        all.put(Layer.ICMP, new HeaderKind("ICMP", IcmpFields::describe));
        all.put(Layer.ICMPV6, new HeaderKind("ICMPv6", Icmp6Fields::describe));
        all.put(Layer.SCTP, new HeaderKind("SCTP", SctpFields::describe));
        all.put(Layer.DCCP, new HeaderKind("DCCP", DccpFields::describe));
    }

    private static void tunnels(Map<Layer, HeaderKind> all) {
        all.put(Layer.GRE, new HeaderKind("GRE", TunnelFields::gre));
        all.put(Layer.ERSPAN_2, new HeaderKind("ERSPAN, type II", TunnelFields::erspan2));
        all.put(Layer.ERSPAN_3, new HeaderKind("ERSPAN, type III", TunnelFields::erspan3));
        all.put(Layer.ETHERIP, new HeaderKind("EtherIP", TunnelFields::etherIp));
        all.put(Layer.L2TP, new HeaderKind("L2TP", TunnelFields::l2tp));
        all.put(Layer.L2TP_3, new HeaderKind("L2TP, version 3", TunnelFields::l2tp3));
        all.put(Layer.VXLAN, new HeaderKind("VXLAN", OverlayFields::vxlan));
        all.put(Layer.GENEVE, new HeaderKind("Geneve", OverlayFields::geneve));
        all.put(Layer.GTP, new HeaderKind("GTP-U", OverlayFields::gtp));
        all.put(Layer.TEREDO, new HeaderKind("Teredo", OverlayFields::teredo));
        all.put(Layer.AYIYA, new HeaderKind("AYIYA", OverlayFields::ayiya));
        all.put(Layer.NSH, new HeaderKind("NSH", OverlayFields::nsh));
    }
}
