package org.netrospect.protocols.nfs;

import java.util.Map;

/** Results by name, the same for all versions (RFC 1094, 1813, 7530). */
final class NfsStatus {
    private static final Map<Long, String> NAMES = Map.ofEntries(Map.entry(-1L, "no answer"), Map.entry(0L, "OK"),
            Map.entry(1L, "PERM"), Map.entry(2L, "NOENT"), Map.entry(5L, "IO"), Map.entry(6L, "NXIO"),
            Map.entry(13L, "ACCES"), Map.entry(17L, "EXIST"), Map.entry(18L, "XDEV"), Map.entry(19L, "NODEV"),
            Map.entry(20L, "NOTDIR"), Map.entry(21L, "ISDIR"), Map.entry(22L, "INVAL"), Map.entry(27L, "FBIG"),
            Map.entry(28L, "NOSPC"), Map.entry(30L, "ROFS"), Map.entry(31L, "MLINK"), Map.entry(63L, "NAMETOOLONG"),
            Map.entry(66L, "NOTEMPTY"), Map.entry(69L, "DQUOT"), Map.entry(70L, "STALE"),
            Map.entry(10001L, "BADHANDLE"), Map.entry(10004L, "NOTSUPP"), Map.entry(10006L, "SERVERFAULT"),
            Map.entry(10008L, "DELAY"), Map.entry(10011L, "EXPIRED"), Map.entry(10013L, "GRACE"),
            Map.entry(10016L, "WRONGSEC"), Map.entry(10022L, "STALE_CLIENTID"), Map.entry(10025L, "BAD_STATEID"));

    private NfsStatus() {
    }

    static String name(long status) {
        return NAMES.getOrDefault(status, "status " + status);
    }
}
