package org.netrospect.protocols.enip;

import java.util.Locale;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.text.Printable;

/** What a device says it is (CIP Networks Library, volume 1, chapter 5-2): product and revision are software. */
final class DeviceIdentity {
    private final Banner software;

    DeviceIdentity(SessionContext context) {
        software = new Banner(context, "enip");
    }

    /** @param b from the vendor on @return offset behind the name */
    int read(boolean fromClient, ByteWindow b, Details details, String source) {
        String vendor = vendor(b.u16le(0));
        String revision = b.u8(6) + "." + String.format(Locale.ROOT, "%03d", b.u8(7));
        String name = Printable.of(b, 15, b.u8(14));
        details.put("vendor_id", b.u16le(0)).put("vendor", vendor).put("device_type", type(b.u16le(2)))
                .put("product_code", b.u16le(4)).put("revision", revision)
                .put("status", String.format("%04x", b.u16le(8)))
                .put("serial_number", String.format("%08x", b.u32le(10))).put("product_name", name);
        if (!name.isEmpty()) {
            software.product(fromClient, vendor.isEmpty() ? name : vendor + " " + name, revision, source);
        }
        return 15 + b.u8(14);
    }

    /** Of ODVA's list, those that are met most; "" for others. */
    private static String vendor(int id) {
        return switch (id) {
            case 1 -> "Rockwell Automation";
            case 3 -> "Honeywell";
            case 5, 77 -> "Rockwell";
            case 8 -> "Molex";
            case 26 -> "Festo";
            case 40 -> "Wago";
            case 44 -> "Yaskawa";
            case 46, 75 -> "ABB";
            case 47 -> "Omron";
            case 48, 256 -> "Turck";
            case 90 -> "HMS Industrial Networks";
            case 108 -> "Beckhoff";
            case 145, 796 -> "Siemens";
            case 161 -> "Mitsubishi Electric";
            case 243 -> "Schneider Electric";
            case 255 -> "Bosch Rexroth";
            case 283 -> "Hilscher";
            case 326, 356, 591 -> "Fanuc";
            case 367 -> "Keyence";
            case 562 -> "Phoenix Contact";
            case 678 -> "Cognex";
            case 808 -> "SICK";
            default -> "";
        };
    }

    private static String type(int id) {
        return switch (id) {
            case 0x02 -> "AC drive";
            case 0x03 -> "motor overload";
            case 0x07 -> "general purpose discrete I/O";
            case 0x0c -> "communications adapter";
            case 0x0e -> "programmable logic controller";
            case 0x10 -> "position controller";
            case 0x13 -> "DC drive";
            case 0x18 -> "human-machine interface";
            case 0x2b -> "generic device";
            case 0x2c -> "managed Ethernet switch";
            default -> "type " + id;
        };
    }
}
