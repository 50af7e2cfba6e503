package org.netrospect.core.dissect;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;

/** Fields of TCP (RFC 9293). */
final class TcpFields {
    private static final int HEADER = 20;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"};

    private TcpFields() {
    }

    static String describe(FieldReader f, Summary summary) {
        ByteWindow w = f.window();
        int source = w.u16(0);
        int destination = w.u16(2);
        String between = source + " → " + destination;
        f.add("Source port", Names.port(source), 0, 2);
        f.add("Destination port", Names.port(destination), 2, 2);
        summary.say("TCP", between);
        long sequence = f.u32("Sequence number", 4);
        long acknowledged = f.u32("Acknowledgment number", 8);
        int header = (w.u8(12) >>> 4) * 4;
        f.add("Header length", FieldReader.count(header, "byte")
                + (header < HEADER || header > f.claimed() ? ", impossible" : ""), 12, 1);
        int flags = w.u16(12) & 0xfff;
        String names = flags(f, flags);
        int window = f.u16("Window", 14);
        f.add("Checksum", ChecksumText.internet(f, 16, f.claimed(), summary.pseudoHeader(IpProtocol.TCP, f.claimed())),
                16, 2);
        int urgent = f.u16("Urgent pointer", 18);
        int payload = Math.max(0, f.claimed() - Math.max(header, HEADER));
        String words = between + " " + names + " seq " + sequence + ((flags & 0x10) != 0 ? " ack " + acknowledged : "")
                + " win " + window + " len " + payload + ((flags & 0x20) != 0 ? " urg " + urgent : "");
        summary.say("TCP", words);
        List<String> said = TcpOptions.describe(f, HEADER, Math.min(header, f.available()));
        summary.say("TCP", words + (said.isEmpty() ? "" : " " + String.join(" ", said)));
        return between + " " + names;
    }

    private static String flags(FieldReader f, int flags) {
        List<Node> bits = new ArrayList<>();
        List<String> set = new ArrayList<>();
        bits.add(f.node("Reserved", Integer.toString(flags >>> FLAGS.length), 12, 1));
        for (int i = FLAGS.length - 1; i >= 0; i--) {
            bits.add(f.bit(FLAGS[i], flags, i, i == FLAGS.length - 1 ? 12 : 13, 1));
        }
        for (int i = 0; i < FLAGS.length; i++) {
            if ((flags >>> i & 1) != 0) {
                set.add(FLAGS[i]);
            }
        }
        String names = "[" + String.join(", ", set) + "]";
        f.add("Flags", FieldReader.hex(flags, 3) + " " + names, 12, 2, bits);
        return names;
    }
}
