package org.netrospect.protocols.kerberos;

import java.util.Map;

/** Names of the numbers of Kerberos (RFC 3961, section 8; RFC 4120, section 7.5; [MS-KILE]). */
final class KerberosNumbers {
    private static final Map<Integer, String> CIPHERS = Map.ofEntries(
            Map.entry(1, "des-cbc-crc"), Map.entry(2, "des-cbc-md4"), Map.entry(3, "des-cbc-md5"),
            Map.entry(16, "des3-cbc-sha1"), Map.entry(17, "aes128-cts-hmac-sha1-96"),
            Map.entry(18, "aes256-cts-hmac-sha1-96"), Map.entry(19, "aes128-cts-hmac-sha256-128"),
            Map.entry(20, "aes256-cts-hmac-sha384-192"), Map.entry(23, "rc4-hmac"), Map.entry(24, "rc4-hmac-exp"),
            Map.entry(25, "camellia128-cts-cmac"), Map.entry(26, "camellia256-cts-cmac"),
            Map.entry(-128, "rc4-md4"), Map.entry(-133, "rc4-hmac-old"), Map.entry(-135, "rc4-hmac-old-exp"));
    private static final Map<Integer, String> ERRORS = Map.ofEntries(
            Map.entry(1, "KDC_ERR_NAME_EXP"), Map.entry(2, "KDC_ERR_SERVICE_EXP"), Map.entry(3, "KDC_ERR_BAD_PVNO"),
            Map.entry(6, "KDC_ERR_C_PRINCIPAL_UNKNOWN"), Map.entry(7, "KDC_ERR_S_PRINCIPAL_UNKNOWN"),
            Map.entry(8, "KDC_ERR_PRINCIPAL_NOT_UNIQUE"), Map.entry(9, "KDC_ERR_NULL_KEY"),
            Map.entry(10, "KDC_ERR_CANNOT_POSTDATE"), Map.entry(11, "KDC_ERR_NEVER_VALID"),
            Map.entry(12, "KDC_ERR_POLICY"), Map.entry(13, "KDC_ERR_BADOPTION"),
            Map.entry(14, "KDC_ERR_ETYPE_NOSUPP"), Map.entry(15, "KDC_ERR_SUMTYPE_NOSUPP"),
            Map.entry(16, "KDC_ERR_PADATA_TYPE_NOSUPP"), Map.entry(18, "KDC_ERR_CLIENT_REVOKED"),
            Map.entry(19, "KDC_ERR_SERVICE_REVOKED"), Map.entry(20, "KDC_ERR_TGT_REVOKED"),
            Map.entry(21, "KDC_ERR_CLIENT_NOTYET"), Map.entry(23, "KDC_ERR_KEY_EXPIRED"),
            Map.entry(24, "KDC_ERR_PREAUTH_FAILED"), Map.entry(25, "KDC_ERR_PREAUTH_REQUIRED"),
            Map.entry(26, "KDC_ERR_SERVER_NOMATCH"), Map.entry(27, "KDC_ERR_MUST_USE_USER2USER"),
            Map.entry(29, "KDC_ERR_SVC_UNAVAILABLE"), Map.entry(31, "KRB_AP_ERR_BAD_INTEGRITY"),
            Map.entry(32, "KRB_AP_ERR_TKT_EXPIRED"), Map.entry(33, "KRB_AP_ERR_TKT_NYV"),
            Map.entry(34, "KRB_AP_ERR_REPEAT"), Map.entry(35, "KRB_AP_ERR_NOT_US"),
            Map.entry(36, "KRB_AP_ERR_BADMATCH"), Map.entry(37, "KRB_AP_ERR_SKEW"),
            Map.entry(38, "KRB_AP_ERR_BADADDR"), Map.entry(41, "KRB_AP_ERR_MODIFIED"),
            Map.entry(44, "KRB_AP_ERR_BADKEYVER"), Map.entry(45, "KRB_AP_ERR_NOKEY"),
            Map.entry(52, "KRB_ERR_RESPONSE_TOO_BIG"), Map.entry(60, "KRB_ERR_GENERIC"),
            Map.entry(61, "KRB_ERR_FIELD_TOOLONG"), Map.entry(62, "KDC_ERR_CLIENT_NOT_TRUSTED"),
            Map.entry(63, "KDC_ERR_KDC_NOT_TRUSTED"), Map.entry(64, "KDC_ERR_INVALID_SIG"),
            Map.entry(68, "KDC_ERR_WRONG_REALM"), Map.entry(70, "KDC_ERR_CERTIFICATE_MISMATCH"),
            Map.entry(91, "KDC_ERR_MORE_PREAUTH_DATA_REQUIRED"), Map.entry(93, "KDC_ERR_UNKNOWN_CRITICAL_FAST_OPTION"));
    private static final Map<Integer, String> PROOFS = Map.of(2, "encrypted timestamp", 14, "certificate",
            16, "certificate", 17, "certificate", 136, "FAST", 138, "encrypted challenge", 141, "one-time password",
            151, "SPAKE");
    /** KDC options by bit (RFC 4120, section 5.4.1; [MS-SFU]). */
    private static final String[] OPTIONS = new String[32];

    static {
        OPTIONS[1] = "forwardable";
        OPTIONS[2] = "forwarded";
        OPTIONS[3] = "proxiable";
        OPTIONS[4] = "proxy";
        OPTIONS[5] = "allow-postdate";
        OPTIONS[6] = "postdated";
        OPTIONS[8] = "renewable";
        OPTIONS[14] = "cname-in-addl-tkt";
        OPTIONS[15] = "canonicalize";
        OPTIONS[16] = "request-anonymous";
        OPTIONS[26] = "disable-transited-check";
        OPTIONS[27] = "renewable-ok";
        OPTIONS[28] = "enc-tkt-in-skey";
        OPTIONS[30] = "renew";
        OPTIONS[31] = "validate";
    }

    private KerberosNumbers() {
    }

    /** An encryption type: {@code rc4-hmac}. */
    static String cipher(long number) {
        return CIPHERS.getOrDefault((int) number, "etype " + number);
    }

    /** Whether an encryption type is one whose keys can be guessed fast, or broken. */
    static boolean weak(long cipher) {
        return cipher < 0 || cipher <= 3 || cipher == 23 || cipher == 24;
    }

    static String error(long number) {
        return ERRORS.getOrDefault((int) number, "error " + number);
    }

    /** How a client proves who it is; "" if that type of pre-authentication data proves nothing. */
    static String proof(long type) {
        return PROOFS.getOrDefault((int) type, "");
    }

    /** The name of an option; "" for none. */
    static String option(int bit) {
        return bit >= OPTIONS.length || OPTIONS[bit] == null ? "" : OPTIONS[bit];
    }
}
