package org.netrospect.protocols.nfs;

import java.util.Map;
import org.netrospect.core.RecentMap;

/** Names of files by their handles, known to all sessions between the same hosts: mounts have one of their own. */
final class FileNames {
    /** The oldest is forgotten when there are more. */
    private static final int MOST = 8192;
    /** A handle has at most 128 bytes (RFC 7530, section 2.1), told in hexadecimal digits. */
    private static final int LONGEST = 256;
    private static final int LONGEST_PATH = 4096;

    private final Map<String, String> names = RecentMap.byInsertion(MOST);

    void put(String handle, String path) {
        if (handle.length() <= LONGEST) {
            names.put(handle, path);
        }
    }

    /** The path of a handle; "" if it is not known. */
    String path(String handle) {
        return names.getOrDefault(handle, "");
    }

    /** The path of a name in a folder. */
    String path(String folder, String name) {
        return inside(path(folder), name);
    }

    /** The path of a name in a folder, which may be the folder itself or the one it is in. */
    static String inside(String folder, String name) {
        if (name.equals(".")) {
            return folder;
        }
        if (name.equals("..")) {
            int slash = folder.lastIndexOf('/');
            return slash < 0 ? "" : slash == 0 ? "/" : folder.substring(0, slash);
        }
        String path = folder.isEmpty() ? name : folder.endsWith("/") ? folder + name : folder + "/" + name;
        return path.length() > LONGEST_PATH ? name : path;
    }
}
