package org.netrospect.protocols.terminal;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.netrospect.core.bytes.ByteWindow;

/** One direction of Telnet: the characters without the commands between them (RFC 854). One thread. */
final class TelnetText {
    static final int IAC = 255;
    static final int SB = 250;
    private static final int SE = 240;
    private static final int NEW_ENVIRON = 39;
    private static final int MOST_OPTION = 512;

    private enum State {
        TEXT, COMMAND, OPTION, SUBOPTION, SUBOPTION_COMMAND
    }

    private final IntConsumer text;
    private final Consumer<String> user;
    private final StringBuilder option = new StringBuilder();
    private State state = State.TEXT;

    /** @param user takes the user whom an environment option names (RFC 1572) */
    TelnetText(IntConsumer text, Consumer<String> user) {
        this.text = text;
        this.user = user;
    }

    void data(ByteWindow bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            one(bytes.u8(i));
        }
    }

    private void one(int b) {
        switch (state) {
            case TEXT -> {
                if (b == IAC) {
                    state = State.COMMAND;
                } else {
                    text.accept(b);
                }
            }
            case COMMAND -> {
                if (b == SB) {
                    state = State.SUBOPTION;
                    option.setLength(0);
                } else if (b > SB && b < IAC) {
                    state = State.OPTION;
                } else {
                    state = State.TEXT;
                    if (b == IAC) {
                        text.accept(b);
                    }
                }
            }
            case OPTION -> state = State.TEXT;
            case SUBOPTION -> {
                if (b == IAC) {
                    state = State.SUBOPTION_COMMAND;
                } else if (option.length() < MOST_OPTION) {
                    option.append((char) b);
                }
            }
            case SUBOPTION_COMMAND -> {
                state = State.SUBOPTION;
                if (b == SE) {
                    state = State.TEXT;
                    option();
                }
            }
        }
    }

    private void option() {
        int at = option.indexOf("\0USER\1");
        if (option.length() > 1 && option.charAt(0) == NEW_ENVIRON && at > 0) {
            int end = at + 6;
            while (end < option.length() && option.charAt(end) > 3) {
                end++;
            }
            if (end > at + 6) {
                user.accept(option.substring(at + 6, end));
            }
        }
    }

    void gap() {
        state = State.TEXT;
    }
}
