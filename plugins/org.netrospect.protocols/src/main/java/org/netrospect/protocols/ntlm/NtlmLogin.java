package org.netrospect.protocols.ntlm;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/**
 * The three messages of NTLM ([MS-NLMP] 2.2.1), found in a token of SPNEGO or alone: who logs in, from which machine,
 * and with what proof. One login at a time; one thread.
 */
public final class NtlmLogin {
    /** The user of a login without a name. */
    public static final String ANONYMOUS = "anonymous";
    private static final String SIGNATURE = "NTLMSSP\0";
    private static final int UNICODE = 1;
    private static final int PROOF = 16;

    private String challenge = "";
    private String target = "";
    private Optional<Details> login = Optional.empty();

    /** Looks for a message in a token. @return true if it ends in the proof of a login: {@link #take} then gives it */
    public boolean token(ByteWindow token) {
        int at = find(token);
        if (at < 0) {
            return false;
        }
        ByteWindow message = token.slice(at, token.length() - at);
        switch ((int) message.u32le(8)) {
            case 2 -> {
                challenge = HexFormat.of().formatHex(message.bytes(24, 8));
                target = text(message, 12, charset(message.u32le(20)));
            }
            case 3 -> {
                login = Optional.of(authenticate(message));
                return true;
            }
            default -> {
                // the first says nothing about who logs in
            }
        }
        return false;
    }

    private static int find(ByteWindow token) {
        for (int at = token.indexOf('N', 0); at >= 0; at = token.indexOf('N', at + 1)) {
            if (at + SIGNATURE.length() + 4 <= token.length()
                    && token.latin1(at, SIGNATURE.length()).equals(SIGNATURE)) {
                return at;
            }
        }
        return -1;
    }

    private Details authenticate(ByteWindow message) {
        long flags = message.length() >= 64 ? message.u32le(60) : UNICODE;
        Charset charset = charset(flags);
        String domain = text(message, 28, charset);
        String user = text(message, 36, charset);
        Details details = new Details();
        if (user.isEmpty()) {
            details.put("user", ANONYMOUS);
        } else {
            details.put("user", domain.isEmpty() ? user : domain + "\\" + user);
        }
        details.put("secret_kind", "ntlm").put("workstation", text(message, 44, charset)).put("target", target);
        String hash = hash(message, user, domain);
        return details.put("secret", hash);
    }

    /** The answer to the challenge in the form that password checkers read; "" if the challenge was not seen. */
    private String hash(ByteWindow message, String user, String domain) {
        byte[] answer = field(message, 20);
        if (challenge.isEmpty() || answer.length < PROOF || user.isEmpty()) {
            return "";
        }
        HexFormat hex = HexFormat.of();
        if (answer.length > 24) {
            return user + "::" + domain + ":" + challenge + ":" + hex.formatHex(answer, 0, PROOF) + ":"
                    + hex.formatHex(answer, PROOF, answer.length);
        }
        return user + "::" + domain + ":" + hex.formatHex(field(message, 12)) + ":" + hex.formatHex(answer) + ":"
                + challenge;
    }

    private static Charset charset(long flags) {
        return (flags & UNICODE) != 0 ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1;
    }

    private static String text(ByteWindow message, int at, Charset charset) {
        return new String(field(message, at), charset);
    }

    private static byte[] field(ByteWindow message, int at) {
        return message.bytes((int) Math.min(Integer.MAX_VALUE, message.u32le(at + 4)), message.u16le(at));
    }

    /** Details of the login whose proof was seen: user, secret_kind, secret, workstation, target. */
    public Optional<Details> take() {
        Optional<Details> taken = login;
        login = Optional.empty();
        return taken;
    }
}
