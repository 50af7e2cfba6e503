package org.netrospect.protocols.dnp3;

import java.util.ArrayList;
import java.util.List;

/** Names of functions, internal indications and states (IEEE 1815, clauses 4.4 and 4.5). */
final class Dnp3Names {
    private static final String[] INDICATIONS = {"all stations", "class 1 events", "class 2 events",
        "class 3 events", "need time", "local control", "device trouble", "device restart", "no function code support",
        "object unknown", "parameter error", "event buffer overflow", "already executing", "configuration corrupt"};
    private static final String[] STATUS = {"success", "timeout", "no select", "format error", "not supported",
        "already active", "hardware error", "local", "too many operations", "not authorized", "automation inhibit",
        "processing limited", "out of range", "downstream local", "already complete", "blocked", "canceled",
        "blocked by other master", "downstream fail", "undefined"};

    private Dnp3Names() {
    }

    static String function(int code) {
        return switch (code) {
            case 0 -> "confirm";
            case 1 -> "read";
            case 2 -> "write";
            case 3 -> "select";
            case 4 -> "operate";
            case 5 -> "direct operate";
            case 6 -> "direct operate, no response";
            case 7 -> "immediate freeze";
            case 8 -> "immediate freeze, no response";
            case 9 -> "freeze and clear";
            case 10 -> "freeze and clear, no response";
            case 11 -> "freeze at time";
            case 12 -> "freeze at time, no response";
            case 13 -> "cold restart";
            case 14 -> "warm restart";
            case 15 -> "initialize data";
            case 16 -> "initialize application";
            case 17 -> "start application";
            case 18 -> "stop application";
            case 19 -> "save configuration";
            case 20 -> "enable unsolicited messages";
            case 21 -> "disable unsolicited messages";
            case 22 -> "assign class";
            case 23 -> "delay measurement";
            case 24 -> "record current time";
            case 25 -> "open file";
            case 26 -> "close file";
            case 27 -> "delete file";
            case 28 -> "get file information";
            case 29 -> "authenticate file";
            case 30 -> "abort file";
            case 31 -> "activate configuration";
            case 32 -> "authentication request";
            case 33 -> "authentication request, no response";
            case 129 -> "response";
            case 130 -> "unsolicited response";
            case 131 -> "authentication response";
            default -> "function " + code;
        };
    }

    /** What an event of a function is called: what changes something stands out. */
    static String kind(int code) {
        return switch (code) {
            case 1 -> "read";
            case 2 -> "write";
            case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> "control";
            case 13, 14 -> "restart";
            case 15, 16, 19, 20, 21, 22, 31 -> "configuration";
            case 17 -> "start";
            case 18 -> "stop";
            case 25, 26, 27, 28, 29, 30 -> "file";
            case 130 -> "report";
            default -> "request";
        };
    }

    /** @param bits the first octet in the lower byte, the second in the higher */
    static List<String> indications(int bits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < INDICATIONS.length; i++) {
            if ((bits >> i & 1) != 0) {
                names.add(INDICATIONS[i]);
            }
        }
        return names;
    }

    static String status(int code) {
        int known = code & 0x7f;
        return known < STATUS.length ? STATUS[known] : known == 126 ? "non participating" : "status " + known;
    }

    /** What a control relay output block does (clause A.8.1). */
    static String operation(int code) {
        String trip = switch (code >> 6) {
            case 1 -> "close ";
            case 2 -> "trip ";
            default -> "";
        };
        return trip + switch (code & 15) {
            case 0 -> "nul";
            case 1 -> "pulse on";
            case 2 -> "pulse off";
            case 3 -> "latch on";
            case 4 -> "latch off";
            default -> "operation " + (code & 15);
        };
    }
}
