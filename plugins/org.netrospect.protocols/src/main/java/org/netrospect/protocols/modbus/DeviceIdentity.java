package org.netrospect.protocols.modbus;

import java.util.Map;
import java.util.TreeMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;

/** What a device says it is: vendor, product and revision are software of its host (sections 6.13 and 6.21). */
final class DeviceIdentity {
    private static final int REPORT_SERVER_ID = 17;
    private static final int MEI_DEVICE_IDENTIFICATION = 14;
    private static final int OBJECTS = ModbusProtocol.HEADER + 7;
    private static final String[] NAMES = {"vendor_name", "product_code", "revision", "vendor_url", "product_name",
        "model_name", "application_name"};

    private final Map<Integer, String> objects = new TreeMap<>();
    private final Banner software;

    DeviceIdentity(SessionContext context) {
        software = new Banner(context, "modbus");
    }

    void read(int function, ByteWindow b, Details details) {
        int at = ModbusProtocol.HEADER + 1;
        if (function == REPORT_SERVER_ID) {
            String id = b.latin1(at + 1, Math.min(b.u8(at), b.length() - at - 1)).replaceAll("[^ -~]", "").strip();
            details.put("server_id", id);
            return;
        }
        if (b.u8(at) != MEI_DEVICE_IDENTIFICATION || b.length() < OBJECTS) {
            return;
        }
        int count = b.u8(OBJECTS - 1);
        int from = OBJECTS;
        for (int i = 0; i < count && from + 2 <= b.length(); i++) {
            int id = b.u8(from);
            String text = b.utf8(from + 2, b.u8(from + 1));
            from += 2 + b.u8(from + 1);
            details.put(id < NAMES.length ? NAMES[id] : "object_" + id, text);
            objects.put(id, text);
        }
        if (objects.containsKey(0) && objects.containsKey(1)) {
            software.product(false, objects.get(0) + " " + objects.get(1), objects.getOrDefault(2, ""),
                    "Modbus device identification");
        }
    }
}
