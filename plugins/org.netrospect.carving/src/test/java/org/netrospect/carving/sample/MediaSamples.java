package org.netrospect.carving.sample;

import java.util.Map;

/** Small sounds and films. */
final class MediaSamples {
    private MediaSamples() {
    }

    static void addTo(Map<String, byte[]> all) {
        all.put("wav", riff("WAVEfmt "));
        all.put("avi", riff("AVI LIST"));
        all.put("rmi", riff("RMIDdata"));
        all.put("aiff", iff("AIFFCOMM"));
        all.put("aifc", iff("AIFCFVER"));
        all.put("8svx", iff("8SVXVHDR"));
        all.put("ogg", new Bytes().bytes(ogg(2)).bytes(ogg(0)).bytes(ogg(4)).done());
        all.put("midi", new Bytes().text("MThd").be32(6).be16(1).be16(2).be16(96).text("MTrk").be32(9).data(9)
                .text("MTrk").be32(4).data(4).done());
        all.put("flv", new Bytes().text("FLV").u8(1).u8(5).be32(9).be32(0).bytes(tag(18)).bytes(tag(8)).bytes(tag(9))
                .done());
        all.put("au", new Bytes().text(".snd").be32(24).be32(77).be32(1).be32(8000).be32(1).data(77).done());
        all.put("asf", new Bytes().hex("3026b2758e66cf11a6d900aa0062ce6c").le64(40).le32(1).u8(1).u8(2).upTo(40)
                .hex("3626b2758e66cf11a6d900aa0062ce6c").le64(90).data(66).done());
        all.put("rm", new Bytes().text(".RMF").be32(18).upTo(18).text("PROP").be32(50).data(42).text("DATA").be32(30)
                .data(22).done());
        all.put("amr", amr());
        all.put("mp3 with a tag", new Bytes().text("ID3").u8(4).u8(0).u8(0).hex("0000000a").data(10).bytes(mp3())
                .done());
        all.put("flac", new Bytes().text("fLaC").hex("80000022").be16(16).be16(16).zeros(6)
                .hex("0ac440f0 00000012").zeros(16).hex("fff86008000f960000072e94 fff860080101a9000007584e").done());
        all.put("flac, to its end", new Bytes().text("fLaC").hex("80000022").be16(4096).be16(4096).zeros(6)
                .hex("0ac442f0").zeros(20).hex("fff8").data(90).done());
        all.put("mkv", new Bytes().hex("1a45dfa3 8b 4282 88").text("matroska").hex("18538067 01 00000000000030")
                .data(48).done());
        all.put("mp4", new Bytes().be32(24).text("ftypisom").be32(512).text("isommp41").be32(8).text("free")
                .be32(68).text("mdat").data(60).be32(40).text("moov").data(32).done());
        all.put("mov", new Bytes().be32(20).text("ftypqt  ").be32(512).text("qt  ").be32(8).text("wide").be32(68)
                .text("mdat").data(60).done());
        all.put("m4a", new Bytes().be32(20).text("ftypM4A ").be32(512).text("isom").be32(40).text("moov").data(32)
                .done());
        all.put("3gp", new Bytes().be32(20).text("ftyp3gp4").be32(512).text("3gp4").be32(40).text("moov").data(32)
                .done());
        Bytes program = new Bytes().hex("000001ba 44 0004000401 000001 f8");
        for (int i = 0; i < 6; i++) {
            program.hex("000001e0").be16(20).data(20);
        }
        all.put("mpg", program.hex("000001b9").done());
    }

    /** What is carved at the beginning of a stream only. */
    static void addOnlyAtStart(Map<String, byte[]> all) {
        all.put("mp3", mp3());
        Bytes aac = new Bytes();
        Bytes ts = new Bytes();
        for (int i = 0; i < 8; i++) {
            aac.hex("fff15080").u8(10 + 7 >> 3).u8((10 + 7 & 7) << 5 | 0x1f).u8(0xfc).data(10);
            ts.hex("47400010").data(184);
        }
        all.put("aac", aac.done());
        all.put("ts", ts.done());
    }

    private static byte[] mp3() {
        Bytes frames = new Bytes();
        for (int i = 0; i < 6; i++) {
            frames.hex("fffb9000").zeros(413);
        }
        return frames.done();
    }

    private static byte[] riff(String form) {
        return new Bytes().text("RIFF").le32(40).text(form).le32(28).data(28).done();
    }

    private static byte[] iff(String form) {
        return new Bytes().text("FORM").be32(40).text(form).be32(28).data(28).done();
    }

    private static byte[] ogg(int flags) {
        return new Bytes().text("OggS").u8(0).u8(flags).zeros(20).u8(2).u8(30).u8(12).data(42).done();
    }

    private static byte[] tag(int type) {
        return new Bytes().u8(type).hex("00000a").be32(0).hex("000000").data(10).be32(21).done();
    }

    private static byte[] amr() {
        Bytes amr = new Bytes().text("#!AMR\n");
        for (int i = 0; i < 7; i++) {
            amr.u8(0x3c).data(31);
        }
        return amr.done();
    }
}
