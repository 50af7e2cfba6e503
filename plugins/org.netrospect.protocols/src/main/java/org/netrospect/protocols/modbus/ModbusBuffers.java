package org.netrospect.protocols.modbus;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.SessionContext;

/** What signatures see of Modbus: every message, and of requests what they read and write. */
final class ModbusBuffers {
    private static final int READS = 1;
    private static final int WRITES = 2;
    /** Functions of answers that tell of an error. */
    private static final int FAILED = 0x80;
    private static final int DATA = ModbusProtocol.HEADER + 1;

    private final SessionContext context;
    private long shown;

    ModbusBuffers(SessionContext context) {
        this.context = context;
    }

    void message(boolean fromClient, ByteWindow b) {
        Inspection looks = context.inspection();
        if (!looks.wanted() || b.length() < DATA) {
            return;
        }
        int function = b.u8(ModbusProtocol.HEADER);
        looks.buffer("modbus.pdu", fromClient, b);
        looks.number("modbus.unit", fromClient, b.u8(6));
        looks.number("modbus.function", fromClient, function);
        if (b.length() > DATA) {
            looks.buffer("modbus.data", fromClient, b.slice(DATA, b.length() - DATA));
        }
        if (fromClient && function < FAILED) {
            looks.number("modbus.request", true, function);
            asked(looks, function, b);
        }
        looks.transactionEnd("modbus", shown++);
    }

    private static void asked(Inspection looks, int function, ByteWindow b) {
        int more = b.length() - DATA;
        switch (function) {
            case 1, 2, 3, 4 -> {
                access(looks, READS, function == 1 ? "coils" : function == 2 ? "discretes" : function == 3 ? "holding"
                        : "input");
                range(looks, b, DATA, more);
            }
            case 5, 6 -> {
                access(looks, WRITES, function == 5 ? "coils" : "holding");
                if (more >= 4) {
                    place(looks, b.u16(DATA), 1);
                    looks.number("modbus.value." + b.u16(DATA), true, function == 6 ? b.u16(DATA + 2)
                            : Math.min(1, b.u16(DATA + 2)));
                }
            }
            case 8 -> {
                if (more >= 2) {
                    looks.number("modbus.subfunction", true, b.u16(DATA));
                }
            }
            case 15, 16 -> {
                access(looks, WRITES, function == 15 ? "coils" : "holding");
                range(looks, b, DATA, more);
                values(looks, b, DATA, function == 15);
            }
            case 22 -> {
                access(looks, WRITES, "holding");
                if (more >= 2) {
                    place(looks, b.u16(DATA), 1);
                }
            }
            case 23 -> {
                access(looks, READS | WRITES, "holding");
                range(looks, b, DATA + 4, more - 4);
                values(looks, b, DATA + 4, false);
            }
            default -> {
                // files and identities have no addresses
            }
        }
    }

    private static void access(Inspection looks, int bits, String what) {
        looks.number("modbus.access", true, bits);
        looks.text("modbus.table", true, what);
    }

    private static void range(Inspection looks, ByteWindow b, int at, int more) {
        if (more >= 4) {
            place(looks, b.u16(at), b.u16(at + 2));
        }
    }

    private static void place(Inspection looks, int first, int count) {
        looks.number("modbus.first", true, first);
        looks.number("modbus.last", true, first + Math.max(0, count - 1));
    }

    /** @param at of the address, behind which stand the number of values, their bytes and they themselves */
    private static void values(Inspection looks, ByteWindow b, int at, boolean bits) {
        int bytes = b.length() - at - 5;
        if (bytes <= 0) {
            return;
        }
        int count = Math.min(b.u16(at + 2), bits ? bytes * 8 : bytes / 2);
        for (int i = 0; i < count; i++) {
            looks.number("modbus.value." + (b.u16(at) + i), true,
                    bits ? b.u8(at + 5 + i / 8) >> i % 8 & 1 : b.u16(at + 5 + 2 * i));
        }
    }
}
