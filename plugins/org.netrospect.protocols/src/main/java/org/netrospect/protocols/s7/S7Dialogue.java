package org.netrospect.protocols.s7;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;
import org.netrospect.protocols.tpkt.TransportReader;

/** Jobs and their acknowledgements: what is read and written, blocks that are moved, and commands to the controller. */
final class S7Dialogue {
    private static final int MOST_PENDING = 256;
    private static final int MOST_READS = 2000;
    private static final int MOST_BYTES = 64;
    private static final int JOB = 1;
    private static final int ACKNOWLEDGEMENT = 2;
    private static final int ACKNOWLEDGED_DATA = 3;
    private static final int USER_DATA = 7;
    private static final int READ = 0x04;
    private static final int WRITE = 0x05;
    private static final int PROGRAM_INVOCATION = 0x28;
    private static final int STOP = 0x29;
    private static final int SETUP = 0xf0;

    private final SessionContext context;
    private final Repeats reads;
    private final S7Blocks blocks;
    private final S7UserData userData;
    private final Map<Integer, Job> pending = new LinkedHashMap<>();
    private final Details connection = new Details();

    private record Job(Mark at, int function, String subject, Details details) {
    }

    S7Dialogue(SessionContext context) {
        this.context = context;
        reads = new Repeats(context, MOST_READS);
        blocks = new S7Blocks(context);
        userData = new S7UserData(context, reads);
    }

    /** Selectors of the ends say rack and slot. */
    void connection(int code, ByteWindow parameters) {
        if (code != TransportReader.CONNECTION_REQUEST) {
            return;
        }
        int at = 0;
        while (at + 2 <= parameters.length()) {
            int type = parameters.u8(at);
            ByteWindow value = parameters.slice(at + 2, parameters.u8(at + 1));
            if (type == 0xc1 || type == 0xc2) {
                connection.put(type == 0xc1 ? "source_tsap" : "destination_tsap",
                        HexFormat.of().formatHex(value.bytes(0, value.length())));
            }
            if (type == 0xc2 && value.length() == 2) {
                connection.put("rack", value.u8(1) >> 5).put("slot", value.u8(1) & 31);
            }
            at += 2 + value.length();
        }
    }

    void message(boolean fromClient, ByteWindow b) {
        int type = b.u8(1);
        int header = type == ACKNOWLEDGEMENT || type == ACKNOWLEDGED_DATA ? 12 : 10;
        ByteWindow parameters = b.slice(header, b.u16(6));
        int from = header + parameters.length();
        ByteWindow data = b.slice(from, Math.min(b.u16(8), b.length() - from));
        int key = b.u16(4) << 1;
        if (type == USER_DATA) {
            userData.message(parameters, data);
        } else if (type == JOB && parameters.length() > 0) {
            job(fromClient, key | (fromClient ? 1 : 0), parameters, data);
        } else if (type == ACKNOWLEDGED_DATA || type == ACKNOWLEDGEMENT) {
            if (parameters.length() > 0) {
                blocks.answer(fromClient, parameters, data);
            }
            Job job = pending.remove(key | (fromClient ? 0 : 1));
            if (job != null) {
                tell(job, Optional.of(b.u16(10)), data);
            }
        }
    }

    private void job(boolean fromClient, int key, ByteWindow parameters, ByteWindow data) {
        int function = parameters.u8(0);
        Details details = new Details().put("function", name(function)).put("function_code", function);
        String subject = switch (function) {
            case READ, WRITE -> {
                String items = S7Items.names(parameters);
                details.put("items", items);
                if (function == WRITE) {
                    String values = S7Items.values(data, MOST_BYTES);
                    details.put("values", values);
                    yield "write " + items + " = " + values;
                }
                yield "read " + items;
            }
            case PROGRAM_INVOCATION -> {
                String service = invocation(parameters);
                details.put("service", service);
                yield service + " " + S7Blocks.described(service, parameters, details);
            }
            case STOP -> "stop " + S7Items.text(parameters, 6);
            case SETUP -> {
                details.put("pdu_length", parameters.u16(6));
                for (int i = 0; i < connection.size(); i++) {
                    put(details, connection.name(i), connection.value(i));
                }
                yield "setup";
            }
            default -> name(function);
        };
        if (blocks.job(fromClient, function, parameters)) {
            return;
        }
        if (pending.size() >= MOST_PENDING) {
            tell(pending.remove(pending.keySet().iterator().next()), Optional.empty(), new ByteWindow());
        }
        Optional.ofNullable(pending.put(key, new Job(context.mark(), function, subject.strip(), details)))
                .ifPresent(before -> tell(before, Optional.empty(), new ByteWindow()));
    }

    private static void put(Details details, String name, Object value) {
        if (value instanceof Long number) {
            details.put(name, (long) number);
        } else {
            details.put(name, value.toString());
        }
    }

    /** The name at the end of the parameters: {@code P_PROGRAM}, {@code _INSE}. */
    private static String invocation(ByteWindow parameters) {
        int at = 8;
        int blocksLength = parameters.u16(at);
        return S7Items.text(parameters, at + 2 + blocksLength);
    }

    private void tell(Job job, Optional<Integer> error, ByteWindow data) {
        Details details = job.details().put("answered", error.isPresent());
        error.filter(code -> code != 0).ifPresent(code -> details.put("error", String.format("0x%04x", code)));
        String kind = switch (job.function()) {
            case READ -> "read";
            case WRITE -> "write";
            case STOP -> "stop";
            case SETUP -> "connection";
            case PROGRAM_INVOCATION -> job.subject().startsWith("P_PROGRAM") ? "start" : "control";
            default -> "request";
        };
        if (job.function() == WRITE && data.length() > 0) {
            boolean good = true;
            for (int i = 0; i < data.length(); i++) {
                good &= data.u8(i) == 0xff;
            }
            details.put("success", good);
        }
        EventKind what = EventKind.of("s7comm", kind);
        if (kind.equals("read") || kind.equals("request")) {
            reads.seen(job.at(), what, job.subject() + error, job.subject(), details);
        } else {
            context.event(job.at(), what, job.subject(), details);
        }
    }

    private static String name(int function) {
        return switch (function) {
            case READ -> "read variable";
            case WRITE -> "write variable";
            case 0x1a -> "request download";
            case 0x1b -> "download block";
            case 0x1c -> "download ended";
            case 0x1d -> "start upload";
            case 0x1e -> "upload";
            case 0x1f -> "end upload";
            case PROGRAM_INVOCATION -> "program invocation";
            case STOP -> "stop";
            case SETUP -> "setup communication";
            default -> "function " + function;
        };
    }

    void end() {
        pending.values().forEach(job -> tell(job, Optional.empty(), new ByteWindow()));
        pending.clear();
        blocks.end();
        reads.end();
    }
}
