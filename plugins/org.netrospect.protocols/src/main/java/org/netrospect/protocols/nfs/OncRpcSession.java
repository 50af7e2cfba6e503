package org.netrospect.protocols.nfs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.RecentMap;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** Matches calls with their results and hands both to the reader of their program. One thread. */
final class OncRpcSession implements Datagrams.Reader {
    /** Calls that wait for their result: the oldest is forgotten when there are more. */
    private static final int MOST = 1024;
    /** Programs and versions of one session. */
    private static final int MOST_READERS = 16;
    private static final int NFS = 100003;
    /** The procedure that every program has, to be tried whether it is there (RFC 5531, section 12.1). */
    private static final int NOTHING = 0;

    private final SessionContext context;
    private final Map<String, RpcReader> readers = new LinkedHashMap<>();
    private final Map<Long, RpcReader.Waiting> waiting = RecentMap.byInsertion(MOST);
    private String service = "";
    private long calls;

    OncRpcSession(SessionContext context) {
        this.context = context;
    }

    /** A whole message from its transaction id on. */
    @Override
    public void datagram(boolean fromClient, ByteWindow bytes) {
        if (bytes.u32(4) == 0) {
            RpcCall.read(bytes, context.mark()).ifPresent(this::call);
        } else if (bytes.u32(4) == 1) {
            RpcReader.Waiting call = waiting.remove(bytes.u32(0));
            if (call != null) {
                call.answered(result(bytes));
            }
        }
    }

    private void call(RpcCall call) {
        if (service.isEmpty()) {
            service = call.programName().startsWith("program ") ? "oncrpc" : call.programName();
            context.service(service);
        }
        boolean shown = call.program() == NFS && call.procedure() != NOTHING && context.inspection().wanted();
        if (shown) {
            context.inspection().number("nfs.version", true, call.version());
            if (call.version() < 4) {
                context.inspection().number("nfs.procedure", true, call.procedure());
            }
        }
        String key = call.program() + "." + call.version();
        RpcReader reader = readers.get(key);
        if (reader == null) {
            if (readers.size() >= MOST_READERS) {
                return;
            }
            reader = reader(call);
            readers.put(key, reader);
        }
        Optional<RpcReader.Waiting> wait = reader.call(call);
        if (wait.isPresent()) {
            waiting.put(call.xid(), wait.get());
        }
        if (shown) {
            context.inspection().transactionEnd("nfs", calls++);
        }
    }

    private RpcReader reader(RpcCall call) {
        return switch ((int) call.program()) {
            case 100000 -> new PortMapper(context);
            case 100005 -> new Mounts(context);
            case NFS -> call.version() >= 4 ? new Nfs4(context) : new Nfs23(context);
            default -> new OtherProgram(context);
        };
    }

    /** What a program returned that took the call (RFC 5531, section 9). */
    private static Optional<Xdr> result(ByteWindow bytes) {
        Xdr in = new Xdr(bytes).skip(8);
        if (in.u32() != 0) {
            return Optional.empty();
        }
        in.u32();
        in.opaque();
        return in.u32() == 0 ? Optional.of(in) : Optional.empty();
    }

    @Override
    public void end() {
        waiting.values().forEach(call -> call.answered(Optional.empty()));
        waiting.clear();
        readers.values().forEach(RpcReader::end);
    }

    /** Of other programs, each procedure that is called is told once. */
    private static final class OtherProgram implements RpcReader {
        private final SessionContext context;
        private final Map<Integer, Boolean> told = new LinkedHashMap<>();

        OtherProgram(SessionContext context) {
            this.context = context;
        }

        @Override
        public Optional<Waiting> call(RpcCall call) {
            if (told.size() < MOST && told.putIfAbsent(call.procedure(), true) == null) {
                context.event(call.at(), EventKind.of("oncrpc", "call"),
                        call.programName() + " procedure " + call.procedure(), call.caller());
            }
            return Optional.empty();
        }

        @Override
        public void end() {
            told.clear();
        }
    }
}
