package org.netrospect.protocols.nfs;

import java.util.ArrayList;
import java.util.List;

/** What a folder contains, as far as one answer says it. */
final class Listing {
    /** Names told with the folder; the others are known from then on, but not told. */
    private static final int MOST_TOLD = 64;
    private static final int ATTRIBUTES = 84;

    private final FileNames names;
    private final String folder;
    private final List<String> told = new ArrayList<>();

    Listing(FileNames names, String folder) {
        this.names = names;
        this.folder = folder;
    }

    List<String> told() {
        return told;
    }

    private void name(String name) {
        if (told.size() < MOST_TOLD && !name.equals(".") && !name.equals("..")) {
            told.add(name);
        }
    }

    /** Entries of version 2 (RFC 1094, section 2.2.17). */
    void version2(Xdr in) {
        while (in.bool()) {
            in.u32();
            name(in.text());
            in.u32();
        }
    }

    /** Entries of version 3 (RFC 1813, sections 3.3.16 and 3.3.17). @param plus with attributes and handles */
    void version3(Xdr in, boolean plus) {
        if (in.bool()) {
            in.skip(ATTRIBUTES);
        }
        in.skip(8);
        while (in.bool()) {
            in.skip(8);
            String name = in.text();
            in.skip(8);
            name(name);
            if (plus && in.bool()) {
                in.skip(ATTRIBUTES);
            }
            if (plus && in.bool()) {
                names.put(Xdr.hex(in.opaque()), FileNames.inside(folder, name));
            }
        }
    }

    /** Entries of version 4 (RFC 7530, section 16.24). */
    void version4(Xdr in) {
        in.skip(8);
        while (in.bool()) {
            in.skip(8);
            name(in.text());
            in.skipList();
            in.opaque();
        }
        in.bool();
    }
}
