package org.netrospect.protocols.dnp3;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Files that are read from and written to outstations (IEEE 1815, clause 5.3 and annex A.38). */
final class Dnp3Files {
    private static final EventKind FILE = EventKind.of("dnp3", "file");
    private static final int MOST_OPEN = 64;
    private static final int OPEN = 25;
    private static final int DELETE = 27;
    private static final int COMMAND = 3;
    private static final int STATUS = 4;
    private static final int TRANSPORT = 5;

    private final SessionContext context;
    private final Map<Long, Transfer> open = new HashMap<>();
    private Optional<Asked> asked = Optional.empty();

    private record Asked(Mark at, String name, long size, int mode) {
    }

    /** A file that is open. */
    private static final class Transfer {
        private final Asked asked;
        private Optional<FileWriter> writer = Optional.empty();
        private long bytes;
        private long block = -1;

        Transfer(Asked asked) {
            this.asked = asked;
        }
    }

    Dnp3Files(SessionContext context) {
        this.context = context;
    }

    void request(boolean fromClient, int function, Dnp3Objects objects) {
        for (int i = 0; i < objects.fileObjects().size(); i++) {
            ByteWindow object = objects.fileObjects().get(i);
            int variation = objects.fileVariation(i);
            if (variation == COMMAND && (function == OPEN || function == DELETE)) {
                command(function, object);
            } else if (variation == TRANSPORT && function == 2) {
                transport(fromClient, object);
            }
        }
    }

    /** Name, then time, permissions, key, size, mode. */
    private void command(int function, ByteWindow object) {
        String name = object.utf8(object.u16le(0), object.u16le(2));
        Asked file = new Asked(context.mark(), name, object.u32le(16), object.u16le(20));
        if (function == DELETE) {
            context.event(context.mark(), FILE, "delete " + name, new Details().put("action", "delete")
                    .put("name", name));
        } else {
            asked = Optional.of(file);
        }
    }

    void response(boolean fromClient, Dnp3Objects objects) {
        for (int i = 0; i < objects.fileObjects().size(); i++) {
            ByteWindow object = objects.fileObjects().get(i);
            int variation = objects.fileVariation(i);
            if (variation == STATUS) {
                status(object);
            } else if (variation == TRANSPORT) {
                transport(fromClient, object);
            }
        }
    }

    /** Answers the opening with a handle, and the closing. */
    private void status(ByteWindow object) {
        long handle = object.u32le(0);
        int status = object.u8(12);
        if (asked.isPresent()) {
            if (status == 0 && open.size() < MOST_OPEN) {
                Optional.ofNullable(open.put(handle, new Transfer(asked.get()))).ifPresent(this::close);
            } else {
                context.event(asked.get().at(), FILE, "open " + asked.get().name(), new Details()
                        .put("action", "open").put("name", asked.get().name()).put("status", status));
            }
            asked = Optional.empty();
        } else {
            Optional.ofNullable(open.remove(handle)).ifPresent(this::close);
        }
    }

    private void transport(boolean fromClient, ByteWindow object) {
        Transfer transfer = open.get(object.u32le(0));
        if (transfer == null) {
            return;
        }
        long block = object.u32le(4) & 0x7fff_ffffL;
        if (transfer.writer.isEmpty()) {
            transfer.writer = Optional.of(context.file(FileOffer.of("dnp3", fromClient, transfer.asked.name(), "")));
        }
        if (block != transfer.block) {
            transfer.block = block;
            ByteWindow data = object.slice(8, object.length() - 8);
            transfer.writer.get().data(data);
            transfer.bytes += data.length();
        }
    }

    private void close(Transfer transfer) {
        transfer.writer.ifPresent(FileWriter::end);
        String action = transfer.asked.mode() == 1 ? "read" : transfer.asked.mode() == 2 ? "write"
                : transfer.asked.mode() == 3 ? "append" : "open";
        context.event(transfer.asked.at(), FILE, action + " " + transfer.asked.name(), new Details()
                .put("action", action).put("name", transfer.asked.name()).put("bytes", transfer.bytes));
    }

    void end() {
        open.values().forEach(this::close);
        open.clear();
    }
}
