package org.netrospect.protocols.nfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations of one call of version 4, read as far as their arguments are known. */
final class Compound {
    static final int STATE = 16;
    /** Operations that are read. */
    private static final int MOST = 64;
    // types of files (RFC 7530, section 2.1)
    private static final int FOLDER = 2;
    private static final int BLOCK_DEVICE = 3;
    private static final int CHARACTER_DEVICE = 4;
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
     * @param other second name; of CREATE what is made and where a link leads, of LINK and RENAME both names, with a
     *         zero between; "" for none
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
            case Operations.ACCESS -> in.u32();
            case Operations.CLOSE -> in.skip(4 + STATE);
            case Operations.COMMIT -> in.skip(12);
            case Operations.CREATE -> {
                int type = in.number();
                String target = type == SYMBOLIC_LINK ? in.text() : "";
                in.skip(type == BLOCK_DEVICE || type == CHARACTER_DEVICE ? 8 : 0);
                place.path = FileNames.inside(place.path, in.text());
                place.handle = "";
                in.skipList();
                in.opaque();
                other = (type == FOLDER ? "mkdir" : type == SYMBOLIC_LINK ? "symlink" : "mknod") + "\0" + target;
            }
            case Operations.DELEGRETURN -> in.skip(STATE);
            case Operations.GETATTR -> in.skipList();
            case Operations.GETFH, Operations.READLINK -> {
                // what is asked for is in the answer
            }
            case Operations.LINK -> other = saved.path + "\0" + in.text();
            case Operations.LOOKUPP -> {
                place.path = FileNames.inside(place.path, "..");
                place.handle = "";
            }
            case Operations.OPEN_CONFIRM -> in.skip(STATE + 4);
            case Operations.OPEN_DOWNGRADE -> in.skip(STATE + 12);
            case Operations.RENEW -> in.skip(8);
            case Operations.SETATTR -> {
                in.skip(STATE).skipList();
                in.opaque();
            }
            case Operations.SECINFO_NO_NAME, Operations.RECLAIM_COMPLETE -> in.u32();
            case Operations.LOOKUP, Operations.REMOVE -> {
                other = in.text();
                if (operation == Operations.LOOKUP) {
                    place.path = FileNames.inside(place.path, other);
                    place.handle = "";
                }
            }
            case Operations.OPEN -> {
                Optional<String> name = open(in);
                if (name.isEmpty()) {
                    return Optional.empty();
                }
                other = name.get();
                place.path = other.isEmpty() ? place.path : FileNames.inside(place.path, other);
                place.handle = "";
            }
            case Operations.PUTFH -> {
                place.handle = Xdr.hex(in.opaque());
                place.path = names.path(place.handle);
            }
            case Operations.PUTROOTFH -> {
                place.path = "/";
                place.handle = "";
            }
            case Operations.READ, Operations.READ_PLUS -> {
                in.skip(STATE);
                offset = in.i64();
                in.u32();
            }
            case Operations.READDIR -> in.skip(8 + 8 + 4 + 4).skipList();
            case Operations.RENAME -> other = in.text() + "\0" + in.text();
            case Operations.RESTOREFH -> {
                place.path = saved.path;
                place.handle = saved.handle;
            }
            case Operations.SAVEFH -> {
                saved.path = place.path;
                saved.handle = place.handle;
            }
            case Operations.WRITE -> {
                in.skip(STATE);
                offset = in.i64();
                in.u32();
                String key = place.handle.isEmpty() ? place.path : place.handle;
                files.move(true, key, place.path, offset, in.opaque(), -1, call.caller());
            }
            case Operations.SEQUENCE -> in.skip(STATE + 16);
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
