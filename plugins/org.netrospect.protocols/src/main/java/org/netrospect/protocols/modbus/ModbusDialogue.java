package org.netrospect.protocols.modbus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FramedStreams;
import org.netrospect.protocols.repeat.Repeats;

/** Puts requests and responses together by their transaction identifiers. */
final class ModbusDialogue implements FramedStreams.Reader {
    private static final int MOST = 512;
    private static final int MOST_PENDING = 256;
    private static final int MOST_READS = 2000;

    private final SessionContext context;
    private final Map<Integer, ModbusRequest> pending = new LinkedHashMap<>();
    private final Repeats reads;
    private final DeviceIdentity identity;
    private final ModbusBuffers buffers;

    private ModbusDialogue(SessionContext context) {
        this.context = context;
        reads = new Repeats(context, MOST_READS);
        identity = new DeviceIdentity(context);
        buffers = new ModbusBuffers(context);
    }

    static Analyzer of(SessionContext context) {
        return new FramedStreams(context, "Modbus", MOST, new ModbusDialogue(context));
    }

    @Override
    public long length(boolean fromClient, ByteWindow b) {
        if (b.length() < ModbusProtocol.HEADER) {
            return -1;
        }
        if (b.u16(2) != 0 || b.u16(4) < 2) {
            throw new MalformedInput("a message of Modbus has the protocol identifier " + b.u16(2) + " and the length "
                    + b.u16(4));
        }
        return 6L + b.u16(4);
    }

    /** Messages are small: most segments begin with one. */
    @Override
    public boolean begins(boolean fromClient, ByteWindow bytes) {
        return bytes.length() > ModbusProtocol.HEADER && bytes.u16(2) == 0 && bytes.u16(4) + 6 <= bytes.length();
    }

    @Override
    public void frame(boolean fromClient, ByteWindow begin, long length) {
        if (begin.length() < Math.min(length, MOST)) {
            return;
        }
        buffers.message(fromClient, begin);
        if (fromClient) {
            request(begin);
        } else {
            response(begin);
        }
    }

    private void request(ByteWindow b) {
        int key = b.u16(0) << 8 | b.u8(6);
        ModbusRequest before = pending.remove(key);
        if (before != null) {
            tell(before, Optional.empty());
        } else if (pending.size() >= MOST_PENDING) {
            tell(pending.remove(pending.keySet().iterator().next()), Optional.empty());
        }
        pending.put(key, ModbusRequest.of(context.mark(), b));
    }

    private void response(ByteWindow b) {
        ModbusRequest request = pending.remove(b.u16(0) << 8 | b.u8(6));
        if (request != null) {
            tell(request, Optional.of(b));
        } else if (b.u8(ModbusProtocol.HEADER) >= 0x80) {
            exception(b.u8(ModbusProtocol.HEADER) & 0x7f, b.u8(6), b.u8(ModbusProtocol.HEADER + 1));
        }
    }

    private void exception(int function, int unit, int code) {
        String name = ModbusFunctions.name(function);
        reads.seen(context.mark(), EventKind.of("modbus", "exception"), function + " " + unit + " " + code,
                name + ": " + ModbusFunctions.exception(code), new Details().put("unit", unit)
                        .put("function", name).put("function_code", function)
                        .put("exception", ModbusFunctions.exception(code)));
    }

    private void tell(ModbusRequest request, Optional<ByteWindow> response) {
        Details details = request.details();
        int function = request.function();
        Optional<Integer> failed = response.filter(b -> b.u8(ModbusProtocol.HEADER) >= 0x80)
                .map(b -> b.u8(ModbusProtocol.HEADER + 1));
        failed.ifPresent(code -> details.put("exception", ModbusFunctions.exception(code)));
        details.put("answered", response.isPresent());
        String subject = request.subject() + failed.map(code -> ": " + ModbusFunctions.exception(code)).orElse("");
        EventKind kind = EventKind.of("modbus", request.kind());
        if (failed.isEmpty() && request.kind().equals("identification")) {
            response.ifPresent(b -> identity.read(function, b, details));
        }
        switch (request.kind()) {
            case "write", "restart", "stop", "control", "programming" ->
                context.event(request.at(), kind, subject, details);
            default -> reads.seen(request.at(), kind, subject + response.isPresent(), subject, details);
        }
    }

    @Override
    public void end() {
        pending.values().forEach(request -> tell(request, Optional.empty()));
        pending.clear();
        reads.end();
    }
}
