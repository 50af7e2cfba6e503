package org.netrospect.protocols.dhcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.text.Printable;

/**
 * One message (RFC 2131, figure 1).
 *
 * @param request whether a client sent it
 * @param xid transaction
 * @param mac hardware address of the client, "" for none
 * @param ciaddr address that the client has; 0.0.0.0 for none, so are the others
 * @param yiaddr address that the client gets
 * @param siaddr server to boot from
 * @param giaddr relay agent
 * @param options by code; what stands in several options of a code is put together (RFC 3396)
 */
record DhcpMessage(boolean request, long xid, String mac, IpAddress ciaddr, IpAddress yiaddr, IpAddress siaddr,
        IpAddress giaddr, Map<Integer, ByteWindow> options) {
    static final int OPTIONS = 240;
    static final int COOKIE = 0x63825363;
    static final int LONGEST_ADDRESS = 16;
    static final IpAddress NONE = IpAddress.v4(0);
    private static final int OVERLOAD = 52;
    private static final int SERVER_NAME = 44;
    private static final int BOOT_FILE = 108;

    static DhcpMessage of(ByteWindow m) {
        if (m.i32(OPTIONS - 4) != COOKIE || m.u8(2) > LONGEST_ADDRESS) {
            throw new MalformedInput("is no DHCP message");
        }
        Map<Integer, ByteWindow> options = new LinkedHashMap<>();
        read(m, OPTIONS, m.length(), options);
        ByteWindow overload = options.get(OVERLOAD);
        int also = overload == null || overload.length() == 0 ? 0 : overload.u8(0);
        if ((also & 1) != 0) {
            read(m, BOOT_FILE, BOOT_FILE + 128, options);
        }
        if ((also & 2) != 0) {
            read(m, SERVER_NAME, SERVER_NAME + 64, options);
        }
        return new DhcpMessage(m.u8(0) == 1, m.u32(4), Printable.colons(m, 28, m.u8(2)), IpAddress.v4(m.i32(12)),
                IpAddress.v4(m.i32(16)), IpAddress.v4(m.i32(20)), IpAddress.v4(m.i32(24)), options);
    }

    private static void read(ByteWindow m, int from, int end, Map<Integer, ByteWindow> options) {
        int at = from;
        while (at < end && m.u8(at) != 255) {
            int code = m.u8(at++);
            if (code != 0) {
                int length = m.u8(at);
                if (at + 1 + length > end) {
                    throw new MalformedInput("option " + code + " is longer than what is left of the message");
                }
                options.merge(code, m.slice(at + 1, length), DhcpMessage::joined);
                at += 1 + length;
            }
        }
    }

    private static ByteWindow joined(ByteWindow a, ByteWindow b) {
        byte[] both = Arrays.copyOf(a.bytes(0, a.length()), a.length() + b.length());
        System.arraycopy(b.array(), b.arrayOffset(), both, a.length(), b.length());
        return new ByteWindow(both, 0, both.length);
    }

    /** What an option says as a number of at most four bytes; -1 if it is not there. */
    long number(int code) {
        ByteWindow option = options.get(code);
        if (option == null) {
            return -1;
        }
        return switch (option.length()) {
            case 1 -> option.u8(0);
            case 2 -> option.u16(0);
            case 4 -> option.u32(0);
            default -> -1;
        };
    }

    /** What an option says as text; "" if it is not there. */
    String text(int code) {
        ByteWindow option = options.get(code);
        return option == null ? "" : Printable.of(option);
    }

    /** Addresses of an option. */
    List<IpAddress> addresses(int code) {
        ByteWindow option = options.get(code);
        List<IpAddress> all = new ArrayList<>();
        for (int i = 0; option != null && i + 4 <= option.length(); i += 4) {
            all.add(IpAddress.v4(option.i32(i)));
        }
        return all;
    }

    /** The parameter request list in the client's order, which tells clients apart (RFC 2132, 9.8). */
    String requested() {
        ByteWindow option = options.get(55);
        StringJoiner all = new StringJoiner(",");
        for (int i = 0; option != null && i < option.length(); i++) {
            all.add(Integer.toString(option.u8(i)));
        }
        return all.toString();
    }

    /** The client's name and domain, or only its name; "" if it tells none (RFC 2132, 3.14; RFC 4702, 2). */
    String hostname() {
        String name = text(12);
        ByteWindow qualified = options.get(81);
        if (!name.isEmpty() || qualified == null || qualified.length() < 4) {
            return name;
        }
        return qualifiedName();
    }

    String qualifiedName() {
        ByteWindow option = options.get(81);
        if (option == null || option.length() < 4) {
            return "";
        }
        boolean labels = (option.u8(0) & 4) != 0;
        return labels ? labels(option, 3, option.length()) : Printable.of(option, 3, option.length() - 3);
    }

    /** Names in the form of DNS without compression, separated by a space. */
    static String labels(ByteWindow bytes, int from, int end) {
        StringBuilder out = new StringBuilder();
        int at = from;
        boolean within = false;
        while (at < end) {
            int length = bytes.u8(at++);
            if (length == 0) {
                within = false;
            } else {
                if (out.length() > 0) {
                    out.append(within ? '.' : ' ');
                }
                out.append(Printable.of(bytes, at, Math.min(length, end - at)));
                within = true;
                at += length;
            }
        }
        return out.toString();
    }
}
