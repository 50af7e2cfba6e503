package org.netrospect.protocols.dns;

import java.util.Map;

/** Names of the numbers of DNS, as IANA registers them. */
final class DnsTypes {
    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int PTR = 12;
    static final int HINFO = 13;
    static final int MX = 15;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int LOC = 29;
    static final int NB = 32;
    static final int SRV = 33;
    /** The number of SRV, among NetBIOS names (RFC 1002, 4.2.1.3). */
    static final int NBSTAT = 33;
    static final int NAPTR = 35;
    static final int DNAME = 39;
    static final int OPT = 41;
    static final int DS = 43;
    static final int SSHFP = 44;
    static final int RRSIG = 46;
    static final int NSEC = 47;
    static final int DNSKEY = 48;
    static final int NSEC3 = 50;
    static final int TLSA = 52;
    static final int SVCB = 64;
    static final int HTTPS = 65;
    static final int SPF = 99;
    static final int CAA = 257;

    private static final Map<Integer, String> TYPES = Map.ofEntries(Map.entry(A, "A"), Map.entry(NS, "NS"),
            Map.entry(3, "MD"), Map.entry(4, "MF"), Map.entry(CNAME, "CNAME"), Map.entry(SOA, "SOA"),
            Map.entry(7, "MB"), Map.entry(8, "MG"), Map.entry(9, "MR"), Map.entry(10, "NULL"), Map.entry(11, "WKS"),
            Map.entry(PTR, "PTR"), Map.entry(HINFO, "HINFO"), Map.entry(14, "MINFO"), Map.entry(MX, "MX"),
            Map.entry(TXT, "TXT"), Map.entry(17, "RP"), Map.entry(18, "AFSDB"), Map.entry(19, "X25"),
            Map.entry(20, "ISDN"), Map.entry(21, "RT"), Map.entry(22, "NSAP"), Map.entry(23, "NSAP-PTR"),
            Map.entry(24, "SIG"), Map.entry(25, "KEY"), Map.entry(26, "PX"), Map.entry(27, "GPOS"),
            Map.entry(AAAA, "AAAA"), Map.entry(LOC, "LOC"), Map.entry(30, "NXT"), Map.entry(31, "EID"),
            Map.entry(32, "NIMLOC"), Map.entry(34, "ATMA"), Map.entry(40, "SINK"),
            Map.entry(SRV, "SRV"), Map.entry(NAPTR, "NAPTR"), Map.entry(36, "KX"), Map.entry(37, "CERT"),
            Map.entry(38, "A6"), Map.entry(DNAME, "DNAME"), Map.entry(OPT, "OPT"), Map.entry(42, "APL"),
            Map.entry(DS, "DS"), Map.entry(SSHFP, "SSHFP"), Map.entry(45, "IPSECKEY"), Map.entry(RRSIG, "RRSIG"),
            Map.entry(NSEC, "NSEC"), Map.entry(DNSKEY, "DNSKEY"), Map.entry(49, "DHCID"), Map.entry(NSEC3, "NSEC3"),
            Map.entry(51, "NSEC3PARAM"), Map.entry(TLSA, "TLSA"), Map.entry(53, "SMIMEA"), Map.entry(55, "HIP"),
            Map.entry(59, "CDS"), Map.entry(60, "CDNSKEY"), Map.entry(61, "OPENPGPKEY"), Map.entry(62, "CSYNC"),
            Map.entry(63, "ZONEMD"), Map.entry(SVCB, "SVCB"), Map.entry(HTTPS, "HTTPS"), Map.entry(SPF, "SPF"),
            Map.entry(56, "NINFO"), Map.entry(57, "RKEY"), Map.entry(58, "TALINK"), Map.entry(100, "UINFO"),
            Map.entry(101, "UID"), Map.entry(102, "GID"), Map.entry(103, "UNSPEC"), Map.entry(104, "NID"),
            Map.entry(105, "L32"), Map.entry(106, "L64"), Map.entry(107, "LP"), Map.entry(258, "AVC"),
            Map.entry(259, "DOA"), Map.entry(260, "AMTRELAY"),
            Map.entry(108, "EUI48"), Map.entry(109, "EUI64"), Map.entry(249, "TKEY"), Map.entry(250, "TSIG"),
            Map.entry(251, "IXFR"), Map.entry(252, "AXFR"), Map.entry(253, "MAILB"), Map.entry(254, "MAILA"),
            Map.entry(255, "ANY"), Map.entry(256, "URI"), Map.entry(CAA, "CAA"), Map.entry(32768, "TA"),
            Map.entry(32769, "DLV"), Map.entry(65281, "WINS"), Map.entry(65282, "WINS-R"));
    private static final String[] CODES = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED",
        "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH", "NOTZONE", "DSOTYPENI"};
    private static final Map<Integer, String> MORE_CODES = Map.of(16, "BADVERS", 17, "BADKEY", 18, "BADTIME", 19,
            "BADMODE", 20, "BADNAME", 21, "BADALG", 22, "BADTRUNC", 23, "BADCOOKIE");
    private static final String[] OPCODES = {"query", "iquery", "status", "3", "notify", "update", "dso"};

    private DnsTypes() {
    }

    /** {@code AAAA}; {@code TYPE4711} for one without a name (RFC 3597). */
    static String type(int number) {
        return TYPES.containsKey(number) ? TYPES.get(number) : "TYPE" + number;
    }

    static boolean known(int type) {
        return TYPES.containsKey(type);
    }

    /** {@code NXDOMAIN}. @param number with the upper bits of EDNS */
    static String code(int number) {
        return number < CODES.length ? CODES[number] : MORE_CODES.getOrDefault(number, "RCODE" + number);
    }

    static String opcode(int number) {
        return number < OPCODES.length ? OPCODES[number] : Integer.toString(number);
    }
}
