package org.netrospect.protocols.s7;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;

/** The newer protocol of S7-1200 and S7-1500, of which the functions that are called are told. */
final class S7Plus {
    private static final int MOST = 500;
    private static final int REQUEST = 0x31;

    private final SessionContext context;
    private final Repeats calls;

    S7Plus(SessionContext context) {
        this.context = context;
        calls = new Repeats(context, MOST);
    }

    /** Version, length, opcode, two reserved bytes, function. */
    void message(boolean fromClient, ByteWindow b) {
        // newer versions put a proof of integrity before the opcode
        int at = b.length() > 4 && b.u8(1) == 3 ? 5 + b.u8(4) : 4;
        if (b.length() < at + 5 || b.u8(at) != REQUEST) {
            return;
        }
        int function = b.u16(at + 3);
        String name = name(function);
        Details details = new Details().put("function", name).put("function_code", function).put("plus", true)
                .put("version", b.u8(1)).put("direction", fromClient ? "client" : "server");
        String kind = switch (function) {
            case 0x0542, 0x04f2 -> "write";
            case 0x04ca, 0x04d4 -> "object";
            case 0x056b -> "control";
            default -> "read";
        };
        calls.seen(context.mark(), EventKind.of("s7comm", kind), name, name, details);
    }

    private static String name(int function) {
        return switch (function) {
            case 0x04bb -> "explore";
            case 0x04ca -> "create object";
            case 0x04d4 -> "delete object";
            case 0x04f2 -> "set variable";
            case 0x0524 -> "get link";
            case 0x0542 -> "set multiple variables";
            case 0x054c -> "get multiple variables";
            case 0x0556 -> "begin sequence";
            case 0x0560 -> "end sequence";
            case 0x056b -> "invoke";
            case 0x0586 -> "get variable substreamed";
            default -> "function " + function;
        };
    }

    void end() {
        calls.end();
    }
}
