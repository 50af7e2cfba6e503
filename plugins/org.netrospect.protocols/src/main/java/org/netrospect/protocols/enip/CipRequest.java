package org.netrospect.protocols.enip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;
import org.netrospect.protocols.text.Printable;

/** One request (CIP Networks Library, volume 1, chapter 2-4), without its data but for what is shown of them. */
record CipRequest(Mark at, int service, CipPath path, String name, Details details) {
    static final int MULTIPLE = 0x0a;
    static final int UNCONNECTED_SEND = 0x52;
    private static final int RESPONSE = 0x80;
    /** Bytes of a value that stand in an event. */
    private static final int MOST_SHOWN = 64;

    static CipRequest of(Mark at, ByteWindow b) {
        int service = b.u8(0) & ~RESPONSE;
        CipPath path = CipPath.of(b.slice(2, 2 * b.u8(1)));
        String name = CipNames.service(service, path.object());
        Details details = new Details().put("service", name).put("service_code", service).put("path", path.text());
        ByteWindow data = data(b);
        if (path.object() == CipNames.CONNECTION_MANAGER && name.endsWith("forward open")) {
            int more = name.startsWith("large") ? 4 : 0;
            details.put("vendor_id", data.u16le(12)).put("originator_serial", String.format("%08x", data.u32le(14)))
                    .put("connection_serial", data.u16le(10)).put("rpi_microseconds", data.u32le(22))
                    .put("transport", data.u8(34 + more))
                    .put("connection_path", CipPath.of(data.slice(36 + more, 2 * data.u8(35 + more))).text());
        } else if (name.equals("forward close")) {
            details.put("connection_serial", data.u16le(2)).put("vendor_id", data.u16le(4))
                    .put("originator_serial", String.format("%08x", data.u32le(6)));
        } else if (data.length() > 0 && !CipNames.kind(name).equals("read")) {
            details.put("data", Printable.hex(data, 0, Math.min(MOST_SHOWN, data.length())))
                    .put("data_bytes", data.length());
        }
        return new CipRequest(at, service, path, name, details);
    }

    /** What stands behind the path. */
    static ByteWindow data(ByteWindow b) {
        int from = 2 + 2 * b.u8(1);
        return b.slice(from, b.length() - from);
    }

    /** Whether a message is an answer. */
    static boolean answers(ByteWindow b) {
        return b.u8(0) >= RESPONSE;
    }

    String subject() {
        return path.text().isEmpty() ? name : name + ", " + path.text();
    }

    String kind() {
        return CipNames.kind(name);
    }
}
