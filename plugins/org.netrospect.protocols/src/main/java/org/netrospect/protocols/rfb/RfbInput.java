package org.netrospect.protocols.rfb;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** What a viewer sends (RFC 6143, section 7.5): keys, put together to what was typed, and texts for the clipboard. */
final class RfbInput {
    private static final EventKind TYPED = EventKind.of("rfb", "typed");
    private static final EventKind CLIPBOARD = EventKind.of("rfb", "clipboard");
    private static final int LONGEST_TYPED = 500;
    /** Key symbols of X11 that are characters. */
    private static final int LAST_LATIN1 = 0xff;
    private static final long UNICODE = 0x0100_0000;
    private static final long FIRST_MODIFIER = 0xffe1;
    private static final long LAST_MODIFIER = 0xffee;

    private final SessionContext context;
    private final StringBuilder typed = new StringBuilder();
    private Optional<Mark> typedAt = Optional.empty();

    RfbInput(SessionContext context) {
        this.context = context;
    }

    /** Length of a message; -1 if more is needed to say. */
    long length(ByteWindow b) {
        int n = b.length();
        return switch (b.u8(0)) {
            case 0 -> 20;
            case 2 -> n < 4 ? -1 : 4 + 4L * b.u16(2);
            case 3, 150 -> 10;
            case 4 -> 8;
            case 5 -> 6;
            // a negative length says that the text is packed in a newer way
            case 6 -> n < 8 ? -1 : 8 + RfbAnalyzer.limited(Math.abs((long) b.i32(4)));
            case 248 -> n < 9 ? -1 : 9 + b.u8(8);
            case 251 -> n < 8 ? -1 : 8 + 16L * b.u8(6);
            case 255 -> n < 2 ? -1 : b.u8(1) == 0 ? 12 : n < 4 ? -1 : b.u16(2) == 2 ? 10 : 4;
            default -> throw new MalformedInput("a viewer sent a message of the unknown type " + b.u8(0));
        };
    }

    void message(ByteWindow b) {
        int type = b.u8(0);
        if (type == 4) {
            key(b.u8(1) != 0, b.u32(4));
        } else if (type == 255 && b.u8(1) == 0) {
            key(b.u16(2) != 0, b.u32(4));
        } else if (type == 6 && b.i32(4) > 0) {
            String text = b.latin1(8, Math.min(b.i32(4), b.length() - 8));
            context.event(context.mark(), CLIPBOARD, text.length() > 80 ? text.substring(0, 80) + "…" : text,
                    new Details().put("text", text));
        }
    }

    private void key(boolean down, long symbol) {
        if (!down || symbol >= FIRST_MODIFIER && symbol <= LAST_MODIFIER) {
            return;
        }
        typedAt = typedAt.or(() -> Optional.of(context.mark()));
        if (symbol >= ' ' && symbol <= LAST_LATIN1) {
            typed.append((char) symbol);
        } else if (symbol > UNICODE && symbol <= UNICODE + Character.MAX_CODE_POINT) {
            typed.appendCodePoint((int) (symbol - UNICODE));
        } else {
            typed.append(name(symbol));
        }
        if (symbol == 0xff0d || symbol == 0xff8d || typed.length() >= LONGEST_TYPED) {
            end();
        }
    }

    private static String name(long symbol) {
        return switch ((int) symbol) {
            case 0xff08 -> "⌫";
            case 0xff09 -> "⇥";
            case 0xff0d, 0xff8d -> "⏎";
            case 0xff1b -> "⎋";
            case 0xff51 -> "←";
            case 0xff52 -> "↑";
            case 0xff53 -> "→";
            case 0xff54 -> "↓";
            case 0xffff -> "⌦";
            default -> "";
        };
    }

    /** Tells what is left. */
    void end() {
        typedAt.filter(at -> !typed.isEmpty()).ifPresent(at -> context.event(at, TYPED, typed.toString(),
                new Details().put("text", typed.toString())));
        typed.setLength(0);
        typedAt = Optional.empty();
    }
}
