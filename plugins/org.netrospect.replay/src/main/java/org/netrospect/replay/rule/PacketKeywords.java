package org.netrospect.replay.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.replay.rule.PacketTest.Bits;
import org.netrospect.replay.rule.PacketTest.Field;

/** Keywords about the headers of packets. */
final class PacketKeywords {
    private static final Map<String, Integer> IP_OPTIONS = Map.ofEntries(Map.entry("rr", 7), Map.entry("eol", 0),
            Map.entry("nop", 1), Map.entry("ts", 68), Map.entry("sec", 130), Map.entry("esec", 133),
            Map.entry("lsrr", 131), Map.entry("lsrre", 131), Map.entry("ssrr", 137), Map.entry("satid", 136),
            Map.entry("cipso", 134), Map.entry("rtralt", 148), Map.entry("any", -1));

    private PacketKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        number(all, "ttl", Field.TTL, true);
        number(all, "tos", Field.TOS, false);
        number(all, "id", Field.IP_ID, false);
        number(all, "fragoffset", Field.FRAGMENT_OFFSET, false);
        number(all, "dsize", Field.PAYLOAD_SIZE, true);
        number(all, "seq", Field.TCP_SEQUENCE, false);
        number(all, "tcp.seq", Field.TCP_SEQUENCE, false);
        number(all, "ack", Field.TCP_ACKNOWLEDGMENT, false);
        number(all, "tcp.ack", Field.TCP_ACKNOWLEDGMENT, false);
        number(all, "window", Field.TCP_WINDOW, false);
        number(all, "tcp.window", Field.TCP_WINDOW, false);
        number(all, "tcp.mss", Field.TCP_MSS, true);
        number(all, "itype", Field.ICMP_TYPE, true);
        number(all, "icode", Field.ICMP_CODE, true);
        number(all, "icmp_id", Field.ICMP_ID, false);
        number(all, "icmp_seq", Field.ICMP_SEQUENCE, false);
        number(all, "icmpv6.mtu", Field.ICMP_MTU, true);
        checksum(all, "ipv4-csum", 4, 0);
        checksum(all, "tcpv4-csum", 4, IpProtocol.TCP);
        checksum(all, "tcpv6-csum", 6, IpProtocol.TCP);
        checksum(all, "udpv4-csum", 4, IpProtocol.UDP);
        checksum(all, "udpv6-csum", 6, IpProtocol.UDP);
        checksum(all, "icmpv4-csum", 4, IpProtocol.ICMP);
        checksum(all, "icmpv6-csum", 6, IpProtocol.ICMPV6);
        all.put("rpc", PacketKeywords::procedureCall);
        all.put("flow.age", (d, value) -> d.packetTests.add(
                new PacketTest.SessionAge(Comparison.parse(value, true, "flow.age"))));
        all.put("l3_proto", PacketKeywords::version);
        all.put("ip_proto", PacketKeywords::protocol);
        all.put("flags", PacketKeywords::flags);
        all.put("tcp.flags", PacketKeywords::flags);
        all.put("fragbits", PacketKeywords::fragmentBits);
        all.put("ipopts", PacketKeywords::option);
        all.put("sameip", (d, value) -> d.packetTests.add(new PacketTest.SameAddress()));
        all.put("stream_size", PacketKeywords::streamSize);
    }

    private static void number(Map<String, Keyword> all, String name, Field field, boolean inner) {
        all.put(name, (d, value) -> d.packetTests.add(
                new PacketTest.Number(field, Comparison.parse(value, inner, name))));
    }

    private static void checksum(Map<String, Keyword> all, String name, int version, int protocol) {
        all.put(name, (d, value) -> {
            String state = Words.unquoted(value).toLowerCase(Locale.ROOT);
            if (!state.equals("valid") && !state.equals("invalid")) {
                throw new NotHonoured(name + ": \"" + value + "\" is neither valid nor invalid");
            }
            d.packetTests.add(new PacketTest.Checksum(version, protocol, state.equals("valid")));
        });
    }

    private static void procedureCall(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.isEmpty() || parts.size() > 3) {
            throw new NotHonoured("rpc: \"" + value + "\" is not understood");
        }
        long[] numbers = {-1, -1, -1};
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0 || !parts.get(i).equals("*")) {
                numbers[i] = Words.signed(parts.get(i), "rpc");
            }
        }
        d.packetTests.add(new PacketTest.ProcedureCall(numbers[0], numbers[1], numbers[2]));
    }

    private static void version(Draft d, String value) throws NotHonoured {
        String name = Words.unquoted(value).toLowerCase(Locale.ROOT);
        d.packetTests.add(new PacketTest.IpVersion(switch (name) {
            case "ip4", "ipv4" -> 4;
            case "ip6", "ipv6" -> 6;
            default -> throw new NotHonoured("l3_proto: \"" + value + "\" is not known");
        }));
    }

    private static void protocol(Draft d, String value) throws NotHonoured {
        String text = Words.unquoted(value).replace(" ", "");
        String sign = text.replaceFirst("[^!<>=].*$", "");
        String name = text.substring(sign.length());
        if (!Words.isNumber(name)) {
            int known = IpProtocol.number(name.toLowerCase(Locale.ROOT));
            if (known < 0) {
                throw new NotHonoured("ip_proto: \"" + name + "\" is no IP protocol");
            }
            name = Integer.toString(known);
        }
        d.packetTests.add(new PacketTest.Number(Field.IP_PROTOCOL, Comparison.parse(sign + name, true, "ip_proto")));
    }

    private static void flags(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new NotHonoured("flags: \"" + value + "\" is not understood");
        }
        StringBuilder letters = new StringBuilder();
        Bits how = Bits.EXACTLY;
        for (char c : parts.getFirst().toCharArray()) {
            switch (c) {
                case '+' -> how = Bits.ALL;
                case '*' -> how = Bits.ANY;
                case '!' -> how = Bits.NOT_ALL;
                case '=' -> how = Bits.EXACTLY;
                default -> letters.append(c);
            }
        }
        d.packetTests.add(new PacketTest.Flags(how, flagBits(letters.toString()),
                parts.size() == 2 ? flagBits(parts.get(1)) : 0));
    }

    private static int flagBits(String letters) throws NotHonoured {
        int bits = 0;
        for (char c : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            bits |= switch (c) {
                case 'F' -> 0x01;
                case 'S' -> 0x02;
                case 'R' -> 0x04;
                case 'P' -> 0x08;
                case 'A' -> 0x10;
                case 'U' -> 0x20;
                case 'E', '2' -> 0x40;
                case 'C', '1' -> 0x80;
                case '0', ' ' -> 0;
                default -> throw new NotHonoured("flags: \"" + c + "\" is no TCP flag");
            };
        }
        return bits;
    }

    private static void fragmentBits(Draft d, String value) throws NotHonoured {
        int bits = 0;
        Bits how = Bits.EXACTLY;
        for (char c : value.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'M' -> bits |= 1;
                case 'D' -> bits |= 2;
                case 'R' -> bits |= 4;
                case '+' -> how = Bits.ALL;
                case '*' -> how = Bits.ANY;
                case '!' -> how = Bits.NOT_ALL;
                case ' ' -> {
                    // nothing
                }
                default -> throw new NotHonoured("fragbits: \"" + c + "\" is none of M, D, R");
            }
        }
        d.packetTests.add(new PacketTest.FragmentBits(how, bits));
    }

    private static void option(Draft d, String value) throws NotHonoured {
        Integer type = IP_OPTIONS.get(value.strip().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new NotHonoured("ipopts: \"" + value + "\" is no IP option");
        }
        d.packetTests.add(new PacketTest.IpOption(type, type == 133));
    }

    private static void streamSize(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.size() != 3) {
            throw new NotHonoured("stream_size needs a side, a sign and a number");
        }
        PacketTest.Side side = switch (parts.getFirst().toLowerCase(Locale.ROOT)) {
            case "client" -> PacketTest.Side.CLIENT;
            case "server" -> PacketTest.Side.SERVER;
            case "both" -> PacketTest.Side.BOTH;
            case "either" -> PacketTest.Side.EITHER;
            default -> throw new NotHonoured("stream_size: \"" + parts.getFirst() + "\" is no side");
        };
        d.packetTests.add(new PacketTest.StreamSize(side,
                Comparison.parse(parts.get(1) + parts.get(2), true, "stream_size")));
    }
}
