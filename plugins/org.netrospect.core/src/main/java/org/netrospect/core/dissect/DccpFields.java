package org.netrospect.core.dissect;

import org.netrospect.core.bytes.ByteWindow;

/** Fields of DCCP (RFC 4340). */
final class DccpFields {
    private static final String[] TYPES = {"Request", "Response", "Data", "Ack", "DataAck", "CloseReq", "Close",
            "Reset", "Sync", "SyncAck"};

    private DccpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int source = w.u16(0);
        int destination = w.u16(2);
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        f.add("Data offset", FieldReader.count(w.u8(4) * 4L, "byte"), 4, 1);
        f.add("Congestion control value", Integer.toString(w.u8(5) >>> 4), 5, 1);
        f.add("Checksum coverage", Integer.toString(w.u8(5) & 15), 5, 1);
        f.hex("Checksum", 6, 2);
        int type = w.u8(8) >>> 1 & 15;
        String name = type < TYPES.length ? TYPES[type] : "type " + type;
        f.add("Type", type + " (" + name + ")", 8, 1);
        boolean extended = (w.u8(8) & 1) != 0;
        f.add("Extended sequence numbers", extended ? "yes" : "no", 8, 1);
        summary.say("DCCP", source + " → " + destination + " [" + name + "]");
        int at = extended ? 16 : 12;
        long sequence = extended ? w.i64(8) & 0xffff_ffff_ffffL : w.u24(9);
        f.add("Sequence number", Long.toString(sequence), extended ? 10 : 9, extended ? 6 : 3);
        if (type != 0 && type != 2) {
            int size = extended ? 8 : 4;
            long acknowledged = extended ? w.i64(at) & 0xffff_ffff_ffffL : w.u24(at + 1);
            f.add("Acknowledgment number", Long.toString(acknowledged), at, size);
            at += size;
        }
        if (type <= 1) {
            f.hex("Service code", at, 4);
            at += 4;
        } else if (type == 7) {
            f.u8("Reset code", at);
            f.hex("Reset data", at + 1, 3);
            at += 4;
        }
        f.rest("Options", at, f.header());
        return source + " → " + destination + " [" + name + "]";
    }
}
