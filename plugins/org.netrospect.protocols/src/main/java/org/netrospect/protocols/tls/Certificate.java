package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.Digests;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.ber.Ber;

/**
 * A certificate (RFC 5280, section 4.1), read by itself rather than with the Java platform, which refuses the broken
 * ones that malware presents.
 *
 * @param notBefore nanoseconds since 1970 UTC; empty if it cannot be said in them
 * @param notAfter as notBefore
 * @param validity both as they stand, {@code 20240101000000Z to 99991231235959Z}
 * @param names alternative names of the subject
 * @param sha256 of all of it
 */
record Certificate(DistinguishedName subject, DistinguishedName issuer, String serial, OptionalLong notBefore,
        OptionalLong notAfter, String validity, List<String> names, byte[] encoded, String sha256, String ja4x) {
    private static final int EXPLICIT_VERSION = 0xa0;
    private static final int EXPLICIT_EXTENSIONS = 0xa3;
    private static final String ALTERNATIVE_NAMES = "551d11";
    private static final int DNS_NAME = 0x82;
    private static final int URI = 0x86;
    private static final int MAIL = 0x81;
    private static final int ADDRESS = 0x87;
    /** The years that fit into 64 bits of nanoseconds. */
    private static final int FIRST_YEAR = 1678;
    private static final int LAST_YEAR = 2262;

    static Certificate read(byte[] encoded) {
        Ber certificate = Ber.at(new ByteWindow(encoded, 0, encoded.length), 0);
        List<Ber> fields = Ber.at(certificate.content(), 0).elements();
        int first = !fields.isEmpty() && fields.get(0).tag() == EXPLICIT_VERSION ? 1 : 0;
        if (fields.size() < first + 5) {
            throw new MalformedInput("A certificate has only " + fields.size() + " fields.");
        }
        List<Ber> validity = fields.get(first + 3).elements();
        String from = validity.isEmpty() ? "" : text(validity.get(0));
        String to = validity.size() < 2 ? "" : text(validity.get(1));
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (Ber field : fields) {
            if (field.tag() == EXPLICIT_EXTENSIONS) {
                extensions(Ber.at(field.content(), 0), types, names);
            }
        }
        Ber serial = fields.get(first);
        DistinguishedName subject = DistinguishedName.of(fields.get(first + 4));
        DistinguishedName issuer = DistinguishedName.of(fields.get(first + 2));
        return new Certificate(subject, issuer,
                HexFormat.of().formatHex(serial.content().bytes(0, serial.content().length())), time(from), time(to),
                from + " to " + to, List.copyOf(names), encoded,
                HexFormat.of().formatHex(Digests.digest("SHA-256").digest(encoded)),
                Fingerprints.ja4x(issuer, subject, types));
    }

    private static String text(Ber element) {
        return element.content().latin1(0, element.content().length());
    }

    /** Both forms of a time: {@code YYMMDDHHMMSSZ} and {@code YYYYMMDDHHMMSSZ}, seconds perhaps left out. */
    static OptionalLong time(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        String digits = text.substring(0, count);
        String full = digits.length() == 12 || digits.length() == 10
                ? (digits.charAt(0) < '5' ? "20" : "19") + digits : digits;
        if (full.length() < 12) {
            return OptionalLong.empty();
        }
        try {
            int year = Integer.parseInt(full.substring(0, 4));
            LocalDateTime time = LocalDateTime.of(year, two(full, 4), two(full, 6), two(full, 8), two(full, 10),
                    full.length() >= 14 ? two(full, 12) : 0);
            return year < FIRST_YEAR || year >= LAST_YEAR ? OptionalLong.empty()
                    : OptionalLong.of(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L);
        } catch (DateTimeException e) {
            // a day that is in no calendar
            return OptionalLong.empty();
        }
    }

    private static int two(String digits, int at) {
        return Integer.parseInt(digits.substring(at, at + 2));
    }

    private static void extensions(Ber list, List<String> types, List<String> names) {
        for (Ber extension : list.elements()) {
            List<Ber> parts = extension.elements();
            if (!parts.isEmpty()) {
                String type = HexFormat.of().formatHex(parts.get(0).content().bytes(0,
                        parts.get(0).content().length()));
                types.add(type);
                if (type.equals(ALTERNATIVE_NAMES)) {
                    alternativeNames(parts.get(parts.size() - 1), names);
                }
            }
        }
    }

    private static void alternativeNames(Ber value, List<String> names) {
        for (Ber name : Ber.at(value.content(), 0).elements()) {
            ByteWindow content = name.content();
            switch (name.tag()) {
                case DNS_NAME, URI, MAIL -> names.add(content.latin1(0, content.length()));
                case ADDRESS -> {
                    if (content.length() == 4) {
                        names.add(IpAddress.v4(content.i32(0)).toString());
                    } else if (content.length() == 16) {
                        names.add(new IpAddress(6, content.i64(0), content.i64(8)).toString());
                    }
                }
                default -> {
                    // names of other kinds are no names of hosts
                }
            }
        }
    }

    /** SHA-1 with colons, as rules state it. */
    String sha1() {
        return HexFormat.ofDelimiter(":").formatHex(Digests.digest("SHA-1").digest(encoded));
    }

    /** Serial number as rules state it: {@code 05:AF:…}. */
    String inspectedSerial() {
        return serial.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
    }

    /** A name for the file it is kept in. */
    String fileName() {
        String name = subject.commonName().isEmpty() ? serial : subject.commonName();
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return (utf8.length > 200 ? serial : name) + ".cer";
    }
}
