package org.netrospect.carving.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;

/** Small programs, with the least that makes them such. */
public final class ProgramSamples {
    private ProgramSamples() {
    }

    static void addTo(Map<String, byte[]> all) throws IOException {
        all.put("exe", portable(0));
        all.put("exe, signed", portable(96));
        all.put("exe, with symbols", symbols());
        all.put("elf", elf());
        all.put("macho", new Bytes().hex("cffaedfe 07000001 03000000 02000000").le32(2).le32(72 + 16).le32(0).le32(0)
                .le32(0x19).le32(72).text("__TEXT").zeros(10).le64(0).le64(0).le64(0).le64(300).zeros(16)
                .le32(0x1d).le32(16).le32(300).le32(44).upTo(344).done());
        all.put("macho, universal", new Bytes().hex("cafebabe").be32(1).be32(0x0100_0007).be32(3).be32(4096).be32(100)
                .be32(12).upTo(4196).done());
        all.put("dex", new Bytes().hex("6465780a30333500").upTo(32).le32(500).le32(112).le32(0x12345678).upTo(500)
                .done());
        try (InputStream own = ProgramSamples.class.getResourceAsStream("ProgramSamples.class")) {
            all.put("class", own.readAllBytes());
        }
        all.put("wasm", new Bytes().hex("0061736d01000000").hex("0105").data(5).hex("030401020304").hex("0a06").data(6)
                .hex("0003").text("\2ab").done());
        all.put("swf", new Bytes().text("FWS\6").le32(60).hex("7800").upTo(60).done());
        all.put("swf, packed", flash());
        all.put("lnk", new Bytes().hex("4c0000000114020000000000c000000000000046").le32(0x80 | 0x21).upTo(76).le16(6)
                .data(6).le16(3).text("a\0b\0c\0").le32(0x14).zeros(16).le32(0).done());
        all.put("pyc", new Bytes().hex("a70d0d0a").zeros(12).hex("e3").zeros(20)
                .hex("7304000000 01020304").hex("2902 4e e901000000").hex("2900").hex("2900").hex("7300000000")
                .hex("7a01 61").hex("7a01 62").hex("7a01 63").le32(1).hex("7302000000 0102").hex("7300000000").done());
    }

    /** @param signature bytes of certificates behind the last section */
    public static byte[] portable(int signature) {
        Bytes b = new Bytes().hex("4d5a9000").upTo(60).le32(128).upTo(128).text("PE\0\0").le16(0x8664).le16(2)
                .le32(1_600_000_000).zeros(8).le16(240).le16(0x22).le16(0x20b).zeros(14).le32(0x1000).upTo(152 + 60)
                .le32(512).le32(0).le16(3).upTo(152 + 108).le32(16).zeros(8).le32(0x2000).le32(40);
        b.upTo(152 + 112 + 32).le32(signature == 0 ? 0 : 1536).le32(signature).upTo(152 + 240);
        b.text(".text\0\0\0").le32(512).le32(0x1000).le32(512).le32(512).zeros(12).le32(0x60000020);
        b.text(".rdata\0\0").le32(512).le32(0x2000).le32(512).le32(1024).zeros(12).le32(0x40000040).upTo(512).data(512);
        b.le32(0x2040).zeros(8).le32(0x2080).le32(0x2040).zeros(20).upTo(1024 + 0x40).le64(0x20a0).le64(0)
                .upTo(1024 + 0x80).text("KERNEL32.dll").upTo(1024 + 0xa0).le16(1).text("ExitProcess").upTo(1536);
        return b.data(signature).done();
    }

    private static byte[] symbols() {
        byte[] program = new Bytes().bytes(portable(0)).data(36).le32(10).data(6).upTo(2048).done();
        ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putInt(140, 1536).putInt(144, 2);
        return program;
    }

    public static byte[] elf() {
        return new Bytes().hex("7f454c46020101").upTo(16).le16(2).le16(62).le32(1).le64(0x400080).le64(64).le64(300)
                .le32(0).le16(64).le16(56).le16(1).le16(64).le16(2).le16(1)
                .le32(1).le32(5).le64(0).le64(0x400000).le64(0x400000).le64(260).le64(260).le64(4096)
                .upTo(300).zeros(64).le32(1).le32(3).zeros(16).le64(260).le64(40).zeros(24).done();
    }

    private static byte[] flash() {
        byte[] body = new Bytes().hex("78 00").data(3000).done();
        Deflater deflater = new Deflater();
        deflater.setInput(body);
        deflater.finish();
        byte[] packed = new byte[4000];
        int n = deflater.deflate(packed);
        deflater.end();
        return new Bytes().text("CWS\n").le32(8 + body.length).bytes(Arrays.copyOf(packed, n)).done();
    }
}
