package org.netrospect.protocols.memcached;

/** Names and sorts of commands (doc/protocol.txt and doc/protocol-binary.txt of memcached). */
final class Commands {
    private static final String[] BINARY = {"get", "set", "add", "replace", "delete", "incr", "decr", "quit",
        "flush_all", "get", "noop", "version", "get", "get", "append", "prepend", "stats", "set", "add", "replace",
        "delete", "incr", "decr", "quit", "flush_all", "append", "prepend", "verbosity", "touch", "gat", "gat",
        "hello", "sasl_list", "sasl_auth", "sasl_step", "gat"};

    private Commands() {
    }

    /** What an event of a command is called; "" if it is none. */
    static String kind(String command) {
        return switch (command) {
            case "get", "gets", "gat", "gats", "mg" -> "read";
            case "set", "add", "replace", "append", "prepend", "cas", "delete", "incr", "decr", "touch", "ms", "md",
                "ma" -> "write";
            case "flush_all", "shutdown", "cache_memlimit", "slabs", "lru", "lru_crawler", "watch" -> "command";
            case "stats", "version", "verbosity", "quit", "mn", "me", "noop", "hello", "sasl_list", "sasl_auth",
                "sasl_step" -> "request";
            default -> "";
        };
    }

    static boolean stores(String command) {
        return switch (command) {
            case "set", "add", "replace", "append", "prepend", "cas" -> true;
            default -> false;
        };
    }

    static String binary(int operation) {
        return operation < BINARY.length ? BINARY[operation] : "operation " + operation;
    }

    /** A number that is not negative, -1 for what is none; an expiry may be negative and counts as 0. */
    static long number(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty() || digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return text.startsWith("-") ? 0 : Long.parseLong(digits);
    }

    static String status(int status) {
        return switch (status) {
            case 0 -> "";
            case 1 -> "key not found";
            case 2 -> "key exists";
            case 3 -> "value too large";
            case 4 -> "invalid arguments";
            case 5 -> "item not stored";
            case 6 -> "non-numeric value";
            case 0x20 -> "authentication error";
            case 0x21 -> "authentication continue";
            case 0x81 -> "unknown command";
            case 0x82 -> "out of memory";
            default -> "status " + status;
        };
    }
}
