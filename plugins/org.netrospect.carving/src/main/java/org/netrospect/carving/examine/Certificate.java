package org.netrospect.carving.examine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.netrospect.core.event.Details;

/** Certificates, X.509 in DER or PEM: the first of them. */
final class Certificate implements Inspector {
    private static final int LONGEST = 1 << 16;
    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    /** Whether the head of a file begins like a certificate. */
    static boolean begins(byte[] head) {
        boolean der = head.length > 16 && head[0] == 0x30 && (head[1] & 0xff) == 0x82 && head[4] == 0x30
                && ((head[5] & 0xff) == 0x82 || (head[5] & 0xff) == 0x81);
        return der || new String(head, 0, Math.min(head.length, PEM.length()), StandardCharsets.ISO_8859_1).equals(PEM);
    }

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        byte[] bytes = content.file().head(LONGEST);
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes));
            if (bytes[0] == 0x30) {
                findings.mediaType("application/pkix-cert");
            }
            Details facts = findings.facts();
            facts.put("subject", certificate.getSubjectX500Principal().getName());
            facts.put("issuer", certificate.getIssuerX500Principal().getName());
            facts.put("serial", certificate.getSerialNumber().toString(16));
            facts.time("not_before", certificate.getNotBefore().getTime() * 1_000_000L);
            facts.time("not_after", certificate.getNotAfter().getTime() * 1_000_000L);
            facts.put("algorithm", certificate.getSigAlgName());
            List<String> names = names(certificate);
            facts.put("names", names);
        } catch (CertificateException e) {
            // the beginning was like that of a certificate; other values in DER have it, too
            findings.remark("It begins like a certificate, and is none that can be read.");
        }
    }

    private static List<String> names(X509Certificate certificate) throws CertificateException {
        return certificate.getSubjectAlternativeNames() == null ? List.of()
                : certificate.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))).limit(200)
                        .toList();
    }
}
