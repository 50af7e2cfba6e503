package org.netrospect.protocols.modbus;

/** Names of function codes, sub-functions and exceptions. */
final class ModbusFunctions {
    private ModbusFunctions() {
    }

    static boolean known(int function) {
        return !name(function).startsWith("function ");
    }

    static String name(int function) {
        return switch (function) {
            case 1 -> "read coils";
            case 2 -> "read discrete inputs";
            case 3 -> "read holding registers";
            case 4 -> "read input registers";
            case 5 -> "write single coil";
            case 6 -> "write single register";
            case 7 -> "read exception status";
            case 8 -> "diagnostics";
            case 11 -> "get comm event counter";
            case 12 -> "get comm event log";
            case 15 -> "write multiple coils";
            case 16 -> "write multiple registers";
            case 17 -> "report server id";
            case 20 -> "read file record";
            case 21 -> "write file record";
            case 22 -> "mask write register";
            case 23 -> "read/write multiple registers";
            case 24 -> "read fifo queue";
            case 43 -> "encapsulated interface transport";
            case 90 -> "unity programming";
            default -> "function " + function;
        };
    }

    /** What an event of it is called: writes and commands stand out. */
    static String kind(int function, int subFunction) {
        return switch (function) {
            case 1, 2, 3, 4, 7, 11, 12, 20, 24 -> "read";
            case 5, 6, 15, 16, 21, 22, 23 -> "write";
            case 8 -> subFunction == 1 ? "restart" : subFunction == 4 ? "stop"
                    : subFunction == 10 ? "control" : "diagnostics";
            case 17, 43 -> "identification";
            case 90 -> "programming";
            default -> "request";
        };
    }

    static String diagnostic(int subFunction) {
        return switch (subFunction) {
            case 0 -> "return query data";
            case 1 -> "restart communications";
            case 2 -> "return diagnostic register";
            case 3 -> "change ASCII input delimiter";
            case 4 -> "force listen only mode";
            case 10 -> "clear counters and diagnostic register";
            default -> "sub-function " + subFunction;
        };
    }

    static String exception(int code) {
        return switch (code) {
            case 1 -> "illegal function";
            case 2 -> "illegal data address";
            case 3 -> "illegal data value";
            case 4 -> "server device failure";
            case 5 -> "acknowledge";
            case 6 -> "server device busy";
            case 7 -> "negative acknowledge";
            case 8 -> "memory parity error";
            case 10 -> "gateway path unavailable";
            case 11 -> "gateway target device failed to respond";
            default -> "exception " + code;
        };
    }
}
