package org.netrospect.protocols.enip;

/** Commands of the encapsulation (CIP Networks Library, volume 2, chapter 2-3). */
final class EnipCommands {
    static final int LIST_SERVICES = 0x04;
    static final int LIST_IDENTITY = 0x63;
    static final int LIST_INTERFACES = 0x64;
    static final int REGISTER = 0x65;
    static final int UNREGISTER = 0x66;
    static final int SEND_RR = 0x6f;
    static final int SEND_UNIT = 0x70;

    private EnipCommands() {
    }

    /** "" for none that is known. */
    static String name(int command) {
        return switch (command) {
            case 0 -> "nop";
            case LIST_SERVICES -> "list services";
            case LIST_IDENTITY -> "list identity";
            case LIST_INTERFACES -> "list interfaces";
            case REGISTER -> "register session";
            case UNREGISTER -> "unregister session";
            case SEND_RR -> "send rr data";
            case SEND_UNIT -> "send unit data";
            case 0x72 -> "indicate status";
            case 0x73 -> "cancel";
            default -> "";
        };
    }

    static String status(long status) {
        return switch ((int) status) {
            case 0 -> "success";
            case 1 -> "unsupported command";
            case 2 -> "insufficient memory";
            case 3 -> "incorrect data";
            case 0x64 -> "invalid session handle";
            case 0x65 -> "invalid length";
            case 0x69 -> "unsupported protocol version";
            default -> "status " + status;
        };
    }
}
