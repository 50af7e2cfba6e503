package org.netrospect.core.net;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The registry "Assigned Internet Protocol Numbers" of IANA: number, keyword. */
final class IpProtocolNames {
    private static final String[] KEYWORDS =
            ("hopopt icmp igmp ggp ipv4 st tcp cbt egp igp bbn-rcc-mon nvp-ii pup argus emcon xnet chaos udp "
            + "mux dcn-meas hmp prm xns-idp trunk-1 trunk-2 leaf-1 leaf-2 rdp irtp iso-tp4 netblt mfe-nsp "
            + "merit-inp dccp 3pc idpr xtp ddp idpr-cmtp tp++ il ipv6 sdrp ipv6-route ipv6-frag idrp rsvp gre "
            + "dsr bna esp ah i-nlsp swipe narp min-ipv4 tlsp skip ipv6-icmp ipv6-nonxt ipv6-opts 61 cftp 63 "
            + "sat-expak kryptolan rvd ippc 68 sat-mon visa ipcv cpnx cphb wsn pvp br-sat-mon sun-nd wb-mon "
            + "wb-expak iso-ip vmtp secure-vmtp vines ttp nsfnet-igp dgp tcf eigrp ospfigp sprite-rpc larp mtp "
            + "ax.25 ipip micp scc-sp etherip encap 99 gmtp ifmp pnni pim aris scps qnx a/n ipcomp snp "
            + "compaq-peer ipx-in-ip vrrp pgm 114 l2tp ddx iatp stp srp uti smp sm ptp isis-over-ipv4 fire crtp "
            + "crudp sscopmce iplt sps pipe sctp fc rsvp-e2e-ignore mobility-header udplite mpls-in-ip manet hip "
            + "shim6 wesp rohc ethernet aggfrag nsh").split(" ");
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final String[] NAMES = new String[260];

    static {
        for (int i = 0; i < NAMES.length; i++) {
            NAMES[i] = i < KEYWORDS.length ? KEYWORDS[i] : Integer.toString(i);
            NUMBERS.put(NAMES[i], i);
        }
        for (String own : List.of("256 arp", "257 lldp", "258 cdp", "259 stp")) {
            int number = Integer.parseInt(own.substring(0, 3));
            NAMES[number] = own.substring(4);
            NUMBERS.put(NAMES[number], number);
        }
    }

    private IpProtocolNames() {
    }

    static String name(int number) {
        return number >= 0 && number < NAMES.length ? NAMES[number] : Integer.toString(number);
    }

    static int number(String name) {
        return NUMBERS.getOrDefault(name, -1);
    }
}
