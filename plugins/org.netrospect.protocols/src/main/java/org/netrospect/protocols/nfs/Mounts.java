package org.netrospect.protocols.nfs;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.session.Tie;

/** What is mounted (RFC 1813, appendix I). One thread. */
final class Mounts implements RpcReader {
    private static final int MOUNT = 1;
    private static final int UNMOUNT = 3;
    private static final int EXPORTS = 5;
    private static final int OLD_HANDLE = 32;

    private final SessionContext context;
    private final FileNames names;

    Mounts(SessionContext context) {
        this.context = context;
        context.session().tie(Tie.EVERYWHERE);
        names = context.shared(FileNames.class, FileNames::new);
    }

    @Override
    public Optional<Waiting> call(RpcCall call) {
        return switch (call.procedure()) {
            case MOUNT, UNMOUNT -> {
                String path = call.arguments().text();
                String kind = call.procedure() == MOUNT ? "mount" : "unmount";
                yield Optional.of(result -> {
                    long status = call.procedure() == MOUNT ? result.map(Xdr::u32).orElse(-1L) : 0;
                    if (call.procedure() == MOUNT && status == 0) {
                        ByteWindow handle = call.version() < 3 ? result.get().fixed(OLD_HANDLE) : result.get().opaque();
                        names.put(Xdr.hex(handle), path);
                    }
                    context.event(call.at(), EventKind.of("mount", kind), path,
                            call.caller().put("result", NfsStatus.name(status)));
                });
            }
            case EXPORTS -> Optional.of(result -> context.event(call.at(), EventKind.of("mount", "exports"), "",
                    call.caller()));
            default -> Optional.empty();
        };
    }

    @Override
    public void end() {
        // nothing is kept
    }
}
