package org.netrospect.core.capture;

import java.util.HashMap;
import java.util.Map;

/** Names of the LINKTYPE_ numbers of tcpdump.org's list, short as Wireshark and capinfos write them. */
public final class LinkType {
    private static final Map<Integer, String> NAMES = names("""
            0 null
            1 ether
            3 ax25
            6 token-ring
            7 arcnet
            8 slip
            9 ppp
            10 fddi
            12 rawip
            50 ppp-with-direction
            51 pppoes
            99 symantec
            100 rfc1483
            101 rawip
            104 chdlc
            105 ieee-802-11
            107 frelay
            108 loop
            109 enc
            113 linux-sll
            114 ltalk
            117 pflog
            119 ieee-802-11-prism
            122 ip-over-fc
            123 sunatm
            127 ieee-802-11-radiotap
            129 linux-arcnet
            138 ip-over-ib
            140 mtp2
            141 mtp3
            142 sccp
            143 docsis
            144 linux-irda
            163 ieee-802-11-avs
            166 ppp-with-direction
            169 gprs-llc
            170 gfp-t
            171 gfp-f
            177 linux-lapd
            187 bluetooth-h4
            189 usb-linux
            192 ppi
            195 wpan
            196 sita
            197 erf
            201 bluetooth-h4-linux
            202 ax25-kiss
            203 lapd
            204 ppp-with-direction
            205 chdlc
            209 i2c-linux
            215 wpan-nonask-phy
            220 usb-linux-mmap
            224 fc2
            225 fc2sof
            226 ipnet
            227 socketcan
            228 rawip4
            229 rawip6
            230 wpan-nofcs
            231 dbus
            235 dvbci
            236 mux27010
            239 nflog
            240 netanalyzer
            241 netanalyzer-transparent
            242 ip-over-ib-pcap
            243 mpeg-2-ts
            248 sctp
            249 usb-usbpcap
            251 bluetooth-le-ll
            252 wireshark-upper-pdu
            253 netlink
            254 bluetooth-linux-monitor
            256 bluetooth-le-ll-rf
            258 pktap
            259 epon
            264 iso14443
            265 rds
            266 usb-darwin
            268 sdlc
            270 loratap
            271 vsock
            272 nordic-ble
            273 docsis31-xra31
            274 ether-mpacket
            275 displayport-aux
            276 linux-sll2
            278 openvizsla
            279 ebhscr
            280 vpp
            281 dsa-tag-brcm
            282 dsa-tag-brcm-prepend
            283 wpan-tap
            284 dsa-tag-dsa
            285 dsa-tag-edsa
            286 elee
            287 z-wave-serial
            288 usb-2-0
            289 atsc-alp
            290 etw
            """);

    private LinkType() {
    }

    private static Map<Integer, String> names(String lines) {
        Map<Integer, String> names = new HashMap<>();
        for (String line : lines.split("\n")) {
            int blank = line.indexOf(' ');
            names.put(Integer.valueOf(line.substring(0, blank)), line.substring(blank + 1));
        }
        return Map.copyOf(names);
    }

    /**
     * {@code ether}, {@code linux-sll} …; {@code user13} for the private range; {@code linktype-299} for an unlisted
     * one.
     */
    public static String name(int linkType) {
        if (linkType >= 147 && linkType <= 162) {
            return "user" + (linkType - 147);
        }
        String name = NAMES.get(linkType);
        return name == null ? "linktype-" + linkType : name;
    }
}
