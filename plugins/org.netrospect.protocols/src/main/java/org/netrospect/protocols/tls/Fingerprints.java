package org.netrospect.protocols.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.netrospect.core.file.Digests;

/** JA3 and JA3S as Salesforce published them in 2017, JA4, JA4S and JA4X as FoxIO published them in 2023. */
public final class Fingerprints {
    private static final String NONE = "000000000000";
    private static final HexFormat HEX = HexFormat.of();

    private Fingerprints() {
    }

    /** What JA3 is the MD5 of. */
    static String ja3(ClientHello hello) {
        Extensions extensions = hello.extensions();
        return hello.version() + "," + decimal(hello.cipherSuites()) + "," + decimal(extensions.types()) + ","
                + decimal(extensions.numbers(Extensions.SUPPORTED_GROUPS, 2)) + ","
                + decimal(extensions.pointFormats());
    }

    /** What JA3S is the MD5 of. */
    static String ja3s(ServerHello hello) {
        return hello.legacyVersion() + "," + hello.cipherSuite() + "," + decimal(hello.extensions().types());
    }

    /** JA4 of a client. */
    public static String ja4(ClientHello hello) {
        int[] extensions = hello.extensions().types();
        String suites = sorted(hello.cipherSuites(), false);
        String rest = sorted(extensions, true);
        String algorithms = hexadecimal(hello.extensions().numbers(Extensions.SIGNATURE_ALGORITHMS, 2));
        String third = algorithms.isEmpty() ? rest : rest + "_" + algorithms;
        return hello.transport() + Versions.ja4(hello.highestVersion())
                + (hello.extensions().has(Extensions.SERVER_NAME) ? "d" : "i") + two(hello.cipherSuites().length)
                + two(extensions.length) + protocol(hello.applicationProtocols()) + "_" + cut(suites) + "_"
                + (extensions.length == 0 ? NONE : cut(third));
    }

    /** JA4S of a server. @param alpn the protocol it chose, where that is known from elsewhere */
    static String ja4s(ServerHello hello, List<String> alpn) {
        int[] extensions = hello.extensions().types();
        return hello.transport() + Versions.ja4(hello.version()) + two(extensions.length) + protocol(alpn) + "_"
                + four(hello.cipherSuite()) + "_" + cut(hexadecimal(extensions));
    }

    /** JA4X of a certificate. */
    static String ja4x(DistinguishedName issuer, DistinguishedName subject, List<String> extensionTypes) {
        return cut(String.join(",", issuer.types())) + "_" + cut(String.join(",", subject.types())) + "_"
                + cut(String.join(",", extensionTypes));
    }

    /** First and last character of the first protocol, of its hexadecimal digits if one is no letter or digit. */
    private static String protocol(List<String> protocols) {
        if (protocols.isEmpty() || protocols.get(0).isEmpty()) {
            return "00";
        }
        String name = protocols.get(0);
        char first = name.charAt(0);
        char last = name.charAt(name.length() - 1);
        if (plain(first) && plain(last)) {
            return "" + first + last;
        }
        return "%02x".formatted((int) first).substring(0, 1) + "%02x".formatted((int) last).substring(1);
    }

    private static boolean plain(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static String two(int count) {
        return count < 10 ? "0" + count : Integer.toString(Math.min(count, 99));
    }

    private static String sorted(int[] numbers, boolean extensions) {
        int[] kept = new int[numbers.length];
        int count = 0;
        for (int number : numbers) {
            if (!extensions || number != Extensions.SERVER_NAME && number != Extensions.ALPN) {
                kept[count++] = number & 0xffff;
            }
        }
        Arrays.sort(kept, 0, count);
        return hexadecimal(count == kept.length ? kept : Arrays.copyOf(kept, count));
    }

    private static String hexadecimal(int[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 5);
        for (int number : numbers) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(HEX.toLowHexDigit(number >> shift));
            }
        }
        return text.toString();
    }

    private static String four(int number) {
        return HEX.toHexDigits((short) number);
    }

    private static String decimal(int[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 6);
        for (int number : numbers) {
            if (!text.isEmpty()) {
                text.append('-');
            }
            text.append(number);
        }
        return text.toString();
    }

    private static String cut(String text) {
        return text.isEmpty() ? NONE : digest("SHA-256", text).substring(0, 12);
    }

    public static String md5(String text) {
        return digest("MD5", text);
    }

    private static String digest(String algorithm, String text) {
        return HEX.formatHex(Digests.digest(algorithm).digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
