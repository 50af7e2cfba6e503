package org.netrospect.carving.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Small pictures. */
final class PictureSamples {
    private PictureSamples() {
    }

    static void addTo(Map<String, byte[]> all) throws IOException {
        for (String name : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
            all.put(name, drawn(name));
        }
        all.put("psd", new Bytes().text("8BPS").be16(1).zeros(6).be16(3).be32(5).be32(7).be16(8).be16(3).be32(0)
                .be32(4).data(4).be32(6).data(6).be16(0).data(3 * 5 * 7).done());
        all.put("ico", new Bytes().hex("000001000100 10100000 0100 2000").le32(60).le32(22).le32(40).data(56).done());
        all.put("webp", new Bytes().text("RIFF").le32(30).text("WEBPVP8L").le32(18).u8(0x2f).data(17).done());
        all.put("djvu", new Bytes().text("AT&TFORM").be32(24).text("DJVUINFO").be32(12).data(12).done());
        all.put("emf", new Bytes().le32(1).le32(0x58).zeros(32).text(" EMF").hex("00000100").le32(200).upTo(200)
                .done());
        all.put("heic", new Bytes().be32(24).text("ftypheic").be32(0).text("mif1heic").be32(20).text("meta").be32(0)
                .be32(8).text("free").be32(8 + 40).text("mdat").data(40).done());
        all.put("avif", new Bytes().be32(20).text("ftypavif").be32(0).text("mif1").be32(8 + 40).text("mdat").data(40)
                .done());
        all.put("jp2", new Bytes().hex("0000000c6a5020200d0a870a").be32(20).text("ftypjp2 ").be32(0).text("jp2 ")
                .be32(30).text("jp2h").data(22).be32(8 + 60).text("jp2c").data(60).done());
        all.put("ilbm", new Bytes().text("FORM").be32(32).text("ILBMBMHD").be32(20).data(20).done());
        all.put("ani", new Bytes().text("RIFF").le32(48).text("ACONanih").le32(36).data(36).done());
    }

    private static byte[] drawn(String format) throws IOException {
        BufferedImage image = new BufferedImage(23, 17, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 23; x++) {
            for (int y = 0; y < 17; y++) {
                image.setRGB(x, y, x * y * 4711);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("Java writes no " + format);
        }
        return bytes.toByteArray();
    }
}
