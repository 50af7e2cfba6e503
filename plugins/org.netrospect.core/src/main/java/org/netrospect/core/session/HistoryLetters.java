package org.netrospect.core.session;

/** The letters of a session's history, in the order in which they came, held in little memory. */
final class HistoryLetters {
    /** Letters a history can have; a hostile peer could otherwise make it grow with every packet. */
    static final int MOST = 256;

    private String earlier = "";
    /** The last eight, in its lower bytes. */
    private long recent;
    private int seen;

    /** Adds a letter; beyond {@link #MOST} none is added. */
    void add(char letter) {
        if (recent >>> 56 != 0) {
            if (earlier.length() >= MOST - 8) {
                return;
            }
            earlier = text();
            recent = 0;
        }
        recent = recent << 8 | letter;
    }

    /** Adds a letter unless one was added before in this way with this mask. @return whether it was */
    boolean had(int mask, char letter) {
        if ((seen & mask) != 0) {
            return true;
        }
        seen |= mask;
        add(letter);
        return false;
    }

    boolean is(char only) {
        return recent == only && earlier.isEmpty();
    }

    void replace(char first, char second) {
        earlier = "";
        recent = first << 8 | second;
    }

    String text() {
        StringBuilder text = new StringBuilder(earlier);
        for (int shift = 56; shift >= 0; shift -= 8) {
            char letter = (char) (recent >>> shift & 0xff);
            if (letter != 0) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
