package org.netrospect.workbench.inspector;

import java.util.ArrayList;
import java.util.List;

/** What states and histories of sessions, which are Zeek's letters, mean. */
final class StateWords {
    private StateWords() {
    }

    /** A sentence without its full stop. @param tcp whether the session is TCP, where the states mean more */
    static String state(String state, boolean tcp) {
        if (!tcp) {
            return switch (state) {
                case "S0" -> "The client sent, no answer was seen";
                case "SF" -> "Both sides sent";
                case "SHR" -> "Only the server's side was seen";
                default -> state;
            };
        }
        return switch (state) {
            case "S0" -> "Attempted, no answer";
            case "S1" -> "Established, no end seen";
            case "SF" -> "Established, closed by both sides";
            case "REJ" -> "Refused by the server";
            case "S2" -> "Established, closed by the client only";
            case "S3" -> "Established, closed by the server only";
            case "RSTO" -> "Established, aborted by the client";
            case "RSTR" -> "Aborted by the server";
            case "RSTOS0" -> "Attempted, aborted by the client before any answer";
            case "RSTRH" -> "Answered and aborted by the server; the client's opening is not in the capture";
            case "SH" -> "Attempted and closed by the client before any answer";
            case "SHR" -> "Answered and closed by the server; the client's opening is not in the capture";
            case "OTH" -> "Already running when the capture began";
            default -> state;
        };
    }

    /** What happened, in order: {@code client SYN, server SYN-ACK, client data}. */
    static String history(String history) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < history.length(); i++) {
            char letter = history.charAt(i);
            if (letter == '^') {
                words.add("direction turned round, as the ports say");
                continue;
            }
            String side = Character.isUpperCase(letter) ? "client " : "server ";
            words.add(side + what(Character.toLowerCase(letter)));
        }
        return String.join(", ", words);
    }

    private static String what(char letter) {
        return switch (letter) {
            case 's' -> "SYN";
            case 'h' -> "SYN-ACK";
            case 'a' -> "ACK";
            case 'd' -> "data";
            case 'f' -> "FIN";
            case 'r' -> "RST";
            case 'c' -> "bad checksum";
            case 'g' -> "gap";
            case 't' -> "retransmission";
            case 'w' -> "zero window";
            case 'i' -> "contradicting flags";
            case 'q' -> "SYN with FIN or RST";
            default -> String.valueOf(letter);
        };
    }
}
