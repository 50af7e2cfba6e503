package org.netrospect.protocols.smb;

import java.util.Locale;

/** Names of statuses ([MS-ERREF] 2.3.1) with which shares and files are refused. */
final class Statuses {
    private static final long BUFFER_OVERFLOW = 0x8000_0005L;

    private Statuses() {
    }

    /** Whether an answer with this status bears what was asked for: all, or as much as the reader has room for. */
    static boolean answers(long status) {
        return status == 0 || status == BUFFER_OVERFLOW;
    }

    static String name(long status) {
        return switch ((int) status) {
            case 0xc0000022 -> "ACCESS_DENIED";
            case 0xc0000034 -> "OBJECT_NAME_NOT_FOUND";
            case 0xc0000035 -> "OBJECT_NAME_COLLISION";
            case 0xc0000039 -> "OBJECT_PATH_INVALID";
            case 0xc000003a -> "OBJECT_PATH_NOT_FOUND";
            case 0xc0000043 -> "SHARING_VIOLATION";
            case 0xc0000033 -> "OBJECT_NAME_INVALID";
            case 0xc0000056 -> "DELETE_PENDING";
            case 0xc00000ba -> "FILE_IS_A_DIRECTORY";
            case 0xc0000103 -> "NOT_A_DIRECTORY";
            case 0xc00000ac -> "PIPE_NOT_AVAILABLE";
            case 0xc00000ae -> "PIPE_BUSY";
            case 0xc00000cc -> "BAD_NETWORK_NAME";
            case 0xc00000bb -> "NOT_SUPPORTED";
            case 0xc0000203 -> "USER_SESSION_DELETED";
            case 0xc000026e -> "VOLUME_DISMOUNTED";
            case 0xc0000257 -> "PATH_NOT_COVERED";
            default -> String.format(Locale.ROOT, "%08x", status);
        };
    }
}
