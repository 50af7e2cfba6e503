package org.netrospect.protocols.smb;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.smb.SmbSession.Request;

/** Folders that are listed with SMB 1, each over as many answers as it takes ([MS-CIFS] 2.2.6.2, 2.2.6.3). */
final class FolderSearches {
    static final int FIRST = 1;
    static final int NEXT = 2;
    /** Searches under way; beyond, the oldest is told as far as it came. */
    private static final int MOST = 64;
    /** What is added to the numbers of [MS-FSCC] in SMB 1 ([MS-SMB] 2.2.2.3.1). */
    private static final int LEVELS = 0x100;

    private final SessionContext context;
    private final Map<String, Search> open = new LinkedHashMap<>();

    private record Search(String folder, Listing listing) {
    }

    FolderSearches(SessionContext context) {
        this.context = context;
    }

    /** The layout of entries that a level of information means; 0 for one that is not read. */
    static int layout(int level) {
        return switch (level - LEVELS) {
            case 1, 2 -> level - LEVELS;
            case 3 -> 12;
            case 4 -> 3;
            case 5 -> 38;
            case 6 -> 37;
            default -> 0;
        };
    }

    /**
     * An answer to the first request for a folder.
     *
     * @param path of the folder with the pattern behind it
     * @param parameters id, count, whether it is the last
     */
    void first(Request request, String path, ByteWindow parameters, ByteWindow entries, boolean unicode) {
        int pattern = path.lastIndexOf('\\') + 1;
        Search search = new Search(path.substring(0, Math.max(0, pattern - 1)),
                new Listing(request.at(), path.substring(pattern)));
        search.listing.entries((int) request.number(), entries, charset(unicode));
        if (parameters.u16le(4) != 0) {
            search.listing.tell(context, search.folder);
            return;
        }
        if (open.size() >= MOST) {
            Iterator<Search> all = open.values().iterator();
            Search oldest = all.next();
            all.remove();
            oldest.listing.tell(context, oldest.folder);
        }
        open.put(request.file() + parameters.u16le(0), search);
    }

    /** An answer to a further one. @param parameters count, whether it is the last */
    void next(Request request, ByteWindow parameters, ByteWindow entries, boolean unicode) {
        Optional.ofNullable(open.get(request.file())).ifPresent(search -> {
            search.listing.entries((int) request.number(), entries, charset(unicode));
            if (parameters.u16le(2) != 0) {
                close(request.file());
            }
        });
    }

    /** The client wants no more of it. */
    void close(String id) {
        Optional.ofNullable(open.remove(id)).ifPresent(search -> search.listing.tell(context, search.folder));
    }

    private static Charset charset(boolean unicode) {
        return unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    }

    /** Nothing more comes. */
    void end() {
        open.values().forEach(search -> search.listing.tell(context, search.folder));
        open.clear();
    }
}
