package org.netrospect.protocols.smb;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.protocols.smb.SharedFiles.Kind;
import org.netrospect.protocols.smb.SmbSession.Request;

/** Reads the messages of SMB 2 and 3 ([MS-SMB2] 2.2). */
final class Smb2 {
    private static final int HEADER = 64;
    private static final int RESPONSE = 1;
    private static final long PENDING = 0x103;
    private static final long MORE_PROCESSING = 0xc0000016L;
    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int CREATE = 5;
    private static final int CLOSE = 6;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int IOCTL = 11;
    private static final long PIPE_TRANSCEIVE = 0x11c017L;
    private static final int QUERY_DIRECTORY = 14;
    private static final int GET_INFO = 16;
    private static final int SET_INFO = 17;
    private static final int RENAME_CLASS = 10;
    private static final int DISPOSITION_CLASS = 13;
    private static final int DISPOSITION_EX_CLASS = 64;
    private static final int DELETE_ON_CLOSE = 0x1000;
    static final int DIRECTORY = 0x10;
    private static final String RELATED = "f".repeat(32);

    private final SmbSession session;

    Smb2(SmbSession session) {
        this.session = session;
    }

    /** A message, or several one behind the other. */
    void message(ByteWindow all) {
        int at = 0;
        while (true) {
            ByteWindow rest = all.slice(at, all.length() - at);
            long next = rest.u32le(20);
            int length = next >= HEADER && next < rest.length() ? (int) next : rest.length();
            one(rest.slice(0, length));
            if (length == rest.length()) {
                return;
            }
            at += length;
        }
    }

    private void one(ByteWindow m) {
        int command = m.u16le(12);
        long id = m.i64le(24);
        long tree = m.u32le(36);
        if ((m.u32le(16) & RESPONSE) == 0) {
            adopt(m, command, tree);
            request(m, command, id, tree);
            return;
        }
        session.heard();
        long status = m.u32le(8);
        if (status == PENDING) {
            return;
        }
        if (command == SESSION_SETUP) {
            answer(m, status);
        }
        session.answered(id).filter(r -> r.command() == command).ifPresent(r -> {
            if (Statuses.answers(status)) {
                response(m, r, tree);
            } else if (command == CREATE || command == TREE_CONNECT) {
                session.refused(r, command == CREATE ? session.path(tree, r.name()) : r.name(), Statuses.name(status));
            }
        });
    }

    /** Where answers are in no capture, what a number or handle stands for is taken to be what was asked for first. */
    private void adopt(ByteWindow m, int command, long tree) {
        if (tree != 0 && command > TREE_CONNECT && !session.knows(tree)) {
            session.unanswered(TREE_CONNECT).ifPresent(r -> session.share(tree, r.name(), r.at(), ""));
        }
        int at = switch (command) {
            case READ, WRITE, SET_INFO -> HEADER + 16;
            case CLOSE, QUERY_DIRECTORY, IOCTL -> HEADER + 8;
            case GET_INFO -> HEADER + 24;
            default -> 0;
        };
        if (at == 0) {
            return;
        }
        String file = handle(m, at);
        if (!file.equals(RELATED) && !session.files.isOpen(file)) {
            session.unanswered(CREATE).ifPresent(r -> session.files.opened(file, session.path(tree, r.name()), -1,
                    session.pipes(tree) ? Kind.PIPE : Kind.FILE, r.at(), new Details()));
        }
    }

    private void request(ByteWindow m, int command, long id, long tree) {
        switch (command) {
            case SESSION_SETUP -> session.token(m.slice(m.u16le(HEADER + 12), m.u16le(HEADER + 14)));
            case TREE_CONNECT -> session.request(id, command, text(m, m.u16le(HEADER + 4), m.u16le(HEADER + 6)), "", 0);
            case CREATE -> session.request(id, command, text(m, m.u16le(HEADER + 44), m.u16le(HEADER + 46)), "",
                    m.u32le(HEADER + 40));
            case READ -> session.request(id, command, "", handle(m, HEADER + 16), m.i64le(HEADER + 8));
            case WRITE -> session.files.written(handle(m, HEADER + 16), m.i64le(HEADER + 8),
                    m.slice(m.u16le(HEADER + 2), (int) Math.min(Integer.MAX_VALUE, m.u32le(HEADER + 4))));
            case CLOSE -> session.request(id, command, "", handle(m, HEADER + 8), 0);
            case SET_INFO -> setInfo(m, id);
            case QUERY_DIRECTORY -> session.request(id, command, text(m, m.u16le(HEADER + 24), m.u16le(HEADER + 26)),
                    handle(m, HEADER + 8), m.u8(HEADER + 2));
            case IOCTL -> {
                if (m.u32le(HEADER + 4) == PIPE_TRANSCEIVE) {
                    String pipe = handle(m, HEADER + 8);
                    session.request(id, command, "", pipe, 0);
                    session.files.written(pipe, 0, part(m, HEADER + 24));
                }
            }
            case NEGOTIATE -> session.request(id, command, "", "", 0);
            default -> {
                // tells nothing of files, shares or logins
            }
        }
    }

    /** Bytes whose offset and length stand here. */
    private static ByteWindow part(ByteWindow m, int at) {
        long length = m.u32le(at + 4);
        return length == 0 ? m.slice(0, 0) : m.slice((int) Math.min(Integer.MAX_VALUE, m.u32le(at)),
                (int) Math.min(Integer.MAX_VALUE, length));
    }

    private void setInfo(ByteWindow m, long id) {
        int kind = m.u8(HEADER + 3);
        ByteWindow info = m.slice(m.u16le(HEADER + 8), (int) Math.min(Integer.MAX_VALUE, m.u32le(HEADER + 4)));
        String file = handle(m, HEADER + 16);
        boolean isFile = m.u8(HEADER + 2) == 1;
        if (isFile && kind == RENAME_CLASS) {
            String name = text(info, 20, (int) Math.min(Integer.MAX_VALUE, info.u32le(16)));
            session.request(id, SET_INFO, name, file, RENAME_CLASS);
        } else if (isFile && (kind == DISPOSITION_CLASS || kind == DISPOSITION_EX_CLASS) && (info.u8(0) & 1) != 0) {
            session.request(id, SET_INFO, "", file, DISPOSITION_CLASS);
        }
    }

    private void response(ByteWindow m, Request r, long tree) {
        switch (r.command()) {
            case NEGOTIATE -> session.context.event(r.at(), SmbSession.NEGOTIATE, dialect(m.u16le(HEADER + 4)),
                    new Details().put("dialect", dialect(m.u16le(HEADER + 4)))
                            .put("signing_required", (m.u16le(HEADER + 2) & 2) != 0)
                            .put("server_guid", HexFormat.of().formatHex(m.bytes(HEADER + 8, 16))));
            case TREE_CONNECT -> session.share(tree, r.name(), r.at(), switch (m.u8(HEADER + 2)) {
                case 1 -> "disk";
                case 2 -> "pipe";
                case 3 -> "print";
                default -> "";
            });
            case CREATE -> created(m, r, tree);
            case READ -> session.files.read(r.file(), r.number(),
                    m.slice(m.u8(HEADER + 2), (int) Math.min(Integer.MAX_VALUE, m.u32le(HEADER + 4))));
            case CLOSE -> session.files.close(r.file(), true);
            case IOCTL -> session.files.read(r.file(), 0, part(m, HEADER + 32));
            case QUERY_DIRECTORY -> {
                long length = m.u32le(HEADER + 4);
                if (!r.file().equals(RELATED) && length > 0) {
                    session.files.list(r.file(), r.at(), r.name(), (int) r.number(), m.slice(m.u16le(HEADER + 2),
                            (int) Math.min(Integer.MAX_VALUE, length)));
                }
            }
            case SET_INFO -> {
                String path = session.files.path(r.file());
                if (r.number() == RENAME_CLASS) {
                    session.context.event(r.at(), SmbSession.RENAME, path, new Details().put("to", r.name()));
                } else {
                    session.context.event(r.at(), SmbSession.DELETE, path, new Details());
                }
            }
            default -> throw new IllegalStateException("no such request is kept");
        }
    }

    private void created(ByteWindow m, Request r, long tree) {
        long attributes = m.u32le(HEADER + 56);
        boolean pipe = session.pipes(tree);
        String path = session.path(tree, r.name());
        session.show(pipe ? "smb.named_pipe" : "smb.filename", r.name());
        session.transactionEnd();
        Details details = new Details().put("action", switch ((int) m.u32le(HEADER + 4)) {
            case 0 -> "superseded";
            case 1 -> "opened";
            case 2 -> "created";
            case 3 -> "overwritten";
            default -> "";
        });
        boolean folder = (attributes & DIRECTORY) != 0;
        details.put("type", pipe ? "pipe" : folder ? "folder" : "file");
        if (!pipe && !folder) {
            details.put("size", m.i64le(HEADER + 48)).time("modified", fileTime(m.i64le(HEADER + 24)));
        }
        session.files.opened(handle(m, HEADER + 64), path, m.i64le(HEADER + 48),
                pipe ? Kind.PIPE : folder ? Kind.FOLDER : Kind.FILE, r.at(), details);
        if ((r.number() & DELETE_ON_CLOSE) != 0) {
            session.context.event(r.at(), SmbSession.DELETE, path, new Details().put("on_close", true));
        }
    }

    /** Hundreds of nanoseconds since 1601 as nanoseconds since 1970. */
    static long fileTime(long time) {
        return (time - 116_444_736_000_000_000L) * 100;
    }

    private void answer(ByteWindow m, long status) {
        boolean token = status == 0 || status == MORE_PROCESSING;
        ByteWindow given = token ? m.slice(m.u16le(HEADER + 4), m.u16le(HEADER + 6)) : m.slice(0, 0);
        session.tokenAnswered(status, given);
    }

    private static String dialect(int number) {
        return switch (number) {
            case 0x2ff -> "SMB 2.x";
            case 0x311 -> "SMB 3.1.1";
            default -> "SMB " + (number >> 8) + "." + (number >> 4 & 15) + (number == 0x202 ? ".2" : "");
        };
    }

    private static String handle(ByteWindow m, int at) {
        return HexFormat.of().formatHex(m.bytes(at, 16));
    }

    private static String text(ByteWindow m, int at, int length) {
        return length == 0 ? "" : new String(m.bytes(at, length), StandardCharsets.UTF_16LE);
    }
}
