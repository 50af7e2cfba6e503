package org.netrospect.carving.sample;

import java.io.IOException;
import java.util.Map;

/** Small documents, databases, fonts, certificates and texts. */
public final class DocumentSamples {
    private static final String CERTIFICATE = """
            MIIBbDCCARKgAwIBAgIUeZxZLEReTSl0qlaWy95XqI53ukAwCgYIKoZIzj0EAwIw
            DDEKMAgGA1UEAwwBZTAeFw0yNjExMjEwNzQ4MjhaFw0yNjEyMjEwNzQ4MjhaMAwx
            """;

    private DocumentSamples() {
    }

    static void addTo(Map<String, byte[]> all) throws IOException {
        all.put("pdf", pdf());
        all.put("pdf, changed", new Bytes().bytes(pdf()).text("7 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer\n<<>>\n")
                .text("startxref\n300\n%%EOF\n").done());
        all.put("ole2", compound("WordDocument", new byte[600]));
        all.put("rtf", "{\\rtf1\\ansi{\\fonttbl{\\f0 A;}}\\f0 A brace: \\} and {a group}.}".getBytes());
        all.put("ps", "%!PS-Adobe-3.0\n%%Pages: 1\n/a 1 def\nshowpage\n%%EOF\n".getBytes());
        all.put("chm", new Bytes().text("ITSF").le32(3).le32(0x60).le32(1).upTo(0x38).le64(0x60).le64(24).upTo(0x60)
                .le32(0x1fe).le32(0).le64(400).le64(0).upTo(400).done());
        Bytes sqlite = new Bytes().text("SQLite format 3\0").be16(512).hex("0101004020200000000100000003").upTo(1536);
        all.put("sqlite", sqlite.done());
        Bytes access = new Bytes().hex("00010000").text("Standard Jet DB\0").le32(1).upTo(4096);
        for (int i = 1; i < 5; i++) {
            access.u8(i).u8(1).upTo(4096 * (i + 1));
        }
        all.put("mdb", access.done());
        all.put("pst", new Bytes().text("!BDN").le32(0).text("SM").le16(23).upTo(184).le64(2000).upTo(2000).done());
        all.put("evtx", new Bytes().text("ElfFile\0").upTo(32).le32(128).le16(1).le16(3).le16(4096).le16(1)
                .upTo(4096 + 65_536).done());
        all.put("regf", new Bytes().text("regf").zeros(16).le32(1).le32(5).le32(0).le32(1).le32(32).le32(4096)
                .upTo(8192).done());
        all.put("pf", new Bytes().le32(0x1a).text("SCCA").le32(17).le32(300).upTo(300).done());
        all.put("pcap", new Bytes().hex("d4c3b2a102000400").zeros(8).le32(65_535).le32(1).le32(1).le32(2).le32(60)
                .le32(60).data(60).le32(2).le32(2).le32(40).le32(1000).data(40).done());
        all.put("pcapng", new Bytes().hex("0a0d0d0a 1c000000 4d3c2b1a 01000000 ffffffffffffffff 1c000000")
                .hex("01000000 14000000 01000000 ffff0000 14000000").done());
        all.put("ttf", font("00010000"));
        all.put("otf", font("4f54544f"));
        all.put("woff", new Bytes().text("wOFF").hex("00010000").be32(200).be16(5).be16(0).upTo(200).done());
        all.put("woff2", new Bytes().text("wOF2").hex("00010000").be32(200).be16(5).be16(0).upTo(200).done());
        all.put("torrent", "d8:announce9:http://a/4:infod6:lengthi17e4:name1:a12:piece lengthi512e6:pieces4:abcdee"
                .getBytes());
        byte[] signed = new Bytes().hex("30 81f0 a003020102").data(235).done();
        all.put("cer", new Bytes().hex("30 8201 40").bytes(signed).hex("300a06082a8648ce3d040302").hex("033f").data(63)
                .done());
        all.put("p12", new Bytes().hex("30 8201 00 020103 3082").data(250).upTo(260).done());
        all.put("p7b", new Bytes().hex("30 8201 00 06092a864886f70d010702").upTo(260).done());
        all.put("key", new Bytes().hex("30 8201 00 020100 300d06092a864886f70d010101").upTo(260).done());
        all.put("rsa", new Bytes().hex("30 8201 00 020100 0282").upTo(260).done());
        all.put("ocsp", new Bytes().hex("30 8201 00 0a0100 a082").upTo(260).done());
        all.put("jks", new Bytes().hex("feedfeed 00000002 00000001 00000002").be16(1).text("a").be64(5).be16(5)
                .text("X.509").be32(40).data(40).data(20).done());
        texts(all);
    }

    private static void texts(Map<String, byte[]> all) {
        String page = "<html><head><title>A page</title></head><body><p>of some length</p></body></html>\n";
        all.put("html", page.getBytes());
        all.put("xml", """
                <?xml version="1.0"?>
                <!-- > a comment <a> -->
                <kml xmlns="http://www.opengis.net/kml/2.2"><a b="/>"/><![CDATA[</kml>]]><c>d</c></kml>
                """.getBytes());
        all.put("vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Somebody With A Name\nEND:VCARD\n".getBytes());
        all.put("ics", "BEGIN:VCALENDAR\nVERSION:2.0\nSUMMARY:Something at some time\nEND:VCALENDAR\n".getBytes());
        all.put("pem", ("-----BEGIN CERTIFICATE-----\n" + CERTIFICATE + "-----END CERTIFICATE-----\n").getBytes());
        all.put("ppk", ("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: a key\nPrivate-MAC: 1234567890\n")
                .getBytes());
        all.put("sh", "#!/bin/sh\nset -e\necho a script that is long enough to be one\n".getBytes());
        all.put("php", "<?php\n$a = 'a script that is long enough';\necho $a . $b . $c;\n".getBytes());
    }

    /** What is carved at the beginning of a stream only. */
    static void addOnlyAtStart(Map<String, byte[]> all) {
        all.put("eml, its writer first", ("From: a@b.example\r\nTo: c@d.example\r\nSubject: e\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain\r\n\r\nA text of several words.\r\n").getBytes());
        all.put("eml", "Return-Path: <a@b>\r\nFrom: a@b\r\nTo: c@d\r\nSubject: e\r\n\r\nA text.\r\n".getBytes());
        all.put("mbox", ("From a@b.example  Sat Nov 21 08:00:00 2026\nFrom: a@b\nTo: c@d\nSubject: of some length\n"
                + "\nA text.\n").getBytes());
        all.put("bat", "@echo off\r\nrem a script that is long enough to be one\r\ndir\r\n".getBytes());
        all.put("vbs", "Option Explicit\r\nDim a\r\na = \"a script that is long enough\"\r\n".getBytes());
        all.put("ps1", "$ErrorActionPreference = 'Stop'\r\nWrite-Host 'a script that is long enough'\r\n".getBytes());
        all.put("js", "function a() {\n    return 'a script that is long enough to be one';\n}\n".getBytes());
        all.put("py", "import os\nimport sys\nprint('a script that is long enough to be one')\n".getBytes());
    }

    static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj
                << /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>
                endobj
                trailer
                << /Root 1 0 R >>
                startxref
                110
                %%EOF
                """.getBytes();
    }

    private static byte[] font(String version) {
        Bytes font = new Bytes().hex(version).be16(4).be16(64).be16(2).be16(0);
        for (int i = 0; i < 4; i++) {
            font.text("tab" + i).be32(0).be32(76 + 20 * i).be32(20);
        }
        return font.data(80).done();
    }

    /** A compound file with one stream, which is at least 513 and at most 4096 bytes long when it is stored. */
    public static byte[] compound(String name, byte[] content) {
        int sectors = 8;
        Bytes file = new Bytes().hex("d0cf11e0a1b11ae1").zeros(16).le16(0x3e).le16(3).le16(0xfffe).le16(9).le16(6)
                .zeros(10).le32(1).le32(1).le32(0).le32(4096).le32(0xffff_fffeL).le32(0).le32(0xffff_fffeL).le32(0)
                .le32(0);
        for (int i = 1; i < 109; i++) {
            file.le32(0xffff_ffffL);
        }
        // sector 0 is the allocation table, 1 the directory, the stream follows
        file.le32(0xffff_fffdL).le32(0xffff_fffeL);
        for (int i = 0; i < sectors; i++) {
            file.le32(i == sectors - 1 ? 0xffff_fffeL : i + 3);
        }
        while (file.size() < 1024) {
            file.le32(0xffff_ffffL);
        }
        entry(file, "Root Entry", 5, 1, 0xffff_fffeL, 0);
        entry(file, name, 2, 0xffff_ffffL, 2, 4096);
        return file.upTo(1536).bytes(content).upTo(1536 + 512 * sectors).done();
    }

    private static void entry(Bytes file, String name, int kind, long child, long start, long size) {
        int from = file.size();
        for (char c : name.toCharArray()) {
            file.le16(c);
        }
        file.upTo(from + 64).le16(2 * name.length() + 2).u8(kind).u8(1).le32(0xffff_ffffL).le32(0xffff_ffffL)
                .le32(child).zeros(36).le32(start).le64(size);
    }
}
