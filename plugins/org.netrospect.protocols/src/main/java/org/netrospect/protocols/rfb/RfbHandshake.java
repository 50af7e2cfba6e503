package org.netrospect.protocols.rfb;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.login.Login;

/** What the two sides agree on, and whose desktop it is: one event, and a login if one was asked for. */
final class RfbHandshake {
    static final int NONE = 1;
    static final int VNC = 2;
    static final int TLS = 18;
    static final int VENCRYPT = 19;
    private static final long PLAIN = 256;
    private static final EventKind HANDSHAKE = EventKind.of("rfb", "handshake");

    private final SessionContext context;
    private Optional<Mark> begun = Optional.empty();
    private final Details details = new Details();
    private int minor = 8;
    private int securityType;
    private Optional<Mark> loginAt = Optional.empty();
    private String challenge = "";
    private String user = "";
    private String secretKind = "";
    private String secret = "";
    private Optional<Boolean> success = Optional.empty();
    private String desktop = "";
    private boolean told;

    RfbHandshake(SessionContext context) {
        this.context = context;
    }

    void serverVersion(String version) {
        begun = Optional.of(context.mark());
        details.put("server_version", version);
        minor = minor(version);
    }

    void viewerVersion(String version) {
        details.put("client_version", version);
        minor = Math.min(minor, minor(version));
    }

    /** 3.3, 3.7 or 3.8: others are taken for one of these (RFC 6143, section 7.1.1). */
    private static int minor(String version) {
        if (!version.matches("[0-9]{3}\\.[0-9]{3}")) {
            throw new MalformedInput("The version is no number.");
        }
        int major = Integer.parseInt(version.substring(0, 3));
        int n = Integer.parseInt(version.substring(4));
        return major > 3 || n >= 8 ? 8 : n == 7 ? 7 : 3;
    }

    /** Whether the server alone decides on the security type. */
    boolean oldVersion() {
        return minor == 3;
    }

    boolean tellsReason() {
        return minor == 8;
    }

    boolean tellsResultOfNone() {
        return minor == 8;
    }

    /** @return whether the server refuses to go on */
    boolean security(ByteWindow b) {
        int at = oldVersion() ? 4 : 1;
        long first = oldVersion() ? b.u32(0) : b.u8(0);
        if (first == 0) {
            details.put("reason", b.utf8(at + 4, b.length() - at - 4));
            success = Optional.of(false);
            tell();
            return true;
        }
        if (oldVersion()) {
            choose((int) Math.min(first, 255));
        } else {
            List<String> offered = new ArrayList<>();
            for (int i = 1; i < b.length(); i++) {
                offered.add(name(b.u8(i)));
            }
            details.put("offered", offered);
        }
        return false;
    }

    private static String name(int type) {
        return switch (type) {
            case NONE -> "none";
            case VNC -> "VNC authentication";
            case 5, 6, 13, 129, 130, 133 -> "RSA-AES";
            case 16 -> "Tight";
            case 17 -> "Ultra";
            case TLS -> "TLS";
            case VENCRYPT -> "VeNCrypt";
            case 20 -> "SASL";
            case 21 -> "MD5 hash";
            case 22 -> "xvp";
            case 30 -> "Apple Diffie-Hellman";
            case 33, 36 -> "Apple SRP";
            case 35 -> "Apple Kerberos";
            case 113 -> "MSLogon II";
            default -> "type " + type;
        };
    }

    void choose(int type) {
        securityType = type;
        details.put("security_type", name(type));
    }

    int securityType() {
        return securityType;
    }

    /** @return whether user and password come in clear */
    boolean chooseVeNCrypt(long type) {
        details.put("security_subtype", switch ((int) Math.min(type, 1000)) {
            case 256 -> "Plain";
            case 257 -> "TLSNone";
            case 258 -> "TLSVnc";
            case 259 -> "TLSPlain";
            case 260 -> "X509None";
            case 261 -> "X509Vnc";
            case 262 -> "X509Plain";
            case 263 -> "TLSSASL";
            case 264 -> "X509SASL";
            default -> "type " + type;
        });
        return type == PLAIN;
    }

    void challenge(ByteWindow b) {
        challenge = HexFormat.of().formatHex(b.bytes(0, 16));
    }

    void response(ByteWindow b) {
        loginAt = Optional.of(context.mark());
        secretKind = "vnc";
        secret = "challenge=" + challenge + " response=" + HexFormat.of().formatHex(b.bytes(0, 16));
    }

    void plain(ByteWindow b) {
        loginAt = Optional.of(context.mark());
        int length = (int) b.u32(0);
        secretKind = "password";
        user = b.utf8(8, length);
        secret = b.utf8(8 + length, (int) b.u32(4));
    }

    void result(boolean good) {
        success = Optional.of(good);
        context.inspection().number("rfb.secresult", false, good ? 0 : 1);
    }

    void reason(ByteWindow b) {
        details.put("reason", b.utf8(4, b.length() - 4));
        tell();
    }

    void shared(boolean others) {
        details.put("shared", others);
    }

    /** RFC 6143, section 7.3.2. */
    void desktop(ByteWindow b) {
        desktop = b.utf8(24, b.length() - 24);
        details.put("desktop", desktop).put("width", b.u16(0)).put("height", b.u16(2))
                .put("bits_per_pixel", b.u8(4));
        context.inspection().buffer("rfb.name", false, b.slice(24, b.length() - 24));
        // a desktop is shown only to those who were let in
        success = Optional.of(true);
        tell();
    }

    private void tell() {
        if (told) {
            return;
        }
        told = true;
        if (securityType > 0) {
            context.inspection().number("rfb.sectype", false, securityType);
        }
        context.inspection().transactionEnd("rfb", 0);
        success.ifPresent(good -> details.put("success", (boolean) good));
        context.event(begun.orElse(context.mark()), HANDSHAKE, desktop, details);
        loginAt.ifPresent(at -> new Login(at, user, secretKind, secret).tell(context, "rfb", success));
    }

    void end() {
        tell();
    }
}
