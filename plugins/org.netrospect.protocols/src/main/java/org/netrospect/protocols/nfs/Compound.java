package org.netrospect.protocols.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of one call of version 4, read as far as their arguments are known. */
final class Compound {
    static final int STATE = 16;
    static final int READ_PLUS = 68;
    /** Operations that are read. */
    private static final int MOST = 64;
    private static final int SYMBOLIC_LINK = 5;

    private final FileNames names;
    private final MovedFiles files;
    private final RpcCall call;
    private final Place place = new Place();
    private final Place saved = new Place();

    /**
     * One operation as it was asked.
     *
     * @param path on which it works
     * @param other second name or handle, "" for none
     */
    record Asked(int operation, String path, String handle, long offset, String other) {
    }

    /** The file a compound works on at a moment. */
    private static final class Place {
        private String path = "";
        private String handle = "";
    }

    /** @param files what is written is given to them */
    Compound(FileNames names, MovedFiles files, RpcCall call) {
        this.names = names;
        this.files = files;
        this.call = call;
    }

    /** @param in from the number of operations on */
    List<Asked> read(Xdr in) {
        int count = Math.min(in.number(), MOST);
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<Asked> next = operation(in.number(), in);
            if (next.isEmpty()) {
                break;
            }
            asked.add(next.get());
        }
        return asked;
    }

    /** Reads the arguments of an operation; none if they are not known. */
    private Optional<Asked> operation(int operation, Xdr in) {
        long offset = 0;
        String other = "";
        switch (operation) {
            case 3 -> in.u32();
            case 4 -> in.skip(4 + STATE);
            case 5 -> in.skip(12);
            case 6 -> {
                int type = in.number();
                String target = type == SYMBOLIC_LINK ? in.text() : "";
                in.skip(type == 3 || type == 4 ? 8 : 0);
                place.path = FileNames.inside(place.path, in.text());
                place.handle = "";
                in.skipList();
                in.opaque();
                other = type + "\0" + target;
            }
            case 8 -> in.skip(STATE);
            case 9 -> in.skipList();
            case 10, 27 -> {
                // what is asked for is in the answer
            }
            case 11 -> other = saved.path + "\0" + in.text();
            case 16 -> {
                place.path = FileNames.inside(place.path, "..");
                place.handle = "";
            }
            case 20 -> in.skip(STATE + 4);
            case 21 -> in.skip(STATE + 12);
            case 30 -> in.skip(8);
            case 34 -> {
                in.skip(STATE).skipList();
                in.opaque();
            }
            case 52, 58 -> in.u32();
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
            case 25, READ_PLUS -> {
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
}
