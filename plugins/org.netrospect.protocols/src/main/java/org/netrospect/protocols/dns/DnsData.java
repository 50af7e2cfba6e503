package org.netrospect.protocols.dns;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.dns.DnsMessage.ResourceRecord;

/** The data of resource records as text, in the form of their RFCs' master files. */
final class DnsData {
    private static final int LONGEST = 4096;

    private DnsData() {
    }

    /** The data; what does not have the form of its type is written as bytes (RFC 3597, 5). */
    static String text(ByteWindow m, ResourceRecord r) {
        try {
            String text = known(m, r);
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        } catch (MalformedInput e) {
            return unknown(m, r);
        }
    }

    /** The same of the NetBIOS name service: addresses, or the names of a machine (RFC 1002, 4.2.13 and 4.2.18). */
    static String netbios(ByteWindow m, ResourceRecord r) {
        try {
            ByteWindow data = m.slice(r.data(), r.length());
            if (r.type() == DnsTypes.NB) {
                return addresses(data);
            }
            return r.type() == DnsTypes.NBSTAT && r.length() > 0 ? machine(data) : text(m, r);
        } catch (MalformedInput e) {
            return unknown(m, r);
        }
    }

    private static String addresses(ByteWindow data) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 6 <= data.length(); i += 6) {
            values.add(IpAddress.v4(data.i32(i + 2)).toString());
        }
        return String.join(" ", values);
    }

    private static String machine(ByteWindow data) {
        List<String> values = new ArrayList<>();
        int count = data.u8(0);
        for (int i = 0; i < count; i++) {
            int at = 1 + 18 * i;
            values.add(data.latin1(at, 15).replaceAll("\\p{Cntrl}", "").stripTrailing()
                    + "<" + HexFormat.of().toHexDigits((byte) data.u8(at + 15)) + ">");
        }
        return String.join(" ", values);
    }

    private static String unknown(ByteWindow m, ResourceRecord r) {
        int shown = Math.min(r.length(), LONGEST / 2);
        return "\\# " + r.length() + (shown == 0 ? "" : " " + hex(m, r.data(), shown));
    }

    private static String known(ByteWindow m, ResourceRecord r) {
        int d = r.data();
        int n = r.length();
        return switch (r.type()) {
            case DnsTypes.A -> n == 4 ? IpAddress.v4(m.i32(d)).toString() : unknown(m, r);
            case DnsTypes.AAAA -> n == 16 ? v6(m, d) : unknown(m, r);
            case DnsTypes.NS, DnsTypes.CNAME, DnsTypes.PTR, DnsTypes.DNAME, 3, 4, 7, 8, 9 -> name(m, d);
            case DnsTypes.MX, 18, 36 -> m.u16(d) + " " + name(m, d + 2);
            case DnsTypes.SRV -> m.u16(d) + " " + m.u16(d + 2) + " " + m.u16(d + 4) + " " + name(m, d + 6);
            case DnsTypes.TXT, DnsTypes.SPF, DnsTypes.HINFO -> strings(m, d, d + n);
            case DnsTypes.SOA -> soa(m, d);
            case DnsTypes.CAA -> m.u8(d) + " " + m.latin1(d + 2, m.u8(d + 1)) + " \""
                    + visible(m, d + 2 + m.u8(d + 1), n - 2 - m.u8(d + 1)) + '"';
            case DnsTypes.DS, 59 -> m.u16(d) + " " + m.u8(d + 2) + " " + m.u8(d + 3) + " " + hex(m, d + 4, n - 4);
            case DnsTypes.DNSKEY, 60 -> m.u16(d) + " " + m.u8(d + 2) + " " + m.u8(d + 3) + " "
                    + base64(m, d + 4, n - 4);
            case DnsTypes.SSHFP -> m.u8(d) + " " + m.u8(d + 1) + " " + hex(m, d + 2, n - 2);
            case DnsTypes.TLSA, 53 -> m.u8(d) + " " + m.u8(d + 1) + " " + m.u8(d + 2) + " " + hex(m, d + 3, n - 3);
            case DnsTypes.RRSIG -> rrsig(m, d, n);
            case DnsTypes.NSEC -> nsec(m, d, n);
            case DnsTypes.NSEC3 -> nsec3(m, d, n);
            case 51 -> m.u8(d) + " " + m.u8(d + 1) + " " + m.u16(d + 2) + " " + salt(m, d + 4);
            case 14, 17 -> names(m, d);
            case DnsTypes.NAPTR -> naptr(m, d);
            case DnsTypes.SVCB, DnsTypes.HTTPS -> svcb(m, d, n);
            case 108, 109 -> HexFormat.ofDelimiter("-").formatHex(m.bytes(d, n));
            case 256 -> m.u16(d) + " " + m.u16(d + 2) + " \"" + visible(m, d + 4, n - 4) + '"';
            case DnsTypes.LOC -> loc(m, d);
            default -> unknown(m, r);
        };
    }

    private static String name(ByteWindow m, int at) {
        return DnsName.read(m, new int[] {at});
    }

    static String v6(ByteWindow m, int at) {
        return new IpAddress(6, m.i64(at), m.i64(at + 8)).toString();
    }

    private static String hex(ByteWindow m, int at, int count) {
        return HexFormat.of().formatHex(m.bytes(at, count));
    }

    private static String base64(ByteWindow m, int at, int count) {
        return Base64.getEncoder().encodeToString(m.bytes(at, count));
    }

    private static String strings(ByteWindow m, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int at = from; at < to;) {
            int length = m.u8(at);
            parts.add("\"" + visible(m, at + 1, length) + "\"");
            at += length + 1;
        }
        return String.join(" ", parts);
    }

    private static String visible(ByteWindow m, int at, int count) {
        ByteWindow shown = m.slice(at, count);
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            int c = shown.u8(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c >= 0x20 && c < 0x7f) {
                text.append((char) c);
            } else {
                text.append('\\').append((char) ('0' + c / 100)).append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            }
        }
        return text.toString();
    }

    private static String soa(ByteWindow m, int d) {
        int[] at = {d};
        String server = DnsName.read(m, at);
        String mail = DnsName.read(m, at);
        StringBuilder text = new StringBuilder(server).append(' ').append(mail);
        for (int i = 0; i < 5; i++) {
            text.append(' ').append(m.u32(at[0] + 4 * i));
        }
        return text.toString();
    }

    private static String rrsig(ByteWindow m, int d, int n) {
        int[] at = {d + 18};
        String signer = DnsName.read(m, at);
        return DnsTypes.type(m.u16(d)) + " " + m.u8(d + 2) + " " + m.u8(d + 3) + " " + m.u32(d + 4) + " "
                + m.u32(d + 8) + " " + m.u32(d + 12) + " " + m.u16(d + 16) + " " + signer + " "
                + base64(m, at[0], d + n - at[0]);
    }

    private static String nsec(ByteWindow m, int d, int n) {
        int[] at = {d};
        String next = DnsName.read(m, at);
        return next + types(m, at[0], d + n);
    }

    private static String nsec3(ByteWindow m, int d, int n) {
        int salt = m.u8(d + 4);
        int hash = m.u8(d + 5 + salt);
        return m.u8(d) + " " + m.u8(d + 1) + " " + m.u16(d + 2) + " " + salt(m, d + 4) + " "
                + hex(m, d + 6 + salt, hash) + types(m, d + 6 + salt + hash, d + n);
    }

    private static String salt(ByteWindow m, int at) {
        return m.u8(at) == 0 ? "-" : hex(m, at + 1, m.u8(at));
    }

    /** Two names, one behind the other. */
    private static String names(ByteWindow m, int at) {
        int[] position = {at};
        String first = DnsName.read(m, position);
        return first + " " + DnsName.read(m, position);
    }

    /** Type bit maps (RFC 4034, 4.1.2). */
    private static String types(ByteWindow m, int from, int to) {
        StringBuilder text = new StringBuilder();
        int at = from;
        while (at + 2 <= to) {
            int window = m.u8(at);
            int length = m.u8(at + 1);
            for (int i = 0; i < length * 8; i++) {
                if ((m.u8(at + 2 + i / 8) & 0x80 >> i % 8) != 0) {
                    text.append(' ').append(DnsTypes.type(window << 8 | i));
                }
            }
            at += 2 + length;
        }
        return text.toString();
    }

    private static String naptr(ByteWindow m, int d) {
        StringBuilder text = new StringBuilder().append(m.u16(d)).append(' ').append(m.u16(d + 2));
        int at = d + 4;
        for (int i = 0; i < 3; i++) {
            int length = m.u8(at);
            text.append(" \"").append(visible(m, at + 1, length)).append('"');
            at += length + 1;
        }
        return text.append(' ').append(name(m, at)).toString();
    }

    /** RFC 9460, 2.1 and 14.3. */
    private static String svcb(ByteWindow m, int d, int n) {
        int[] at = {d + 2};
        String target = DnsName.read(m, at);
        StringBuilder text = new StringBuilder().append(m.u16(d)).append(' ').append(target);
        while (at[0] + 4 <= d + n) {
            int key = m.u16(at[0]);
            int length = m.u16(at[0] + 2);
            int v = at[0] + 4;
            text.append(' ').append(switch (key) {
                case 1 -> "alpn=" + String.join(",", alpn(m, v, v + length));
                case 3 -> "port=" + m.u16(v);
                case 4 -> "ipv4hint=" + hints(m, v, length, 4);
                case 5 -> "ech=" + base64(m, v, length);
                case 6 -> "ipv6hint=" + hints(m, v, length, 16);
                case 7 -> "dohpath=" + visible(m, v, length);
                case 2 -> "no-default-alpn";
                default -> "key" + key + (length == 0 ? "" : "=" + hex(m, v, length));
            });
            at[0] = v + length;
        }
        return text.toString();
    }

    private static List<String> alpn(ByteWindow m, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int at = from; at < to; at += m.u8(at) + 1) {
            names.add(visible(m, at + 1, m.u8(at)));
        }
        return names;
    }

    private static String hints(ByteWindow m, int at, int length, int each) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i + each <= length; i += each) {
            all.add(each == 4 ? IpAddress.v4(m.i32(at + i)).toString() : v6(m, at + i));
        }
        return String.join(",", all);
    }

    /** RFC 1876: thousandths of a second of arc, from the equator and the meridian. */
    private static String loc(ByteWindow m, int d) {
        return angle(m.u32(d + 4), 'N', 'S') + " " + angle(m.u32(d + 8), 'E', 'W') + " "
                + String.format(Locale.ROOT, "%.2fm", m.u32(d + 12) / 100.0 - 100_000);
    }

    private static String angle(long value, char positive, char negative) {
        long thousandths = value - (1L << 31);
        long size = Math.abs(thousandths);
        return size / 3_600_000 + " " + size / 60_000 % 60 + " "
                + String.format(Locale.ROOT, "%.3f", size % 60_000 / 1000.0) + " "
                + (thousandths < 0 ? negative : positive);
    }
}
