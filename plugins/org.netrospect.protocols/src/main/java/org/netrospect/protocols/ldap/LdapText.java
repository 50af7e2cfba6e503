package org.netrospect.protocols.ldap;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;

/** Values, scopes and result codes as texts. */
final class LdapText {
    /** Bytes told of one value. */
    private static final int LONGEST_VALUE = 256;
    private static final String[] SCOPES = {"baseObject", "singleLevel", "wholeSubtree", "subordinateSubtree"};
    private static final Map<Integer, String> RESULTS = Map.ofEntries(
            Map.entry(0, "success"), Map.entry(1, "operationsError"), Map.entry(2, "protocolError"),
            Map.entry(3, "timeLimitExceeded"), Map.entry(4, "sizeLimitExceeded"), Map.entry(5, "compareFalse"),
            Map.entry(6, "compareTrue"), Map.entry(7, "authMethodNotSupported"),
            Map.entry(8, "strongerAuthRequired"), Map.entry(10, "referral"), Map.entry(11, "adminLimitExceeded"),
            Map.entry(12, "unavailableCriticalExtension"), Map.entry(13, "confidentialityRequired"),
            Map.entry(14, "saslBindInProgress"), Map.entry(16, "noSuchAttribute"),
            Map.entry(17, "undefinedAttributeType"), Map.entry(18, "inappropriateMatching"),
            Map.entry(19, "constraintViolation"), Map.entry(20, "attributeOrValueExists"),
            Map.entry(21, "invalidAttributeSyntax"), Map.entry(32, "noSuchObject"), Map.entry(33, "aliasProblem"),
            Map.entry(34, "invalidDNSyntax"), Map.entry(36, "aliasDereferencingProblem"),
            Map.entry(48, "inappropriateAuthentication"), Map.entry(49, "invalidCredentials"),
            Map.entry(50, "insufficientAccessRights"), Map.entry(51, "busy"), Map.entry(52, "unavailable"),
            Map.entry(53, "unwillingToPerform"), Map.entry(54, "loopDetect"), Map.entry(64, "namingViolation"),
            Map.entry(65, "objectClassViolation"), Map.entry(66, "notAllowedOnNonLeaf"),
            Map.entry(67, "notAllowedOnRDN"), Map.entry(68, "entryAlreadyExists"),
            Map.entry(69, "objectClassModsProhibited"), Map.entry(71, "affectsMultipleDSAs"), Map.entry(80, "other"),
            Map.entry(118, "canceled"), Map.entry(119, "noSuchOperation"));
    private static final Map<String, String> EXTENSIONS = Map.of("1.3.6.1.4.1.1466.20037", "StartTLS",
            "1.3.6.1.4.1.4203.1.11.1", "modify password", "1.3.6.1.4.1.4203.1.11.3", "who am I",
            "1.3.6.1.1.8", "cancel", "1.3.6.1.4.1.1466.20036", "notice of disconnection",
            "1.2.840.113556.1.4.1781", "fast bind");

    private LdapText() {
    }

    static String scope(long number) {
        return number >= 0 && number < SCOPES.length ? SCOPES[(int) number] : "scope " + number;
    }

    static String result(long number) {
        return RESULTS.getOrDefault((int) number, "result " + number);
    }

    static String extension(String identifier) {
        return EXTENSIONS.getOrDefault(identifier, identifier);
    }

    /** Whether values of an attribute are secrets. */
    static boolean secret(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return name.contains("pwd") || name.contains("password") && !name.startsWith("badpassword");
    }

    /** A value of a filter, its special and unreadable bytes escaped (RFC 4515, section 3). */
    static String escaped(ByteWindow value) {
        int length = Math.min(value.length(), LONGEST_VALUE);
        boolean text = readable(value.utf8(0, length), length < value.length());
        StringBuilder out = new StringBuilder(length);
        if (text) {
            value.utf8(0, length).chars().forEach(c -> {
                if (c < ' ' || c == '*' || c == '(' || c == ')' || c == '\\' || c == 127) {
                    escape(out, c);
                } else {
                    out.append((char) c);
                }
            });
        } else {
            for (int i = 0; i < length; i++) {
                int each = value.u8(i);
                boolean plain = each > ' ' && each < 127 && "*()\\".indexOf(each) < 0;
                if (plain) {
                    out.append((char) each);
                } else {
                    escape(out, each);
                }
            }
        }
        return length < value.length() ? out.append('…').toString() : out.toString();
    }

    private static void escape(StringBuilder out, int each) {
        out.append('\\').append(HexFormat.of().toHexDigits((byte) each));
    }

    private static boolean readable(String text, boolean cut) {
        // the last character of a text that was cut may be broken
        int end = cut ? Math.max(0, text.length() - 1) : text.length();
        return text.substring(0, end).indexOf('\ufffd') < 0;
    }

    /** A value of an attribute: as a text if it is one, else in hexadecimal digits. */
    static String value(ByteWindow value) {
        int length = Math.min(value.length(), LONGEST_VALUE);
        String text = value.utf8(0, length);
        boolean plain = readable(text, length < value.length())
                && text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
        String shown = plain ? text : "0x" + HexFormat.of().formatHex(value.bytes(0, length));
        return length < value.length() ? shown + "…" : shown;
    }
}
