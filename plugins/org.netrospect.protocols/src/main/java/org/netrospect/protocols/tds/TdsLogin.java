package org.netrospect.protocols.tds;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/**
 * With what a client logs in ([MS-TDS] 2.2.6.4).
 *
 * @param password decoded: it is only scrambled
 * @param token of NTLM or Kerberos, empty for none
 */
record TdsLogin(String user, String password, ByteWindow token, Details details) {
    static TdsLogin read(ByteWindow m) {
        Details details = new Details().put("workstation", text(m, 36)).put("application", text(m, 48))
                .put("server_name", text(m, 52)).put("library", text(m, 60)).put("database", text(m, 68));
        byte[] scrambled = m.bytes(m.u16le(44), 2 * m.u16le(46));
        for (int i = 0; i < scrambled.length; i++) {
            int each = (scrambled[i] ^ 0xa5) & 0xff;
            scrambled[i] = (byte) (each << 4 | each >> 4);
        }
        return new TdsLogin(text(m, 40), new String(scrambled, StandardCharsets.UTF_16LE),
                m.slice(m.u16le(78), m.u16le(80)), details);
    }

    /** The login of TDS 4.2 and 5.0: fields of fixed size, each with its length behind it. */
    static TdsLogin old(ByteWindow m) {
        Details details = new Details().put("workstation", fixed(m, 0, 30)).put("application", fixed(m, 140, 30))
                .put("server_name", fixed(m, 171, 30)).put("library", fixed(m, 462, 10))
                .put("tds_version", m.u8(458) + "." + m.u8(459));
        return new TdsLogin(fixed(m, 31, 30), fixed(m, 62, 30), new ByteWindow(), details);
    }

    private static String fixed(ByteWindow m, int at, int most) {
        return m.latin1(at, Math.min(m.u8(at + most), most));
    }

    /** The byte order and width that such a login asks for. */
    static Dialect oldDialect(ByteWindow m) {
        return new Dialect(false, m.u8(124) == 2);
    }

    /** A text whose place and characters stand at an offset. */
    private static String text(ByteWindow m, int at) {
        int length = m.u16le(at + 2);
        return length == 0 ? "" : new String(m.bytes(m.u16le(at), 2 * length), StandardCharsets.UTF_16LE);
    }
}
