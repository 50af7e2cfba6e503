package org.netrospect.protocols.iec104;

import java.util.LinkedHashMap;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.repeat.Repeats;

/** Files that stations and control centres send each other in sections of segments (IEC 60870-5-101, clause 7.3.6). */
final class FileTransfers {
    static final int FIRST_TYPE = 120;
    static final int LAST_TYPE = 127;
    private static final int MOST_OPEN = 16;
    private static final int FILE_READY = 120;
    private static final int SECTION_READY = 121;
    private static final int CALL = 122;
    private static final int LAST = 123;
    private static final int ACKNOWLEDGE = 124;
    private static final int SEGMENT = 125;
    private static final int DIRECTORY = 126;
    /** Behind the number of the file: its length, its status and when it was made (CP56Time2a). */
    private static final int DIRECTORY_ENTRY = 13;
    private static final int DELETE = 4;
    /** An object's address, and what follows it. */
    private static final int ADDRESS = 3;
    private static final int REFUSED = 0x80;

    private final SessionContext context;
    private final Repeats repeats;
    private final Map<Key, FileTransfer> open = new LinkedHashMap<>();

    private record Key(boolean fromClient, int station, int object, int file) {
    }

    FileTransfers(SessionContext context, Repeats repeats) {
        this.context = context;
        this.repeats = repeats;
    }

    /** @param body of the unit, from the address of its first object on */
    void unit(boolean fromClient, DataUnit unit, ByteWindow body) {
        if (unit.type() > DIRECTORY) {
            request("query log of file " + body.u16le(ADDRESS), unit, body.u16le(ADDRESS));
            return;
        }
        ByteWindow b = body.slice(ADDRESS, body.length() - ADDRESS);
        Key key = new Key(fromClient, unit.station(), unit.object(), b.u16le(0));
        switch (unit.type()) {
            case FILE_READY -> {
                close(key);
                if ((b.u8(5) & REFUSED) == 0) {
                    begin(key, u24(b, 2));
                } else {
                    request("file " + key.file + " is not ready", unit, key.file);
                }
            }
            case SECTION_READY -> {
                if ((b.u8(6) & REFUSED) == 0) {
                    transfer(key).section(b.u8(2), u24(b, 3));
                }
            }
            case CALL -> call(unit, key.file, b.u8(3) & 15);
            case LAST -> transfer(key).last(b.u8(3), b.u8(4));
            case ACKNOWLEDGE -> {
                Key sender = new Key(!fromClient, key.station, key.object, key.file);
                FileTransfer sent = open.get(sender);
                if (sent != null && sent.acknowledged(b.u8(3) & 15)) {
                    close(sender);
                }
            }
            case SEGMENT -> transfer(key).segment(b.slice(4, Math.min(b.u8(3), b.length() - 4)), b.u8(3));
            default -> directory(unit, body);
        }
    }

    private static long u24(ByteWindow b, int at) {
        return b.u16le(at) | (long) b.u8(at + 2) << 16;
    }

    private FileTransfer transfer(Key key) {
        FileTransfer known = open.get(key);
        return known == null ? begin(key, -1) : known;
    }

    private FileTransfer begin(Key key, long size) {
        if (open.size() >= MOST_OPEN) {
            close(open.keySet().iterator().next());
        }
        FileTransfer transfer = new FileTransfer(context, key.fromClient, key.station, key.object, key.file, size);
        open.put(key, transfer);
        return transfer;
    }

    private void close(Key key) {
        FileTransfer known = open.remove(key);
        if (known != null) {
            known.end();
        }
    }

    private void call(DataUnit unit, int file, int what) {
        String action = switch (what) {
            case 0 -> "call directory";
            case 1 -> "select file";
            case 2 -> "call file";
            case 3 -> "break off file";
            case DELETE -> "delete file";
            case 5 -> "select section of file";
            case 6 -> "call section of file";
            default -> "break off section of file";
        };
        String subject = what == 0 ? action : action + " " + file;
        if (what == DELETE) {
            context.event(context.mark(), EventKind.of("iec104", "command"), subject(subject, unit),
                    refusable(unit, file));
        } else {
            request(subject, unit, file);
        }
    }

    private void request(String what, DataUnit unit, int file) {
        String subject = subject(what, unit);
        repeats.seen(context.mark(), EventKind.of("iec104", "request"), subject, subject, refusable(unit, file));
    }

    private static Details refusable(DataUnit unit, int file) {
        Details details = unit.details().put("file", file);
        return unit.negative() ? details.put("error", "refused") : details;
    }

    private static String subject(String what, DataUnit unit) {
        return what + ", station " + unit.station() + ", object " + unit.object()
                + (unit.negative() ? ": refused" : "");
    }

    private void directory(DataUnit unit, ByteWindow body) {
        boolean sequence = unit.sequence();
        int at = sequence ? ADDRESS : 0;
        for (int i = 0; i < unit.count(); i++) {
            int object = sequence ? unit.object() + i : (int) u24(body, at);
            ByteWindow entry = body.slice(at + (sequence ? 0 : ADDRESS), DIRECTORY_ENTRY);
            int file = entry.u16le(0);
            boolean folder = (entry.u8(5) & 0x40) != 0;
            String subject = (folder ? "folder " : "file ") + file + ", station " + unit.station() + ", object "
                    + object;
            repeats.seen(context.mark(), EventKind.of("iec104", "directory"), subject, subject, new Details()
                    .put("station", unit.station()).put("object", object).put("file", file).put("folder", folder)
                    .put("size", u24(entry, 2)).put("created", DataUnit.time(entry.slice(6, 7))));
            at += DIRECTORY_ENTRY + (sequence ? 0 : ADDRESS);
        }
    }

    /** Frames of a side are in no capture. */
    void lost(boolean fromClient) {
        open.forEach((key, transfer) -> {
            if (key.fromClient == fromClient) {
                transfer.lost();
            }
        });
    }

    void end() {
        open.values().forEach(FileTransfer::end);
        open.clear();
    }
}
