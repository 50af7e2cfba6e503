package org.netrospect.protocols.nfs;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;

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
    private static final int STATE = Compound.STATE;

    private final SessionContext context;
    private final FileNames names;
    private final MovedFiles files;
    private final Set<String> lookups = new HashSet<>();

    Nfs4(SessionContext context) {
        this.context = context;
        context.session().tie(Tie.EVERYWHERE);
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
        List<Compound.Asked> asked = new Compound(names, files, call).read(in);
        asked.forEach(one -> context.inspection().number("nfs.procedure", true, one.operation()));
        return asked.isEmpty() ? Optional.empty() : Optional.of(result -> result.ifPresent(it -> {
            it.u32();
            it.text();
            answered(call, asked, it);
        }));
    }

    private void answered(RpcCall call, List<Compound.Asked> asked, Xdr in) {
        int count = in.number();
        for (int i = 0; i < Math.min(count, asked.size()); i++) {
            Compound.Asked one = asked.get(i);
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

    private void tell(RpcCall call, Compound.Asked one, long status) {
        Details details = call.caller().put("result", NfsStatus.name(status));
        switch (one.operation()) {
            case Operations.LOOKUP -> once(call, "lookup", one.path(), details);
            case Operations.CREATE, Operations.LINK -> {
                int zero = one.other().indexOf('\0');
                String first = one.other().substring(0, zero);
                String second = one.other().substring(zero + 1);
                boolean made = one.operation() == Operations.CREATE;
                context.event(call.at(), EventKind.of("nfs", made ? first : "link"), made ? one.path() : first,
                        details.put("to", made ? second : FileNames.inside(one.path(), second)));
            }
            case Operations.OPEN -> context.event(call.at(), EventKind.of("nfs", "open"), one.path(), details);
            case Operations.READDIR -> {
                if (status != 0) {
                    once(call, "list", one.path(), details);
                }
            }
            case Operations.REMOVE -> context.event(call.at(), EventKind.of("nfs", "remove"),
                    FileNames.inside(one.path(), one.other()), details);
            case Operations.RENAME -> {
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
    private boolean result(RpcCall call, Compound.Asked one, Xdr in) {
        switch (one.operation()) {
            case Operations.ACCESS -> in.skip(8);
            case Operations.CLOSE -> {
                in.skip(STATE);
                files.close(key(one));
            }
            case Operations.COMMIT -> in.skip(8);
            case Operations.GETATTR -> {
                in.skipList();
                in.opaque();
            }
            case Operations.GETFH -> names.put(Xdr.hex(in.opaque()), one.path());
            case Operations.CREATE -> in.skip(20).skipList();
            case Operations.LINK -> in.skip(20);
            case Operations.DELEGRETURN, Operations.LOOKUP, Operations.LOOKUPP, Operations.PUTFH, Operations.PUTROOTFH,
                    Operations.RENEW, Operations.RESTOREFH, Operations.SAVEFH, Operations.RECLAIM_COMPLETE -> {
                // nothing but their status
            }
            case Operations.OPEN_CONFIRM, Operations.OPEN_DOWNGRADE -> in.skip(STATE);
            case Operations.READDIR -> {
                Listing listing = new Listing(names, one.path());
                listing.version4(in);
                once(call, "list", one.path(), call.caller().put("result", NfsStatus.name(0))
                        .put("entries", listing.told()));
            }
            case Operations.READLINK -> once(call, "readlink", one.path(),
                    call.caller().put("result", NfsStatus.name(0)).put("to", in.text()));
            case Operations.SETATTR -> in.skipList();
            case Operations.OPEN -> {
                in.skip(STATE + 20 + 4).skipList();
                return delegation(in);
            }
            case Operations.READ -> {
                boolean last = in.bool();
                ByteWindow data = in.opaque();
                files.move(false, key(one), one.path(), one.offset(), data, last ? one.offset() + data.length() : -1,
                        call.caller());
            }
            case Operations.READ_PLUS -> readPlus(call, one, in);
            case Operations.REMOVE -> in.skip(20);
            case Operations.RENAME -> in.skip(40);
            case Operations.WRITE -> in.skip(4 + 4 + 8);
            case Operations.SEQUENCE -> in.skip(STATE + 20);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What a server lets a client do by itself (RFC 8881, section 18.16.2). @return false if it is not known */
    private static boolean delegation(Xdr in) {
        int type = in.number();
        switch (type) {
            case 0 -> {
                return true;
            }
            case 1, 2 -> {
                in.skip(STATE + 4);
                if (type == 2) {
                    // a limit: bytes, or blocks and their size
                    in.skip(12);
                }
                in.skip(12);
                in.opaque();
                return true;
            }
            case 3 -> {
                int why = in.number();
                in.skip(why == 1 || why == 2 ? 4 : 0);
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Stretches of a file, some of which are holes (RFC 7862, section 15.10). */
    private void readPlus(RpcCall call, Compound.Asked one, Xdr in) {
        boolean last = in.bool();
        int count = Math.min(in.number(), MOST);
        for (int i = 0; i < count; i++) {
            int type = in.number();
            long offset = in.i64();
            if (type != 0) {
                in.skip(8);
                continue;
            }
            ByteWindow data = in.opaque();
            boolean end = last && i == count - 1;
            files.move(false, key(one), one.path(), offset, data, end ? offset + data.length() : -1, call.caller());
        }
    }

    private static String key(Compound.Asked one) {
        return one.handle().isEmpty() ? one.path() : one.handle();
    }

    @Override
    public void end() {
        files.end();
    }
}
