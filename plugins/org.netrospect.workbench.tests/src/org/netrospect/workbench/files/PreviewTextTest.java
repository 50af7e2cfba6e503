package org.netrospect.workbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTextTest {
    /** Made with OpenSSL for this test. */
    private static final String CERTIFICATE = ""
            + "MIIBwzCCAWqgAwIBAgICEjQwCgYIKoZIzj0EAwIwLDEYMBYGA1UEAwwPd3d3LmV4YW1wbGUub3JnMRAwDgYDVQQKDAdFeGFt"
            + "cGxlMB4XDTI2MTEyMTE0MjMzM1oXDTM2MTExODE0MjMzM1owLDEYMBYGA1UEAwwPd3d3LmV4YW1wbGUub3JnMRAwDgYDVQQK"
            + "DAdFeGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEPmMLCQBDPRAMujP+6HHf/XXtzrTYoRG6kjmav6KNr2H03LAj"
            + "4ade2Y+cK/I6dSoZvfXL9kG0Ly4q9THFNKji+KN8MHowHQYDVR0OBBYEFOestBs9LAR5wW2VSHNXhxyPpXOGMB8GA1UdIwQY"
            + "MBaAFOestBs9LAR5wW2VSHNXhxyPpXOGMA8GA1UdEwEB/wQFMAMBAf8wJwYDVR0RBCAwHoIPd3d3LmV4YW1wbGUub3Jnggtl"
            + "eGFtcGxlLm9yZzAKBggqhkjOPQQDAgNHADBEAiAJQ79AUClfmYEYO1uuM5g3AOT8WiyhJNzzObf5QJdX1AIgAXAoxBW+x6Rv"
            + "DC/zyVv31T8LgRTAHYsfXvyFPFEW624=";

    @Test
    void of_a_page_the_text_is_shown_and_nothing_that_runs() {
        assertEquals("A title\nHello, Ann & Bob\nnext line\none two", HtmlText.of("<html><head><title>A title</title>"
                + "<script>alert('<b>')</script><style>p{}</style></head><body><!-- <p>not this --><p>Hello,\n   "
                + "<b>Ann</b> &amp; Bob<br>next&nbsp;line<table><tr><td>one</td><td>two</td></tr></table>"
                + "<img alt='a > b' src=x onerror=alert(1)></body></html>"));
    }

    @Test
    void rubbish_in_a_page_ends() {
        assertEquals("a < b &unknown; A", HtmlText.of("a < b &unknown; &#65;<script>never closed"));
        assertEquals("&#x110000;", HtmlText.of("&#x110000;<"+ "p title=\"never closed"));
    }

    @Test
    void of_a_mail_headers_text_and_names_of_attachments_are_shown() {
        String mail = """
                From: =?utf-8?q?J=C3=B6rg?= <j@example.org>
                To: ann@example.org,
                 bob@example.org
                Subject: =?iso-8859-1?B?R3L832U=?=
                Content-Type: multipart/mixed; boundary="B 1"

                preamble
                --B 1
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Sch=F6ne Gr=
                =FC=DFe
                --B 1
                Content-Type: application/zip; name="a.zip"
                Content-Transfer-Encoding: base64

                UEs=
                --B 1--
                """.replace("\n", "\r\n");
        assertEquals("""
                From: Jörg <j@example.org>
                To: ann@example.org, bob@example.org
                Subject: Grüße
                Attached: a.zip (application/zip)

                Schöne Grüße""", MailText.of(mail));
    }

    @Test
    void of_a_mail_without_a_text_the_page_is_shown() {
        assertEquals("From: x\n\nHello", MailText.of("From: x\nContent-Type: text/html\n\n<p>Hello</p>"));
        assertEquals("From: x", MailText.of("From: x\nContent-Type: multipart/mixed; boundary=\"\"\n\n--\n--").strip()
                .split("\n")[0]);
    }

    @Test
    void entries_of_an_archive_are_listed() {
        assertEquals(List.of("a \"b\".txt", "c\u00e9"), Listing.of(
                "{\"entries\":2,\"listing\":[\"a \\\"b\\\".txt\",\"c\\u00e9\"],\"x\":[\"y\"]}"));
        assertEquals(List.of(), Listing.of("{\"listing\":[\"never closed"));
    }

    @Test
    void of_a_certificate_names_times_and_digests_are_shown() {
        String text = CertificateText.of(Base64.getDecoder().decode(CERTIFICATE));
        for (String line : List.of("Subject: O=Example,CN=www.example.org",
                "Issuer: O=Example,CN=www.example.org  (itself)",
                "Valid from: 2026-11-21 14:23:33 UTC", "Valid until: 2036-11-18 14:23:33 UTC",
                "Names: www.example.org", "    example.org", "Serial number: 1234", "Key: EC, 256 bits",
                "SHA-256: 308a6f201306e290e6b6e126ad13c78011247a3328998abaa0834c47ffbbf361")) {
            assertTrue(text.lines().toList().contains(line), line + " is not in\n" + text);
        }
        assertEquals("", CertificateText.of(new byte[] {0x30, 3, 1, 2, 3}));
    }
}
