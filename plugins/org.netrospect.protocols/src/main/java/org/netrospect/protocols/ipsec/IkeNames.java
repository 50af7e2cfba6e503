package org.netrospect.protocols.ipsec;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of numbers in proposals (IANA, Internet Key Exchange Attributes and IKEv2 Parameters). */
final class IkeNames {
    private static final Map<Integer, String> CIPHERS_1 = Map.of(1, "DES-CBC", 2, "IDEA-CBC", 3, "Blowfish-CBC",
            4, "RC5-R16-B64-CBC", 5, "3DES-CBC", 6, "CAST-CBC", 7, "AES-CBC", 8, "CAMELLIA-CBC");
    private static final Map<Integer, String> HASHES_1 = Map.of(1, "MD5", 2, "SHA", 3, "Tiger", 4, "SHA2-256",
            5, "SHA2-384", 6, "SHA2-512");
    private static final Map<Integer, String> METHODS_1 = Map.of(1, "PSK", 2, "DSS", 3, "RSA-SIG", 4, "RSA-ENC",
            5, "RSA-REVISED-ENC", 64221, "HybridInitRSA", 65001, "XAUTHInitPreShared", 65005, "XAUTHInitRSA");
    private static final Map<Integer, String> GROUPS = Map.ofEntries(Map.entry(1, "MODP-768"),
            Map.entry(2, "MODP-1024"), Map.entry(5, "MODP-1536"), Map.entry(14, "MODP-2048"),
            Map.entry(15, "MODP-3072"), Map.entry(16, "MODP-4096"), Map.entry(17, "MODP-6144"),
            Map.entry(18, "MODP-8192"), Map.entry(19, "ECP-256"), Map.entry(20, "ECP-384"), Map.entry(21, "ECP-521"),
            Map.entry(22, "MODP-1024-160"), Map.entry(23, "MODP-2048-224"), Map.entry(24, "MODP-2048-256"),
            Map.entry(25, "ECP-192"), Map.entry(26, "ECP-224"), Map.entry(27, "BRAINPOOL-224"),
            Map.entry(28, "BRAINPOOL-256"), Map.entry(29, "BRAINPOOL-384"), Map.entry(30, "BRAINPOOL-512"),
            Map.entry(31, "CURVE25519"), Map.entry(32, "CURVE448"), Map.entry(36, "ML-KEM-768"));
    private static final Map<Integer, String> CIPHERS_2 = Map.ofEntries(Map.entry(2, "DES"), Map.entry(3, "3DES"),
            Map.entry(11, "NULL"), Map.entry(12, "AES-CBC"), Map.entry(13, "AES-CTR"), Map.entry(14, "AES-CCM-8"),
            Map.entry(15, "AES-CCM-12"), Map.entry(16, "AES-CCM-16"), Map.entry(18, "AES-GCM-8"),
            Map.entry(19, "AES-GCM-12"), Map.entry(20, "AES-GCM-16"), Map.entry(23, "CAMELLIA-CBC"),
            Map.entry(24, "CAMELLIA-CTR"), Map.entry(28, "CHACHA20-POLY1305"));
    private static final Map<Integer, String> PRFS_2 = Map.of(1, "PRF-HMAC-MD5", 2, "PRF-HMAC-SHA1",
            4, "PRF-AES128-XCBC", 5, "PRF-HMAC-SHA2-256", 6, "PRF-HMAC-SHA2-384", 7, "PRF-HMAC-SHA2-512",
            8, "PRF-AES128-CMAC");
    private static final Map<Integer, String> INTEGRITY_2 = Map.of(0, "NONE", 1, "HMAC-MD5-96", 2, "HMAC-SHA1-96",
            5, "AES-XCBC-96", 8, "AES-CMAC-96", 12, "HMAC-SHA2-256-128", 13, "HMAC-SHA2-384-192",
            14, "HMAC-SHA2-512-256");
    private static final Map<Integer, String> NOTICES_2 = Map.ofEntries(Map.entry(1, "UNSUPPORTED_CRITICAL_PAYLOAD"),
            Map.entry(4, "INVALID_IKE_SPI"), Map.entry(5, "INVALID_MAJOR_VERSION"), Map.entry(7, "INVALID_SYNTAX"),
            Map.entry(9, "INVALID_MESSAGE_ID"), Map.entry(11, "INVALID_SPI"), Map.entry(14, "NO_PROPOSAL_CHOSEN"),
            Map.entry(17, "INVALID_KE_PAYLOAD"), Map.entry(24, "AUTHENTICATION_FAILED"),
            Map.entry(16388, "NAT_DETECTION_SOURCE_IP"), Map.entry(16389, "NAT_DETECTION_DESTINATION_IP"),
            Map.entry(16390, "COOKIE"), Map.entry(16404, "MULTIPLE_AUTH_SUPPORTED"),
            Map.entry(16406, "REDIRECT_SUPPORTED"), Map.entry(16407, "REDIRECT"),
            Map.entry(16418, "CHILDLESS_IKEV2_SUPPORTED"), Map.entry(16430, "IKEV2_FRAGMENTATION_SUPPORTED"),
            Map.entry(16431, "SIGNATURE_HASH_ALGORITHMS"), Map.entry(16435, "USE_PPK"));
    private static final Map<Integer, String> NOTICES_1 = Map.ofEntries(Map.entry(1, "INVALID-PAYLOAD-TYPE"),
            Map.entry(4, "INVALID-COOKIE"), Map.entry(7, "INVALID-EXCHANGE-TYPE"), Map.entry(14, "NO-PROPOSAL-CHOSEN"),
            Map.entry(16, "PAYLOAD-MALFORMED"), Map.entry(18, "INVALID-ID-INFORMATION"),
            Map.entry(24, "AUTHENTICATION-FAILED"), Map.entry(24576, "RESPONDER-LIFETIME"),
            Map.entry(24578, "INITIAL-CONTACT"), Map.entry(36136, "R-U-THERE"), Map.entry(36137, "R-U-THERE-ACK"));

    /** A vendor's mark. @param hex its beginning */
    private record Vendor(String hex, String name) {
    }

    private static final List<Vendor> VENDORS = List.of(
            new Vendor("4a131c81070358455c5728f20e95452f", "NAT-T RFC 3947"),
            new Vendor("90cb80913ebb696e086381b5ec427b1f", "NAT-T draft 02"),
            new Vendor("cd60464335df21f87cfdb2fc68b6a448", "NAT-T draft 02"),
            new Vendor("7d9419a65310ca6f2c179d9215529d56", "NAT-T draft 03"),
            new Vendor("afcad71368a1f1c96b8696fc7757", "Dead Peer Detection"),
            new Vendor("09002689dfd6b712", "XAUTH"),
            new Vendor("12f5f28c457168a9702d9fe274cc", "Cisco Unity"),
            new Vendor("4048b7d56ebce88525e7de7f00d6c2d3", "Fragmentation"),
            new Vendor("1e2b516905991c7d7c96fcbfb587e461", "Microsoft"),
            new Vendor("fb1de3cdf341b7ea16b7e5be0855f120", "Microsoft Negotiation Discovery Capable"),
            new Vendor("26244d38eddb61b3172a36e3d0cfb819", "Microsoft Initial Contact"),
            new Vendor("e3a5966a76379fe707228231e5ce8652", "Microsoft MS-MamieExists"),
            new Vendor("882fe56d6fd20dbc2251613b2ebe5beb", "strongSwan"),
            new Vendor("4f45", "Openswan"));

    private IkeNames() {
    }

    private static String name(Map<Integer, String> names, int number) {
        return Optional.ofNullable(names.get(number)).orElseGet(() -> Integer.toString(number));
    }

    static String group(int number) {
        return name(GROUPS, number);
    }

    static String notice(int version, int number) {
        return name(version == IkeHeader.VERSION_1 ? NOTICES_1 : NOTICES_2, number);
    }

    /** A transform of version 2. @param type 1 cipher, 2 pseudo-random function, 3 integrity, 4 group */
    static String transform(int type, int number) {
        return switch (type) {
            case 1 -> name(CIPHERS_2, number);
            case 2 -> name(PRFS_2, number);
            case 3 -> name(INTEGRITY_2, number);
            case 4 -> group(number);
            default -> type + ":" + number;
        };
    }

    /** An attribute of version 1 that is shown; others have no name. */
    static Optional<String> attribute(int type, int value) {
        return switch (type) {
            case 1 -> Optional.of(name(CIPHERS_1, value));
            case 2 -> Optional.of(name(HASHES_1, value));
            case 3 -> Optional.of(name(METHODS_1, value));
            case 4 -> Optional.of(group(value));
            case 14 -> Optional.of(Integer.toString(value));
            default -> Optional.empty();
        };
    }

    /** Who marks messages so, or the mark itself. */
    static String vendor(byte[] mark) {
        String hex = HexFormat.of().formatHex(mark);
        return VENDORS.stream().filter(each -> hex.startsWith(each.hex())).map(Vendor::name).findFirst().orElse(hex);
    }
}
