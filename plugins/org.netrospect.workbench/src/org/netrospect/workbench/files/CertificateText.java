package org.netrospect.workbench.files;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.netrospect.core.file.Digests;

/** What a certificate (X.509, RFC 5280) says, as text. It is read, never trusted. */
final class CertificateText {
    /** Names that are written: an attacker chooses how many there are. */
    private static final int MOST_NAMES = 100;
    private static final int MOST_CERTIFICATES = 20;
    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private CertificateText() {
    }

    /** The text, of a chain each certificate in its order; "" if the bytes are no certificate. */
    static String of(byte[] bytes) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            StringBuilder all = new StringBuilder();
            int count = 0;
            for (Certificate each : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
                if (each instanceof X509Certificate certificate && ++count <= MOST_CERTIFICATES) {
                    all.append(all.isEmpty() ? "" : "\n\n").append(write(certificate));
                }
            }
            return all + (count > MOST_CERTIFICATES ? "\n\nand " + (count - MOST_CERTIFICATES) + " more" : "");
        } catch (CertificateException e) {
            return "";
        }
    }

    private static String write(X509Certificate c) throws CertificateEncodingException {
        List<String> lines = new ArrayList<>();
        String subject = c.getSubjectX500Principal().getName();
        String issuer = c.getIssuerX500Principal().getName();
        lines.add("Subject: " + subject);
        lines.add("Issuer: " + issuer + (subject.equals(issuer) ? "  (itself)" : ""));
        lines.add("Valid from: " + utc(c.getNotBefore()));
        lines.add("Valid until: " + utc(c.getNotAfter()));
        List<String> names = names(c);
        for (int i = 0; i < Math.min(MOST_NAMES, names.size()); i++) {
            lines.add((i == 0 ? "Names: " : "    ") + names.get(i));
        }
        if (names.size() > MOST_NAMES) {
            lines.add("    and " + (names.size() - MOST_NAMES) + " more");
        }
        lines.add("May sign: " + (c.getBasicConstraints() >= 0 ? "yes: it is a certificate authority" : "no"));
        lines.add("Serial number: " + c.getSerialNumber().toString(16));
        lines.add("Version: " + c.getVersion());
        lines.add("Key: " + key(c.getPublicKey()));
        lines.add("Signed with: " + c.getSigAlgName());
        lines.add("SHA-1: " + digest("SHA-1", c.getEncoded()));
        lines.add("SHA-256: " + digest("SHA-256", c.getEncoded()));
        return String.join("\n", lines);
    }

    private static String utc(Date time) {
        return Instant.ofEpochMilli(time.getTime()).toString().replace('T', ' ').replace("Z", " UTC");
    }

    private static List<String> names(X509Certificate c) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = c.getSubjectAlternativeNames();
            if (all != null) {
                // the kind of the name stands first
                all.forEach(name -> names.add(name.get(1) instanceof byte[] other ? HEX.formatHex(other)
                        : name.get(1).toString()));
            }
        } catch (CertificateParsingException e) {
            names.add("unreadable: " + e.getMessage());
        }
        return names;
    }

    private static String key(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> "RSA, " + rsa.getModulus().bitLength() + " bits";
            case ECPublicKey curve -> "EC, " + curve.getParams().getOrder().bitLength() + " bits";
            default -> key.getAlgorithm();
        };
    }

    private static String digest(String algorithm, byte[] bytes) {
        return HexFormat.of().formatHex(Digests.digest(algorithm).digest(bytes));
    }
}
