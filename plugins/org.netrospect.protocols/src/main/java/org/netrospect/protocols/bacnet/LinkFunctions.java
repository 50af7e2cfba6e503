package org.netrospect.protocols.bacnet;

/** What the link control does (ASHRAE 135, annex J.2). */
final class LinkFunctions {
    static final int LAST = 0x0c;
    static final int RESULT = 0;
    static final int FORWARDED = 4;
    static final int REGISTER = 5;
    private static final String[] NAMES = {"result", "write broadcast distribution table",
        "read broadcast distribution table", "read broadcast distribution table ack", "forwarded",
        "register foreign device", "read foreign device table", "read foreign device table ack",
        "delete foreign device table entry", "distribute broadcast", "unicast", "broadcast", "secure"};

    private LinkFunctions() {
    }

    static String name(int function) {
        return function < NAMES.length ? NAMES[function] : "function " + function;
    }

    /** Where the network layer begins; -1 if there is none. */
    static int network(int function) {
        return switch (function) {
            case FORWARDED -> 10;
            case 9, 10, 11 -> 4;
            default -> -1;
        };
    }
}
