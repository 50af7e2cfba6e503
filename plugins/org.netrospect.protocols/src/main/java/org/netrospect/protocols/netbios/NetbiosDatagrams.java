package org.netrospect.protocols.netbios;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Announcements;
import org.netrospect.protocols.text.Printable;

/** Reads names of sender and receiver, and what browsers of a network announce in a mailslot of SMB. */
final class NetbiosDatagrams implements Datagrams.Reader {
    static final int UNIQUE = 0x10;
    static final int BROADCAST = 0x12;
    static final int HEADER = 14;
    private static final int ENCODED = 34;
    private static final String BROWSE = "\\MAILSLOT\\BROWSE";

    private final Announcements messages;

    NetbiosDatagrams(SessionContext context) {
        messages = new Announcements(context, "netbios-dgm");
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow m) {
        int type = m.u8(0);
        if (type < UNIQUE || type > BROADCAST) {
            return;
        }
        String sender = name(m, HEADER);
        String receiver = name(m, HEADER + ENCODED);
        Details details = new Details().put("sender", sender).put("sender_address", IpAddress.v4(m.i32(4)))
                .put("receiver", receiver);
        int smb = HEADER + 2 * ENCODED;
        String slot = m.length() > smb + 70 && m.i32(smb) == 0xff534d42 && m.u8(smb + 4) == 0x25
                ? Printable.of(m, smb + 69, end(m, smb + 69) - smb - 69) : "";
        if (slot.equals(BROWSE)) {
            // where the parameters of the transaction say that its data is
            announcement(m, smb, details);
        } else {
            messages.said("datagram", sender + " to " + receiver, details.put("mailslot", slot));
        }
    }

    private static int end(ByteWindow m, int from) {
        int end = m.indexOf(0, from);
        return end < 0 ? m.length() : end;
    }

    /** First-level encoding: two letters for each byte, the last is the kind of service (RFC 1001, 14.1). */
    private static String name(ByteWindow m, int at) {
        if (m.u8(at) != 32) {
            throw new MalformedInput("has a name of " + m.u8(at) + " bytes in place of 32");
        }
        byte[] name = new byte[16];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) ((m.u8(at + 1 + 2 * i) - 'A') << 4 | m.u8(at + 2 + 2 * i) - 'A');
        }
        String text = Printable.of(new ByteWindow(name, 0, 15)).strip();
        return text + "<" + HexFormat.of().toHexDigits(name[15]) + ">";
    }

    /** MS-BRWS, 2.2. */
    private void announcement(ByteWindow m, int smb, Details details) {
        int data = smb + m.u16le(smb + 57);
        int command = m.u8(data);
        String kind = switch (command) {
            case 1 -> "host_announcement";
            case 2 -> "announcement_request";
            case 8 -> "election";
            case 9, 10, 11 -> "backup_list";
            case 12 -> "domain_announcement";
            case 15 -> "master_announcement";
            default -> "browser";
        };
        String subject = details.get("sender").map(Object::toString).orElse("");
        if (command == 1 || command == 12 || command == 15) {
            int end = m.indexOf(0, data + 6);
            subject = Printable.of(m, data + 6, Math.min(end < 0 ? 16 : end - data - 6, 16));
            details.put(command == 12 ? "workgroup" : "host", subject)
                    .put("os_version", m.u8(data + 22) + "." + m.u8(data + 23))
                    .put("server_type", String.format("%08x", m.u32le(data + 24)));
            int comment = data + 32;
            details.put(command == 12 ? "master" : "comment", comment < m.length()
                    ? Printable.of(m, comment, end(m, comment) - comment) : "");
        }
        messages.said(kind, subject, details);
    }

    @Override
    public void end() {
        messages.end();
    }
}
