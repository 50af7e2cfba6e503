package org.netrospect.protocols.s7;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.text.Banner;

/** What programming devices ask beside jobs: state of the system, lists of blocks, time, passwords. */
final class S7UserData {
    private static final int HEAD = 8;
    private static final int MODULE_IDENTIFICATION = 0x0011;
    private static final int COMPONENT_IDENTIFICATION = 0x001c;
    private static final int LIST_HEADER = 12;

    private final SessionContext context;
    private final Repeats requests;
    private final Banner software;

    S7UserData(SessionContext context, Repeats requests) {
        this.context = context;
        this.requests = requests;
        software = new Banner(context, "s7comm");
    }

    void message(ByteWindow parameters, ByteWindow data) {
        if (parameters.length() < HEAD) {
            return;
        }
        boolean request = parameters.u8(5) >> 4 == 4;
        int group = parameters.u8(5) & 15;
        int function = parameters.u8(6);
        if (request) {
            request(group, function, data);
        } else if (parameters.u8(5) >> 4 == 8 && group == 4 && function == 1 && data.length() > LIST_HEADER) {
            identification(data);
        }
    }

    private void request(int group, int function, ByteWindow data) {
        String name = name(group, function);
        String kind = group == 7 && (function == 2 || function == 3) ? "write" : group == 5 ? "password" : "read";
        Details details = new Details().put("function", name).put("function_group", group)
                .put("sub_function", function);
        if (group == 4 && function == 1 && data.length() >= HEAD) {
            details.put("szl_id", String.format("0x%04x", data.u16(4))).put("szl_index", data.u16(6));
            name += String.format(" 0x%04x", data.u16(4));
        }
        if (kind.equals("read")) {
            requests.seen(context.mark(), EventKind.of("s7comm", kind), name, name, details);
        } else {
            context.event(context.mark(), EventKind.of("s7comm", kind), name, details);
        }
    }

    /** Part of the system status list: length and count of its records, then the records. */
    private void identification(ByteWindow data) {
        int id = data.u16(4) & 0xff;
        int length = data.u16(8);
        int count = data.u16(10);
        for (int i = 0; i < count && LIST_HEADER + (i + 1) * length <= data.length() && length >= 28; i++) {
            ByteWindow record = data.slice(LIST_HEADER + i * length, length);
            if (id == MODULE_IDENTIFICATION && record.u16(0) == 1) {
                String order = record.latin1(2, 20).strip();
                software.product(false, "Siemens " + order, "V" + record.u8(25) + "." + record.u8(26) + "."
                        + record.u8(27), "S7comm module identification");
            } else if (id == COMPONENT_IDENTIFICATION && record.u16(0) == 2) {
                String module = record.latin1(2, length - 2).replace("\0", "").strip();
                software.product(false, module, "", "S7comm component identification");
            }
        }
    }

    private static String name(int group, int function) {
        return switch (group << 8 | function) {
            case 0x0301 -> "list blocks";
            case 0x0302 -> "list blocks of type";
            case 0x0303 -> "get block information";
            case 0x0401 -> "read system status list";
            case 0x0402 -> "register for messages";
            case 0x0501 -> "send password";
            case 0x0701 -> "read clock";
            case 0x0702, 0x0703 -> "set clock";
            case 0x0704 -> "read clock following";
            default -> switch (group) {
                case 1 -> "programmer command " + function;
                case 2 -> "cyclic data " + function;
                case 3 -> "block function " + function;
                case 4 -> "CPU function " + function;
                case 5 -> "clear password";
                case 6 -> "program block send and receive " + function;
                default -> "group " + group + " function " + function;
            };
        };
    }
}
