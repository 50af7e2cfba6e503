package org.netrospect.carving.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Small archives and compressed files. */
public final class ArchiveSamples {
    static final byte[] CONTENT = "One file in an archive, which says little, and that again and again and again.\n"
            .repeat(40).getBytes();

    private ArchiveSamples() {
    }

    static void addTo(Map<String, byte[]> all) throws IOException {
        all.put("zip", zip(true, Map.of("a.txt", CONTENT)));
        all.put("zip, sizes behind the data", zip(false, Map.of("a.txt", CONTENT)));
        all.put("gz", packed(CompressorStreamFactory.GZIP));
        all.put("bz2", packed(CompressorStreamFactory.BZIP2));
        all.put("bz2, two streams", twice(packed(CompressorStreamFactory.BZIP2)));
        all.put("xz", packed(CompressorStreamFactory.XZ));
        all.put("zst", packed(CompressorStreamFactory.ZSTANDARD));
        all.put("lz4", packed(CompressorStreamFactory.LZ4_FRAMED));
        TarArchiveEntry tar = new TarArchiveEntry("a.txt");
        tar.setSize(CONTENT.length);
        all.put("tar", archive(ArchiveStreamFactory.TAR, tar));
        all.put("ar", archive(ArchiveStreamFactory.AR, new ArArchiveEntry("a.txt", CONTENT.length)));
        CpioArchiveEntry cpio = new CpioArchiveEntry("a.txt");
        cpio.setSize(CONTENT.length);
        all.put("cpio", archive(ArchiveStreamFactory.CPIO, cpio));
        all.put("cpio, octal digits", octal());
        all.put("7z", sevenZip());
        all.put("rar", new Bytes().hex("526172211a0700").hex("0000 73 0000 0d00").zeros(6).hex("0000 74 0080 2500")
                .le32(50).zeros(22).data(4).data(50).hex("c43d 7b 0040 0700").done());
        all.put("rar 5", new Bytes().hex("526172211a070100").be32(0).hex("05 01 00 00 00 00").be32(0)
                .hex("08 02 02 20 00 00 00 00 00").data(32).be32(0).hex("03 05 04 00").done());
        all.put("cab", new Bytes().text("MSCF").le32(0).le32(120).le32(0).le32(44).le32(0).u8(3).u8(1).le16(1).le16(1)
                .le16(0).le16(0).le16(0).data(84).done());
        all.put("arj", new Bytes().hex("60ea 2a00 1e 0b 01 00 10 00 02 00").zeros(34).le32(0).le16(0)
                .hex("60ea 2a00 1e 0b 01 00 10 00 00 00").zeros(4).le32(33).zeros(26).le32(0).le16(0).data(33)
                .hex("60ea 0000").done());
        all.put("arj, short name", new Bytes().hex("60ea 2900 22 0b 01 00 10 00 02 00").zeros(33).le32(0).le16(0)
                .hex("60ea 0000").done());
        byte[] lzh = new Bytes().u8(22 + 3).u8(0).text("-lh5-").le32(70).le32(90).le32(0).u8(0x20).u8(0).u8(3)
                .text("a.b").le16(0).data(70).u8(0).done();
        lzh[0] = 25;
        all.put("lzh", lzh);
        all.put("rpm", new Bytes().hex("edabeedb0300").upTo(96).hex("8eade801").be32(0).be32(1).be32(4).be32(1000)
                .be32(4).be32(0).be32(1).be32(200).zeros(4).data(200).done());
        all.put("wim", new Bytes().text("MSWIM\0\0\0").le32(208).upTo(72).le64(92).le64(208).le64(92).upTo(208).data(92)
                .done());
    }

    private static byte[] twice(byte[] bytes) {
        return new Bytes().bytes(bytes).bytes(bytes).done();
    }

    /** What POSIX calls portable, filled up to a block. */
    private static byte[] octal() {
        String numbers = "0".repeat(53);
        return new Bytes().text("070707" + numbers + "000006" + "00000000012").text("a.txt\0").data(10)
                .text("070707" + numbers + "000013" + "00000000000").text("TRAILER!!!\0").upTo(512).done();
    }

    /** What is carved at the beginning of a stream only. */
    static void addOnlyAtStart(Map<String, byte[]> all) {
        all.put("iso", new Bytes().zeros(32_768).u8(1).text("CD001").u8(1).upTo(32_768 + 80).le32(20).be32(20)
                .upTo(32_768 + 128).le16(2048).upTo(20 * 2048).done());
    }

    /** @param sized whether sizes stand before the data, which needs that nothing is packed */
    public static byte[] zip(boolean sized, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                if (sized) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    public static byte[] packed(String format) throws IOException {
        return packed(format, CONTENT);
    }

    public static byte[] packed(String format, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new CompressorStreamFactory().createCompressorOutputStream(format, bytes)) {
            out.write(content);
        } catch (CompressorException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] archive(String format, ArchiveEntry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArchiveOutputStream<ArchiveEntry> out = new ArchiveStreamFactory().createArchiveOutputStream(format,
                bytes)) {
            out.putArchiveEntry(entry);
            out.write(CONTENT);
            out.closeArchiveEntry();
        } catch (ArchiveException e) {
            throw new IOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sevenZip() throws IOException {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
            try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName("a.txt");
                out.putArchiveEntry(entry);
                out.write(CONTENT);
                out.closeArchiveEntry();
            }
            return Arrays.copyOf(channel.array(), (int) channel.size());
        }
    }
}
