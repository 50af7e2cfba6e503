package org.netrospect.protocols.modbus;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;

/** A request, read as far as its function is known. @param subject a few words: function, unit, addresses, values */
record ModbusRequest(Mark at, int function, String kind, String subject, Details details) {
    private static final int DATA = ModbusProtocol.HEADER + 1;
    private static final int MOST_VALUES = 16;

    static ModbusRequest of(Mark at, ByteWindow b) {
        int unit = b.u8(6);
        int function = b.u8(ModbusProtocol.HEADER);
        int more = b.length() - DATA;
        Details details = new Details().put("unit", unit).put("function", ModbusFunctions.name(function))
                .put("function_code", function);
        StringBuilder subject = new StringBuilder(ModbusFunctions.name(function)).append(", unit ").append(unit);
        int sub = -1;
        switch (function) {
            case 1, 2, 3, 4 -> range(b, DATA, more, details, subject);
            case 5, 6 -> {
                if (more >= 4) {
                    String value = function == 6 ? Integer.toString(b.u16(DATA + 2))
                            : b.u16(DATA + 2) == 0 ? "off" : "on";
                    details.put("address", b.u16(DATA)).put("value", value);
                    subject.append(", address ").append(b.u16(DATA)).append(" = ").append(value);
                }
            }
            case 15, 16 -> {
                range(b, DATA, more, details, subject);
                values(b, DATA + 5, function == 15 ? Math.min(b.u16(DATA + 2), 8 * (more - 5)) : (more - 5) / 2,
                        function == 15, details, subject);
            }
            case 22 -> {
                if (more >= 6) {
                    details.put("address", b.u16(DATA)).put("and_mask", b.u16(DATA + 2))
                            .put("or_mask", b.u16(DATA + 4));
                    subject.append(", address ").append(b.u16(DATA));
                }
            }
            case 23 -> {
                if (more >= 9) {
                    details.put("read_address", b.u16(DATA)).put("read_quantity", b.u16(DATA + 2));
                    range(b, DATA + 4, more - 4, details, subject);
                    values(b, DATA + 9, (more - 9) / 2, false, details, subject);
                }
            }
            case 8 -> {
                if (more >= 2) {
                    sub = b.u16(DATA);
                    details.put("sub_function", ModbusFunctions.diagnostic(sub));
                    subject.append(", ").append(ModbusFunctions.diagnostic(sub));
                }
            }
            default -> details.put("bytes", more);
        }
        return new ModbusRequest(at, function, ModbusFunctions.kind(function, sub), subject.toString(), details);
    }

    private static void range(ByteWindow b, int at, int more, Details details, StringBuilder subject) {
        if (more >= 4) {
            details.put("address", b.u16(at)).put("quantity", b.u16(at + 2));
            subject.append(", address ").append(b.u16(at)).append(", ").append(b.u16(at + 2));
        }
    }

    private static void values(ByteWindow b, int at, int count, boolean bits, Details details, StringBuilder subject) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int value = bits ? b.u8(at + i / 8) >> i % 8 & 1 : b.u16(at + 2 * i);
            values.append(i == 0 ? "" : " ").append(value);
            if (i < MOST_VALUES) {
                subject.append(i == 0 ? " = " : " ").append(value);
            }
        }
        if (count > MOST_VALUES) {
            subject.append(" …");
        }
        details.put("values", values.toString());
    }
}
