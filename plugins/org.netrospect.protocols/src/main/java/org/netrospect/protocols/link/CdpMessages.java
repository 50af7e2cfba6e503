package org.netrospect.protocols.link;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.Printable;

/** Reads the elements of a message: type and length of 2 bytes each, the length with both, before each value. */
final class CdpMessages implements Datagrams.Reader {
    private static final int HEADER = 4;
    private static final int MOST_ADDRESSES = 16;
    private static final String[] CAPABILITIES = {"router", "transparent_bridge", "source_route_bridge", "switch",
        "host", "igmp", "repeater", "telephone", "remotely_managed"};

    private final SessionContext context;
    private final Announcements announcements;
    private final Banner software;

    CdpMessages(SessionContext context) {
        this.context = context;
        announcements = new Announcements(context, "cdp");
        software = new Banner(context, "cdp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow m) {
        if (m.u8(0) < 1 || m.u8(0) > 2) {
            throw new MalformedInput("is of version " + m.u8(0));
        }
        Details details = LinkHeader.details(context).put("version", m.u8(0)).put("ttl", m.u8(1));
        List<IpAddress> addresses = new ArrayList<>();
        for (int at = HEADER; at + 4 <= m.length();) {
            int length = m.u16(at + 2);
            if (length < 4) {
                throw new MalformedInput("has an element of " + length + " bytes");
            }
            element(m.u16(at), m.slice(at + 4, length - 4), details, addresses);
            at += length;
        }
        details.put("addresses", addresses.stream().map(IpAddress::toString).toList());
        String subject = text(details, "device") + " " + text(details, "port");
        boolean first = announcements.said("neighbour", subject.strip(), details);
        if (first && !addresses.isEmpty()) {
            software(addresses.getFirst(), text(details, "software"), text(details, "platform"));
        }
    }

    private static String text(Details details, String name) {
        return details.get(name).map(Object::toString).orElse("");
    }

    private static void element(int type, ByteWindow v, Details details, List<IpAddress> addresses) {
        switch (type) {
            case 1 -> details.put("device", Printable.of(v));
            case 2, 0x16 -> addresses(v, addresses);
            case 3 -> details.put("port", Printable.of(v));
            case 4 -> details.put("capabilities", bits(v.i32(0)));
            case 5 -> details.put("software", Printable.of(v));
            case 6 -> details.put("platform", Printable.of(v));
            case 9 -> details.put("vtp_domain", Printable.of(v));
            case 0xa -> details.put("native_vlan", v.u16(0));
            case 0xb -> details.put("duplex", v.u8(0) == 0 ? "half" : "full");
            case 0x14 -> details.put("system_name", Printable.of(v));
            default -> {
                // of no interest, or not known
            }
        }
    }

    /** Each with the kind, length and value of its protocol, then its own length. */
    private static void addresses(ByteWindow v, List<IpAddress> addresses) {
        long count = Math.min(v.u32(0), MOST_ADDRESSES);
        int at = 4;
        for (int i = 0; i < count; i++) {
            int protocol = v.u8(at + 1);
            boolean version4 = protocol == 1 && v.u8(at + 2) == 0xcc;
            at += 2 + protocol;
            int length = v.u16(at);
            v.check(at + 2, length);
            IpAddress address = version4 && length == 4 ? IpAddress.v4(v.i32(at + 2))
                    : length == 16 ? new IpAddress(6, v.i64(at + 2), v.i64(at + 10)) : IpAddress.v4(0);
            if ((address.low() != 0 || address.high() != 0) && addresses.size() < MOST_ADDRESSES
                    && !addresses.contains(address)) {
                addresses.add(address);
            }
            at += 2 + length;
        }
    }

    private static String bits(int enabled) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < CAPABILITIES.length; i++) {
            if ((enabled >> i & 1) != 0) {
                names.add(CAPABILITIES[i]);
            }
        }
        return String.join(" ", names);
    }

    /** {@code Cisco IOS Software, C2960 Software (…), Version 12.2(55)SE, RELEASE SOFTWARE …}. */
    private void software(IpAddress address, String text, String platform) {
        String mark = "Version ";
        int at = text.indexOf(mark);
        if (at < 0) {
            software.versioned(address, text, "CDP software version");
            return;
        }
        int end = at + mark.length();
        while (end < text.length() && text.charAt(end) != ',' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        boolean ios = text.contains("IOS") || text.contains("Internetwork Operating System");
        String product = ios ? "Cisco IOS" : platform.isEmpty() ? "CDP device" : platform;
        software.product(address, product, text.substring(at + mark.length(), end), "CDP software version");
    }

    @Override
    public void end() {
        announcements.end();
    }
}
