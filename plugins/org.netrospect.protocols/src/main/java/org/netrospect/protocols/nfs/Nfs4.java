package org.netrospect.protocols.nfs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;

/**
 * The network file system in version 4 (RFC 7530, RFC 8881): compounds, read as far as their operations are known. One
 * thread.
 */
final class Nfs4 implements RpcReader {
    private static final int COMPOUND = 1;
    /** Operations of one compound that are read. */
    private static final int MOST = 64;
    /** Names that are told once as looked up. */
    private static final int MOST_LOOKUPS = 4096;
    private static final int STATE = 16;

    private final SessionContext context;
    private final FileNames names;
    private final MovedFiles files;
    private final Set<String> lookups = new HashSet<>();

    /**
     * One operation as it was asked.
     *
     * @param path on which it works
     * @param other second name or handle, "" for none
     */
    private record Asked(int operation, String path, String handle, long offset, String other) {
    }

    /** The file a compound works on at a moment. */
    private static final class Place {
        private String path = "";
        private String handle = "";
    }

    Nfs4(SessionContext context) {
        this.context = context;
        names = context.shared(FileNames.class, FileNames::new);
        files = new MovedFiles(context);
    }

    @Override
    public Optional<Waiting> call(RpcCall call) {
        if (call.procedure() != COMPOUND) {
            return Optional.empty();
        }
        Xdr in = call.arguments();
        in.text();
        in.u32();
        int count = Math.min(in.number(), MOST);
        List<Asked> asked = new ArrayList<>();
        Place place = new Place();
        Place saved = new Place();
        for (int i = 0; i < count; i++) {
            Optional<Asked> next = read(call, in.number(), in, place, saved);
            if (next.isEmpty()) {
                break;
            }
            asked.add(next.get());
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(result -> result.ifPresent(it -> {
            it.u32();
            it.text();
            answered(call, asked, it);
        }));
    }

    /** Reads the arguments of an operation; none if they are not known. */
    private Optional<Asked> read(RpcCall call, int operation, Xdr in, Place place, Place saved) {
        long offset = 0;
        String other = "";
        switch (operation) {
            case 3 -> in.u32();
            case 4 -> in.skip(4 + STATE);
            case 5 -> in.skip(12);
            case 9 -> in.skipList();
            case 10 -> {
                // the handle is in the answer
            }
            case 15, 28 -> {
                other = in.text();
                if (operation == 15) {
                    place.path = FileNames.inside(place.path, other);
                    place.handle = "";
                }
            }
            case 18 -> {
                Optional<String> name = open(in);
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                other = name.get();
                place.path = other.isEmpty() ? place.path : FileNames.inside(place.path, other);
                place.handle = "";
            }
            case 22 -> {
                place.handle = Xdr.hex(in.opaque());
                place.path = names.path(place.handle);
            }
            case 24 -> {
                place.path = "/";
                place.handle = "";
            }
            case 25 -> {
                in.skip(STATE);
                offset = in.i64();
                in.u32();
            }
            case 26 -> in.skip(8 + 8 + 4 + 4).skipList();
            case 29 -> other = in.text() + "\0" + in.text();
            case 31 -> {
                place.path = saved.path;
                place.handle = saved.handle;
            }
            case 32 -> {
                saved.path = place.path;
                saved.handle = place.handle;
            }
            case 38 -> {
                in.skip(STATE);
                offset = in.i64();
                in.u32();
                String key = place.handle.isEmpty() ? place.path : place.handle;
                files.move(true, key, place.path, offset, in.opaque(), -1, call.caller());
            }
            case 53 -> in.skip(STATE + 16);
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new Asked(operation, place.path, place.handle, offset, other));
    }

    /** The name that is opened; "" for the file at hand; none if how it is opened is not known. */
    private static Optional<String> open(Xdr in) {
        // seqid, access, deny, client id, owner
        in.skip(12 + 8);
        in.opaque();
        if (in.u32() == 1) {
            int mode = in.number();
            if (mode == 2 || mode == 3) {
                in.skip(8);
            }
            if (mode != 2) {
                in.skipList();
                in.opaque();
            }
        }
        return switch (in.number()) {
            case 0 -> Optional.of(in.text());
            case 4 -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private void answered(RpcCall call, List<Asked> asked, Xdr in) {
        int count = in.number();
        for (int i = 0; i < Math.min(count, asked.size()); i++) {
            Asked one = asked.get(i);
            if (in.number() != one.operation()) {
                return;
            }
            long status = in.u32();
            tell(call, one, status);
            if (status != 0 || !result(call, one, in)) {
                return;
            }
        }
    }

    private void tell(RpcCall call, Asked one, long status) {
        Details details = call.caller().put("result", NfsStatus.name(status));
        switch (one.operation()) {
            case 15 -> once(call, "lookup", one.path(), details);
            case 18 -> context.event(call.at(), EventKind.of("nfs", "open"), one.path(), details);
            case 26 -> once(call, "list", one.path(), details);
            case 28 -> context.event(call.at(), EventKind.of("nfs", "remove"),
                    FileNames.inside(one.path(), one.other()), details);
            case 29 -> {
                int zero = one.other().indexOf('\0');
                context.event(call.at(), EventKind.of("nfs", "rename"), one.other().substring(0, zero),
                        details.put("to", FileNames.inside(one.path(), one.other().substring(zero + 1))));
            }
            default -> {
                // read and written files are told when they are done
            }
        }
    }

    private void once(RpcCall call, String kind, String path, Details details) {
        if (lookups.size() < MOST_LOOKUPS && lookups.add(kind + path)) {
            context.event(call.at(), EventKind.of("nfs", kind), path, details);
        }
    }

    /** Reads the result of an operation that succeeded. @return false if what follows it cannot be found */
    private boolean result(RpcCall call, Asked one, Xdr in) {
        switch (one.operation()) {
            case 3 -> in.skip(8);
            case 4 -> {
                in.skip(STATE);
                files.close(one.handle().isEmpty() ? one.path() : one.handle());
            }
            case 5 -> in.skip(8);
            case 9 -> {
                in.skipList();
                in.opaque();
            }
            case 10 -> names.put(Xdr.hex(in.opaque()), one.path());
            case 15, 22, 24, 31, 32 -> {
                // nothing but their status
            }
            case 18 -> {
                in.skip(STATE + 20 + 4).skipList();
                // a delegation stands behind it in many forms
                return in.u32() == 0;
            }
            case 25 -> {
                boolean last = in.bool();
                ByteWindow data = in.opaque();
                String key = one.handle().isEmpty() ? one.path() : one.handle();
                files.move(false, key, one.path(), one.offset(), data, last ? one.offset() + data.length() : -1,
                        call.caller());
            }
            case 28 -> in.skip(20);
            case 29 -> in.skip(40);
            case 38 -> in.skip(4 + 4 + 8);
            case 53 -> in.skip(STATE + 20);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void end() {
        files.end();
    }
}
