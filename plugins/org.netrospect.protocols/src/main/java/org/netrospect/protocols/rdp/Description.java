package org.netrospect.protocols.rdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.text.Banner;

/** How client and server describe themselves in the blocks of a conference ([MS-RDPBCGR] 2.2.1.3 and 2.2.1.4). */
final class Description {
    private static final EventKind CONNECTION = EventKind.of("rdp", "connection");
    private static final int CLIENT_CORE = 0xc001;
    private static final int CLIENT_NETWORK = 0xc003;
    private static final int SERVER_SECURITY = 0x0c02;
    private static final int MOST_CHANNELS = 31;
    private static final Map<Integer, String> LAYOUTS = Map.ofEntries(Map.entry(0x0401, "Arabic"),
            Map.entry(0x0404, "Chinese (traditional)"), Map.entry(0x0405, "Czech"), Map.entry(0x0406, "Danish"),
            Map.entry(0x0407, "German"), Map.entry(0x0408, "Greek"), Map.entry(0x0409, "English (US)"),
            Map.entry(0x040a, "Spanish"), Map.entry(0x040b, "Finnish"), Map.entry(0x040c, "French"),
            Map.entry(0x040d, "Hebrew"), Map.entry(0x040e, "Hungarian"), Map.entry(0x0410, "Italian"),
            Map.entry(0x0411, "Japanese"), Map.entry(0x0412, "Korean"), Map.entry(0x0413, "Dutch"),
            Map.entry(0x0414, "Norwegian"), Map.entry(0x0415, "Polish"), Map.entry(0x0416, "Portuguese (Brazil)"),
            Map.entry(0x0418, "Romanian"), Map.entry(0x0419, "Russian"), Map.entry(0x041d, "Swedish"),
            Map.entry(0x041f, "Turkish"), Map.entry(0x0422, "Ukrainian"), Map.entry(0x0429, "Persian"),
            Map.entry(0x042a, "Vietnamese"), Map.entry(0x0804, "Chinese (simplified)"),
            Map.entry(0x0807, "German (Switzerland)"), Map.entry(0x0809, "English (UK)"),
            Map.entry(0x080a, "Spanish (Latin America)"), Map.entry(0x0816, "Portuguese"),
            Map.entry(0x0c0a, "Spanish"), Map.entry(0x0c0c, "French (Canada)"), Map.entry(0x100c, "French (Swiss)"));

    private final SessionContext context;
    private final Details details = new Details();
    private Optional<Mark> begun = Optional.empty();
    private String clientName = "";
    private boolean told;

    Description(SessionContext context) {
        this.context = context;
    }

    void client(ByteWindow b) {
        begun = Optional.of(context.mark());
        int at = blocks(b, "Duca");
        while (at >= 0 && at + 4 <= b.length()) {
            int type = b.u16le(at);
            int length = b.u16le(at + 2);
            if (length < 4) {
                return;
            }
            ByteWindow block = b.slice(at, Math.min(length, b.length() - at));
            if (type == CLIENT_CORE) {
                core(block);
            } else if (type == CLIENT_NETWORK) {
                channels(block);
            }
            at += length;
        }
    }

    /** Where blocks begin: behind the key of T.124's user data and a length in one byte or two. */
    private static int blocks(ByteWindow b, String key) {
        for (int at = b.indexOf(key.charAt(0), 0); at >= 0; at = b.indexOf(key.charAt(0), at + 1)) {
            if (at + 6 <= b.length() && b.latin1(at, 4).equals(key)) {
                return at + 4 + (b.u8(at + 4) >= 0x80 ? 2 : 1);
            }
        }
        return -1;
    }

    private void core(ByteWindow b) {
        clientName = text(b.slice(24, 32), true);
        int layout = b.i32le(16);
        int build = b.i32le(20);
        details.put("client_name", clientName).put("client_build", build)
                .put("keyboard_layout", LAYOUTS.getOrDefault(layout & 0xffff,
                        String.format(Locale.ROOT, "0x%08x", layout)))
                .put("width", b.u16le(8)).put("height", b.u16le(10))
                .put("client_version", b.u16le(6) + "." + b.u16le(4));
        if (b.length() >= 146 + 64) {
            details.put("client_product_id", text(b.slice(146, 64), true));
        }
        new Banner(context, "rdp").product(true, "Remote Desktop client", "build " + build, "RDP client core data");
    }

    private void channels(ByteWindow b) {
        List<String> names = new ArrayList<>();
        long count = Math.min(b.u32le(4), MOST_CHANNELS);
        for (int i = 0; i < count && 8 + 12 * (i + 1) <= b.length(); i++) {
            names.add(text(b.slice(8 + 12 * i, 8), false));
        }
        details.put("channels", names);
    }

    /** @return whether what follows is encrypted in RDP's own way */
    boolean server(ByteWindow b) {
        int at = blocks(b, "McDn");
        boolean encrypted = false;
        while (at >= 0 && at + 4 <= b.length() && b.u16le(at + 2) >= 4) {
            if (b.u16le(at) == SERVER_SECURITY && b.u16le(at + 2) >= 12) {
                encrypted = b.i32le(at + 4) != 0;
                details.put("encryption_method", method(b.i32le(at + 4))).put("encryption_level",
                        level(b.i32le(at + 8)));
            }
            at += b.u16le(at + 2);
        }
        tell();
        return encrypted;
    }

    private static String method(int bits) {
        return switch (bits) {
            case 0 -> "none";
            case 1 -> "40-bit RC4";
            case 2 -> "128-bit RC4";
            case 8 -> "56-bit RC4";
            case 16 -> "FIPS 140-1";
            default -> "method " + bits;
        };
    }

    private static String level(int level) {
        String[] names = {"none", "low", "client compatible", "high", "FIPS"};
        return level >= 0 && level < names.length ? names[level] : "level " + level;
    }

    /** A text up to its first zero. */
    static String text(ByteWindow b, boolean unicode) {
        String text = new String(b.bytes(0, b.length()), unicode ? StandardCharsets.UTF_16LE
                : StandardCharsets.ISO_8859_1);
        int zero = text.indexOf('\0');
        return zero < 0 ? text : text.substring(0, zero);
    }

    private void tell() {
        if (!told && begun.isPresent()) {
            told = true;
            context.event(begun.get(), CONNECTION, clientName, details);
        }
    }

    /** Whether all that can be known was told. */
    boolean told() {
        return told || begun.isEmpty();
    }

    void end() {
        tell();
    }
}
