package org.netrospect.workbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTextTest {
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
}
