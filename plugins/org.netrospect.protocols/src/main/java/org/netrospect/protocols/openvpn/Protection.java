package org.netrospect.protocols.openvpn;

/**
 * How packets of the control channel are protected beside the TLS in them.
 *
 * @param name option of OpenVPN: {@code tls-auth}
 * @param hmac bytes of the HMAC in front of what is readable
 * @param readable whether what stands behind it is not encrypted
 */
record Protection(String name, int hmac, boolean readable) {
    static final Protection NONE = new Protection("none", 0, true);
    static final Protection CRYPT = new Protection("tls-crypt", 32, false);
    static final Protection CRYPT_2 = new Protection("tls-crypt-v2", 32, false);

    static Protection auth(int hmac) {
        return new Protection("tls-auth", hmac, true);
    }

    /** Bytes in front of the acknowledgements: opcode and session, and with an HMAC, packet number and time. */
    int head() {
        return hmac == 0 ? 9 : 9 + hmac + 8;
    }
}
