package org.netrospect.protocols.enip;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;
import org.netrospect.protocols.repeat.Repeats;

/** Reads whole messages: what the encapsulation says itself, and CIP inside. */
final class EnipMessages implements Datagrams.Reader {
    /** Items of one message. */
    static final int MOST_ITEMS = 16;
    private static final int MOST_DIFFERENT = 2000;
    private static final int IDENTITY = 0x0c;
    private static final int CONNECTED = 0xb1;
    private static final int UNCONNECTED = 0xb2;
    private static final int SERVICES = 0x100;

    private final SessionContext context;
    private final Repeats repeats;
    private final CipExchanges exchanges;
    private final DeviceIdentity identity;
    private long shown;

    EnipMessages(SessionContext context) {
        this.context = context;
        repeats = new Repeats(context, MOST_DIFFERENT);
        identity = new DeviceIdentity(context);
        exchanges = new CipExchanges(context, repeats, identity);
    }

    @Override
    public void datagram(boolean fromClient, ByteWindow b) {
        int command = b.u16le(0);
        int at = EnipProtocol.HEADER;
        long status = b.u32le(8);
        if (context.inspection().wanted()) {
            context.inspection().number("enip.command", fromClient, command);
        }
        try {
            command(fromClient, b, command, at, status);
        } finally {
            context.inspection().transactionEnd("enip", shown++);
        }
    }

    private void command(boolean fromClient, ByteWindow b, int command, int at, long status) {
        switch (command) {
            case EnipCommands.REGISTER -> {
                if (!fromClient || status != 0) {
                    event(command, "session", status, new Details().put("session_handle", handle(b)));
                }
            }
            case EnipCommands.UNREGISTER -> event(command, "session", 0, new Details().put("session_handle",
                    handle(b)));
            case EnipCommands.SEND_RR, EnipCommands.SEND_UNIT -> {
                if (status != 0) {
                    event(command, "error", status, new Details().put("session_handle", handle(b)));
                } else {
                    items(fromClient, b, at + 6);
                }
            }
            default -> {
                if (b.length() > at) {
                    items(fromClient, b, at);
                } else if (status != 0) {
                    event(command, "error", status, new Details());
                } else {
                    repeats.seen(context.mark(), EventKind.of("enip", "request"), EnipCommands.name(command),
                            EnipCommands.name(command), new Details().put("command", EnipCommands.name(command)));
                }
            }
        }
    }

    private static String handle(ByteWindow b) {
        return String.format("%08x", b.u32le(4));
    }

    private void event(int command, String kind, long status, Details details) {
        String name = EnipCommands.name(command);
        details.put("command", name);
        if (status != 0) {
            details.put("status", EnipCommands.status(status));
        }
        context.event(context.mark(), EventKind.of("enip", kind), status == 0 ? name
                : name + ": " + EnipCommands.status(status), details);
    }

    /** The common packet format (volume 2, chapter 2-6). */
    private void items(boolean fromClient, ByteWindow b, int from) {
        int count = Math.min(b.u16le(from), MOST_ITEMS);
        int at = from + 2;
        for (int i = 0; i < count; i++) {
            int type = b.u16le(at);
            ByteWindow item = b.slice(at + 4, b.u16le(at + 2));
            at += 4 + item.length();
            switch (type) {
                case IDENTITY -> identity(fromClient, item);
                case SERVICES -> repeats.seen(context.mark(), EventKind.of("enip", "services"), "",
                        text(item), new Details().put("name", text(item)).put("tcp", (item.u16le(2) & 0x20) != 0)
                                .put("udp", (item.u16le(2) & 0x100) != 0));
                case CONNECTED -> exchanges.message(fromClient, "c" + item.u16le(0),
                        item.slice(2, item.length() - 2));
                case UNCONNECTED -> exchanges.message(fromClient, "u" + b.i64(12), item);
                default -> {
                    // addresses of connections
                }
            }
        }
    }

    private static String text(ByteWindow service) {
        String name = service.latin1(4, Math.min(16, service.length() - 4));
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    private void identity(boolean fromClient, ByteWindow item) {
        Details details = new Details().put("address", item.u8(6) + "." + item.u8(7) + "." + item.u8(8) + "."
                + item.u8(9)).put("port", item.u16(4));
        ByteWindow rest = item.slice(18, item.length() - 18);
        int behind = identity.read(fromClient, rest, details, "EtherNet/IP List Identity");
        details.put("state", rest.u8(behind));
        String name = details.get("product_name").map(Object::toString).orElse("");
        repeats.seen(context.mark(), EventKind.of("enip", "identity"), details.toString(), name, details);
    }

    @Override
    public void end() {
        exchanges.end();
        repeats.end();
    }
}
