package org.netrospect.protocols.login;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Mark;
import org.netrospect.protocols.text.Base64Stream;
import org.netrospect.protocols.text.LineReader;

/**
 * The client's side of an AUTH or AUTHENTICATE exchange (RFC 4954, RFC 5034, RFC 9051, section 6.2.2): base64 lines,
 * read by mechanism as far as they tell user and secret. One thread.
 */
public final class SaslExchange {
    private static final int NTLM_USER = 36;
    private static final int NTLM_DOMAIN = 28;
    private static final int NTLM_FLAGS = 60;

    private final Mark at;
    private final String mechanism;
    private String user = "";
    private String secret = "";
    private int lines;

    public SaslExchange(Mark at, String mechanism) {
        this.at = at;
        this.mechanism = mechanism.toUpperCase(Locale.ROOT);
    }

    /** The client's next line, or its initial response. */
    public void response(String line) {
        String text = line.strip();
        if ("=".equals(text) || "*".equals(text)) {
            lines++;
            return;
        }
        response(Base64Stream.bytes(text));
    }

    /** The client's next response in a protocol that carries bytes (RFC 4511, section 4.2). */
    public void response(byte[] bytes) {
        switch (mechanism) {
            case "PLAIN" -> plain(bytes);
            case "LOGIN" -> {
                if (lines == 0) {
                    user = text(bytes, 0, bytes.length);
                } else if (lines == 1) {
                    secret = text(bytes, 0, bytes.length);
                }
            }
            case "CRAM-MD5" -> cram(text(bytes, 0, bytes.length));
            case "NTLM", "GSS-SPNEGO" -> ntlm(bytes);
            case "DIGEST-MD5" -> digest(text(bytes, 0, bytes.length));
            case "XOAUTH2", "OAUTHBEARER" -> oauth(text(bytes, 0, bytes.length));
            default -> scram(text(bytes, 0, bytes.length));
        }
        lines++;
    }

    private static String text(byte[] bytes, int from, int to) {
        return LineReader.text(bytes, from, to - from);
    }

    /** RFC 4616: who to act as, NUL, who it is, NUL, password. */
    private void plain(byte[] bytes) {
        int first = indexOf(bytes, 0);
        int second = first < 0 ? -1 : indexOf(bytes, first + 1);
        if (second >= 0) {
            user = text(bytes, first + 1, second);
            secret = text(bytes, second + 1, bytes.length);
        }
    }

    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** RFC 2195: user, space, digest. */
    private void cram(String text) {
        int space = text.lastIndexOf(' ');
        if (space > 0) {
            user = text.substring(0, space);
            secret = text.substring(space + 1);
        }
    }

    private void digest(String text) {
        int at = text.indexOf("username=\"");
        int end = at < 0 ? -1 : text.indexOf('"', at + 10);
        if (end > 0) {
            user = text.substring(at + 10, end);
        }
    }

    private void oauth(String text) {
        for (String field : text.split("[\u0001,]")) {
            if (field.startsWith("user=") || field.startsWith("a=")) {
                user = field.substring(field.indexOf('=') + 1);
            } else if (field.startsWith("auth=Bearer ")) {
                secret = field.substring("auth=Bearer ".length());
            }
        }
    }

    /** RFC 5802, section 5.1: {@code n=user}. */
    private void scram(String text) {
        if (lines == 0 && mechanism.startsWith("SCRAM")) {
            for (String field : text.split(",")) {
                if (field.startsWith("n=")) {
                    user = field.substring(2).replace("=2C", ",").replace("=3D", "=");
                }
            }
        }
    }

    /** [MS-NLMP] 2.2.1.3: the message with which the client proves itself names domain and user. */
    private void ntlm(byte[] bytes) {
        ByteWindow message = new ByteWindow(bytes, 0, bytes.length);
        if (bytes.length < NTLM_FLAGS + 4 || !message.latin1(0, 8).equals("NTLMSSP\0") || message.u8(8) != 3) {
            return;
        }
        boolean unicode = (message.u8(NTLM_FLAGS) & 1) != 0;
        String domain = ntlmText(message, NTLM_DOMAIN, unicode);
        String name = ntlmText(message, NTLM_USER, unicode);
        user = domain.isEmpty() ? name : domain + "\\" + name;
    }

    private static String ntlmText(ByteWindow message, int field, boolean unicode) {
        int length = message.u16le(field);
        long at = message.u32le(field + 4);
        return at + length > message.length() ? "" : new String(message.bytes((int) at, length),
                unicode ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    }

    /** What it comes to. */
    public Login login() {
        return new Login(at, user, switch (mechanism) {
            case "PLAIN", "LOGIN" -> "password";
            case "GSSAPI" -> "kerberos";
            case "XOAUTH2", "OAUTHBEARER" -> "token";
            default -> mechanism.toLowerCase(Locale.ROOT);
        }, secret);
    }

    /** What a mechanism's name is, if it can be one: letters, digits, hyphens and underscores. */
    public static Optional<String> mechanism(String word) {
        return word.matches("[A-Za-z0-9_-]{1,20}") ? Optional.of(word.toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
