package org.netrospect.protocols.smb;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.protocols.smb.SharedFiles.Kind;
import org.netrospect.protocols.smb.SmbSession.Request;

/** Reads the messages of SMB 1 ([MS-CIFS] 2.2.4, [MS-SMB] 2.2.4). */
final class Smb1 {
    private static final int HEADER = 32;
    private static final int NO_ANDX = 0xff;
    private static final long MORE_PROCESSING = 0xc0000016L;
    private static final int CLOSE = 0x04;
    private static final int DELETE = 0x06;
    private static final int RENAME = 0x07;
    private static final int TRANSACTION = 0x25;
    private static final int TRANSACT_PIPE = 0x26;
    private static final int TRANSACTION_2 = 0x32;
    private static final int FIND_CLOSE = 0x34;
    private static final int LOCKING = 0x24;
    private static final int LOGOFF = 0x74;
    private static final int OPEN = 0x2d;
    private static final int READ = 0x2e;
    private static final int WRITE = 0x2f;
    private static final int SESSION_SETUP = 0x73;
    private static final int TREE_CONNECT = 0x75;
    private static final int NT_CREATE = 0xa2;
    private static final int DIRECTORY = 0x10;
    /** Commands chained in one message. */
    private static final int LONGEST_CHAIN = 8;

    private final SmbSession session;

    Smb1(SmbSession session) {
        this.session = session;
    }

    void message(ByteWindow m) {
        int command = m.u8(4);
        int block = HEADER;
        for (int i = 0; i < LONGEST_CHAIN && command != NO_ANDX; i++) {
            one(m, command, block);
            boolean chained = command == SESSION_SETUP || command == TREE_CONNECT || command == NT_CREATE
                    || command == OPEN || command == READ || command == WRITE || command == LOCKING
                    || command == LOGOFF;
            if (!chained || m.u8(block) < 2) {
                return;
            }
            command = m.u8(block + 1);
            int next = m.u16le(block + 3);
            if (command != NO_ANDX && next <= block) {
                throw new MalformedInput("a chained SMB command stands before the one that names it");
            }
            block = next;
        }
    }

    private void one(ByteWindow m, int command, int block) {
        // answers are matched by process, user and multiplex id, each command of a chain for itself
        long id = (long) command << 48 | (long) m.u16le(26) << 32 | (long) m.u16le(28) << 16 | m.u16le(30);
        long tree = m.u16le(24);
        int words = m.u8(block);
        int w = block + 1;
        int bytes = w + 2 * words + 2;
        boolean unicode = (m.u16le(10) & 0x8000) != 0;
        if ((m.u8(9) & 0x80) == 0) {
            request(m, command, id, tree, w, words, bytes, unicode);
        } else {
            session.heard();
            long status = m.u32le(5);
            if (command == SESSION_SETUP) {
                boolean token = words == 4 && (status == 0 || status == MORE_PROCESSING);
                session.tokenAnswered(status, token ? m.slice(bytes, m.u16le(w + 6)) : m.slice(0, 0));
            }
            session.answered(id).filter(r -> Statuses.answers(status)).ifPresent(r -> response(m, r, tree, w, words));
        }
    }

    private void request(ByteWindow m, int command, long id, long tree, int w, int words, int bytes, boolean unicode) {
        switch (command) {
            case SESSION_SETUP -> setup(m, w, words, bytes, unicode);
            case TREE_CONNECT -> session.request(id, command, text(m, bytes + m.u16le(w + 6), unicode), "", 0);
            case NT_CREATE -> session.request(id, command, name(m, bytes, m.u16le(w + 5), unicode), "",
                    m.u32le(w + 39));
            case OPEN -> session.request(id, command, text(m, bytes, unicode), "", 0);
            case READ -> session.request(id, command, "", handle(tree, m.u16le(w + 4)),
                    m.u32le(w + 6) | (words == 12 ? m.u32le(w + 20) << 32 : 0));
            case WRITE -> session.files.written(handle(tree, m.u16le(w + 4)),
                    m.u32le(w + 6) | (words == 14 ? m.u32le(w + 24) << 32 : 0),
                    m.slice(m.u16le(w + 22), m.u16le(w + 20) | m.u16le(w + 18) << 16));
            case TRANSACTION -> {
                // setup words: the function of a named pipe, its handle
                if (words == 16 && m.u16le(w + 28) == TRANSACT_PIPE) {
                    String pipe = handle(tree, m.u16le(w + 30));
                    session.request(id, command, "", pipe, 0);
                    session.files.written(pipe, 0, m.slice(m.u16le(w + 24), m.u16le(w + 22)));
                }
            }
            case TRANSACTION_2 -> search(m, id, tree, w, words, unicode);
            case FIND_CLOSE -> session.searches.close(handle(tree, m.u16le(w)));
            case CLOSE -> session.request(id, command, "", handle(tree, m.u16le(w)), 0);
            case DELETE, RENAME -> {
                String from = text(m, bytes + 1, unicode);
                int behind = bytes + 1 + (unicode ? 2 * from.length() + 2 : from.length() + 1);
                String to = command == RENAME ? text(m, behind + 1, unicode) : "";
                session.context.event(session.context.mark(),
                        command == DELETE ? SmbSession.DELETE : SmbSession.RENAME, session.path(tree, from),
                        new Details().put("to", to));
            }
            default -> {
                // tells nothing of files, shares or logins
            }
        }
    }

    /** A folder is listed; what else such a transaction can ask tells nothing of files. */
    private void search(ByteWindow m, long id, long tree, int w, int words, boolean unicode) {
        if (words < 15) {
            return;
        }
        int p = m.u16le(w + 20);
        int function = m.u16le(w + 28);
        if (function == FolderSearches.FIRST) {
            // it stands where it stands, also at odd places
            String pattern = strip(new String(m.bytes(p + 12, m.u16le(w + 18) - 12),
                    unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1));
            session.request(id, TRANSACTION_2, pattern, tree + ":", FolderSearches.layout(m.u16le(p + 6)));
        } else if (function == FolderSearches.NEXT) {
            session.request(id, TRANSACTION_2, "", handle(tree, m.u16le(p)), FolderSearches.layout(m.u16le(p + 4)));
        }
    }

    private void found(ByteWindow m, Request r, long tree, int w) {
        ByteWindow parameters = m.slice(m.u16le(w + 8), m.u16le(w + 6));
        ByteWindow entries = m.slice(m.u16le(w + 14), m.u16le(w + 12));
        boolean unicode = (m.u16le(10) & 0x8000) != 0;
        if (r.name().isEmpty()) {
            session.searches.next(r, parameters, entries, unicode);
        } else {
            session.searches.first(r, session.path(tree, r.name()), parameters, entries, unicode);
        }
    }

    private void setup(ByteWindow m, int w, int words, int bytes, boolean unicode) {
        if (words == 12) {
            session.token(m.slice(bytes, m.u16le(w + 14)));
        } else if (words == 13) {
            int ansi = m.u16le(w + 14);
            int wide = m.u16le(w + 16);
            int at = bytes + ansi + wide;
            String user = text(m, at, unicode);
            int begin = unicode && (at & 1) == 1 ? at + 1 : at;
            int behind = begin + (unicode ? 2 * user.length() + 2 : user.length() + 1);
            String domain = text(m, behind, unicode);
            session.login(new Details().put("user", user.isEmpty() ? "anonymous"
                    : domain.isEmpty() ? user : domain + "\\" + user).put("secret_kind", "ntlm"),
                    session.context.mark());
        }
    }

    private void response(ByteWindow m, Request r, long tree, int w, int words) {
        switch (r.command()) {
            case TREE_CONNECT -> session.share(tree, r.name(), r.at(), "");
            case NT_CREATE -> {
                boolean folder = (m.u32le(w + 43) & DIRECTORY) != 0;
                boolean pipe = session.pipes(tree);
                session.show(pipe ? "smb.named_pipe" : "smb.filename", r.name());
                session.transactionEnd();
                Details details = new Details().put("type", pipe ? "pipe" : folder ? "folder" : "file");
                session.files.opened(handle(tree, m.u16le(w + 5)), session.path(tree, r.name()), m.i64le(w + 55),
                        pipe ? Kind.PIPE : folder ? Kind.FOLDER : Kind.FILE, r.at(), details);
            }
            case OPEN -> session.files.opened(handle(tree, m.u16le(w + 4)), session.path(tree, r.name()),
                    words >= 8 ? m.u32le(w + 12) : -1, session.pipes(tree) ? Kind.PIPE : Kind.FILE, r.at(),
                    new Details());
            case READ -> {
                int length = m.u16le(w + 10) | m.u16le(w + 14) << 16;
                session.files.read(r.file(), r.number(), m.slice(m.u16le(w + 12), length));
            }
            case TRANSACTION -> session.files.read(r.file(), 0, m.slice(m.u16le(w + 14), m.u16le(w + 12)));
            case TRANSACTION_2 -> found(m, r, tree, w);
            case CLOSE -> session.files.close(r.file(), true);
            default -> throw new IllegalStateException("no such request is kept");
        }
    }

    private static String handle(long tree, int file) {
        return tree + ":" + file;
    }

    private static String name(ByteWindow m, int bytes, int length, boolean unicode) {
        if (!unicode) {
            return m.latin1(bytes, length);
        }
        int at = (bytes & 1) == 1 ? bytes + 1 : bytes;
        return strip(new String(m.bytes(at, length), StandardCharsets.UTF_16LE));
    }

    /** A text that ends with a zero; wide ones stand at even places. */
    private static String text(ByteWindow m, int from, boolean unicode) {
        if (!unicode) {
            int end = m.indexOf(0, from);
            return m.latin1(from, (end < 0 ? m.length() : end) - from);
        }
        int at = (from & 1) == 1 ? from + 1 : from;
        int end = at;
        while (end + 2 <= m.length() && m.u16le(end) != 0) {
            end += 2;
        }
        return new String(m.bytes(at, Math.max(0, Math.min(end, m.length()) - at)), StandardCharsets.UTF_16LE);
    }

    private static String strip(String text) {
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
