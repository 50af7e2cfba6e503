package org.netrospect.protocols.nfs;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;

/** The network file system in versions 2 (RFC 1094) and 3 (RFC 1813). One thread. */
final class Nfs23 implements RpcReader {
    private static final int OLD_HANDLE = 32;
    private static final int OLD_ATTRIBUTES = 68;
    private static final int ATTRIBUTES = 84;
    /** Names that are told once as looked up. */
    private static final int MOST_LOOKUPS = 4096;

    private final SessionContext context;
    private final FileNames names;
    private final MovedFiles files;
    private final Set<String> lookups = new HashSet<>();

    /** What is done, in words of version 3. */
    private enum Action { LOOKUP, READLINK, READ, WRITE, CREATE, MKDIR, SYMLINK, MKNOD, REMOVE, RMDIR,
        RENAME, LINK, LIST, OTHER }

    Nfs23(SessionContext context) {
        this.context = context;
        context.session().tie(Tie.EVERYWHERE);
        names = context.shared(FileNames.class, FileNames::new);
        files = new MovedFiles(context);
    }

    private static Action action(boolean old, int procedure) {
        if (old) {
            return switch (procedure) {
                case 4 -> Action.LOOKUP;
                case 5 -> Action.READLINK;
                case 6 -> Action.READ;
                case 8 -> Action.WRITE;
                case 9 -> Action.CREATE;
                case 10 -> Action.REMOVE;
                case 11 -> Action.RENAME;
                case 12 -> Action.LINK;
                case 13 -> Action.SYMLINK;
                case 14 -> Action.MKDIR;
                case 15 -> Action.RMDIR;
                case 16 -> Action.LIST;
                default -> Action.OTHER;
            };
        }
        return switch (procedure) {
            case 3 -> Action.LOOKUP;
            case 5 -> Action.READLINK;
            case 6 -> Action.READ;
            case 7 -> Action.WRITE;
            case 8 -> Action.CREATE;
            case 9 -> Action.MKDIR;
            case 10 -> Action.SYMLINK;
            case 11 -> Action.MKNOD;
            case 12 -> Action.REMOVE;
            case 13 -> Action.RMDIR;
            case 14 -> Action.RENAME;
            case 15 -> Action.LINK;
            case 16, 17 -> Action.LIST;
            default -> Action.OTHER;
        };
    }

    private static String handle(boolean old, Xdr in) {
        return Xdr.hex(old ? in.fixed(OLD_HANDLE) : in.opaque());
    }

    @Override
    public Optional<Waiting> call(RpcCall call) {
        boolean old = call.version() == 2;
        Action action = action(old, call.procedure());
        if (action == Action.OTHER) {
            return Optional.empty();
        }
        Xdr in = call.arguments();
        String handle = handle(old, in);
        return switch (action) {
            case READ -> {
                long offset = old ? in.u32() : in.i64();
                yield Optional.of(result -> result.ifPresent(it -> read(call, handle, offset, it)));
            }
            case WRITE -> {
                write(call, handle, in);
                yield Optional.empty();
            }
            case LIST -> {
                yield Optional.of(result -> list(call, names.path(handle), result));
            }
            case READLINK -> {
                yield Optional.of(result -> readLink(call, names.path(handle), result));
            }
            case LINK -> {
                String to = names.path(handle(old, in), in.text());
                yield Optional.of(result -> tell(call, "link", names.path(handle), status(result),
                        it -> it.put("to", to)));
            }
            case RENAME -> {
                String from = names.path(handle, in.text());
                String to = names.path(handle(old, in), in.text());
                yield Optional.of(result -> tell(call, "rename", from, status(result), it -> it.put("to", to)));
            }
            default -> {
                String path = names.path(handle, in.text());
                String target = action != Action.SYMLINK ? "" : old ? in.text() : in.skipSettable().text();
                yield Optional.of(result -> named(call, action, path, result, target));
            }
        };
    }

    private static long status(Optional<Xdr> result) {
        return result.map(Xdr::u32).orElse(-1L);
    }

    private void named(RpcCall call, Action action, String path, Optional<Xdr> result,
            String target) {
        long status = status(result);
        boolean old = call.version() == 2;
        boolean makes = action == Action.CREATE || action == Action.MKDIR;
        if (status == 0 && (action == Action.LOOKUP || makes)) {
            // version 3 may leave out the handle of what it made
            if (old || action == Action.LOOKUP || result.get().bool()) {
                names.put(handle(old, result.get()), path);
            }
        }
        if (action == Action.LOOKUP) {
            if (lookups.size() < MOST_LOOKUPS && lookups.add(path)) {
                tell(call, "lookup", path, status, it -> it);
            }
        } else {
            tell(call, action.name().toLowerCase(Locale.ROOT), path, status, it -> it.put("to", target));
        }
    }

    /** A folder is told once; what it contains is known from then on. */
    private void list(RpcCall call, String path, Optional<Xdr> result) {
        long status = status(result);
        Listing listing = new Listing(names, path);
        if (status == 0 && call.version() == 2) {
            listing.version2(result.get());
        } else if (status == 0) {
            listing.version3(result.get(), call.procedure() == 17);
        }
        if (lookups.size() < MOST_LOOKUPS && lookups.add("list " + path)) {
            tell(call, "list", path, status, it -> it.put("entries", listing.told()));
        }
    }

    private void readLink(RpcCall call, String path, Optional<Xdr> result) {
        long status = status(result);
        if (lookups.size() < MOST_LOOKUPS && lookups.add("link " + path)) {
            String target = "";
            if (status == 0) {
                if (call.version() > 2 && result.get().bool()) {
                    result.get().skip(ATTRIBUTES);
                }
                target = result.get().text();
            }
            String to = target;
            tell(call, "readlink", path, status, it -> it.put("to", to));
        }
    }

    private void tell(RpcCall call, String kind, String path, long status,
            UnaryOperator<Details> more) {
        context.event(call.at(), EventKind.of("nfs", kind), path,
                more.apply(call.caller().put("result", NfsStatus.name(status))));
    }

    private void read(RpcCall call, String handle, long offset, Xdr result) {
        if (result.u32() != 0) {
            return;
        }
        long size = -1;
        if (call.version() == 2) {
            result.skip(20);
            size = result.u32();
            result.skip(OLD_ATTRIBUTES - 24);
        } else {
            if (result.bool()) {
                result.skip(20);
                size = result.i64();
                result.skip(ATTRIBUTES - 28);
            }
            result.skip(8);
        }
        files.move(false, handle, names.path(handle), offset, result.opaque(), size, call.caller());
    }

    private void write(RpcCall call, String handle, Xdr in) {
        long offset;
        if (call.version() == 2) {
            in.u32();
            offset = in.u32();
            in.u32();
        } else {
            offset = in.i64();
            in.skip(8);
        }
        ByteWindow data = in.opaque();
        files.move(true, handle, names.path(handle), offset, data, -1, call.caller());
    }

    @Override
    public void end() {
        files.end();
    }
}
