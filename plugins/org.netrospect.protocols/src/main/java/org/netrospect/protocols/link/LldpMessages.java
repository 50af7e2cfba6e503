package org.netrospect.protocols.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.Printable;

/** Reads the elements of a message: a type of 7 bits and a length of 9 before each value (IEEE 802.1AB, 8.4). */
final class LldpMessages implements Datagrams.Reader {
    private static final int MAC = 4;
    private static final int PORT_MAC = 3;
    private static final int BRIDGES = 0x0080c2;
    private static final int MEDIA = 0x0012bb;
    private static final String[] CAPABILITIES = {"other", "repeater", "bridge", "wlan_access_point", "router",
        "telephone", "docsis_cable_device", "station", "c_vlan", "s_vlan", "two_port_mac_relay"};
    private static final String[] INVENTORY = {"hardware_revision", "firmware_revision", "software_revision",
        "serial_number", "manufacturer", "model", "asset_id"};

    private final SessionContext context;
    private final Announcements announcements;
    private final Banner software;

    LldpMessages(SessionContext context) {
        this.context = context;
        announcements = new Announcements(context, "lldp");
        software = new Banner(context, "lldp");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow m) {
        Details details = LinkHeader.details(context);
        Optional<IpAddress> management = Optional.empty();
        int at = 0;
        int type = m.u16(0) >> 9;
        if (type != 1) {
            throw new MalformedInput("begins with an element of type " + type + " in place of the chassis");
        }
        while (at + 2 <= m.length() && type != 0) {
            ByteWindow value = m.slice(at + 2, m.u16(at) & 0x1ff);
            element(type, value, details);
            if (type == 8 && management.isEmpty()) {
                management = management(value);
            }
            at += 2 + value.length();
            type = at + 2 <= m.length() ? m.u16(at) >> 9 : 0;
        }
        management.ifPresent(address -> details.put("management_address", address));
        String name = text(details, "system_name", text(details, "chassis", ""));
        String subject = name + " " + text(details, "port", "");
        boolean first = announcements.said("neighbour", subject.strip(), details);
        String system = text(details, "system_description", "");
        if (first && management.isPresent() && !system.isEmpty()) {
            software.versioned(management.get(), system, "LLDP system description");
        }
    }

    private static String text(Details details, String name, String otherwise) {
        return details.get(name).map(Object::toString).orElse(otherwise);
    }

    private static void element(int type, ByteWindow v, Details details) {
        switch (type) {
            case 1 -> details.put("chassis", identity(v, MAC));
            case 2 -> details.put("port", identity(v, PORT_MAC));
            case 3 -> details.put("ttl", v.u16(0));
            case 4 -> details.put("port_description", Printable.of(v));
            case 5 -> details.put("system_name", Printable.of(v));
            case 6 -> details.put("system_description", Printable.of(v));
            case 7 -> details.put("capabilities", bits(v.u16(2)));
            case 127 -> organisation(v, details);
            default -> {
                // told elsewhere, or not known
            }
        }
    }

    /** A chassis or port: its subtype says whether it is a hardware address, an IP address or a name. */
    private static String identity(ByteWindow v, int mac) {
        int subtype = v.u8(0);
        if (subtype == mac && v.length() == 7) {
            return Printable.colons(v, 1, 6);
        }
        if (subtype == mac + 1) {
            Optional<IpAddress> address = address(v, 1, v.length() - 1);
            if (address.isPresent()) {
                return address.get().toString();
            }
        }
        return Printable.of(v, 1, v.length() - 1);
    }

    /** An address behind IANA's number of its family. */
    private static Optional<IpAddress> address(ByteWindow v, int at, int length) {
        if (length == 5 && v.u8(at) == 1) {
            return Optional.of(IpAddress.v4(v.i32(at + 1)));
        }
        if (length == 17 && v.u8(at) == 2) {
            return Optional.of(new IpAddress(6, v.i64(at + 1), v.i64(at + 9)));
        }
        return Optional.empty();
    }

    private static Optional<IpAddress> management(ByteWindow v) {
        return address(v, 1, v.u8(0));
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

    private static void organisation(ByteWindow v, Details details) {
        int owner = v.u24(0);
        int subtype = v.u8(3);
        if (owner == BRIDGES && subtype == 1) {
            details.put("port_vlan", v.u16(4));
        } else if (owner == BRIDGES && subtype == 3) {
            details.put("vlan_name", v.u16(4) + " " + Printable.of(v, 7, Math.min(v.u8(6), v.length() - 7)));
        } else if (owner == MEDIA && subtype >= 5 && subtype < 5 + INVENTORY.length) {
            details.put(INVENTORY[subtype - 5], Printable.of(v, 4, v.length() - 4));
        }
    }

    @Override
    public void end() {
        announcements.end();
    }
}
