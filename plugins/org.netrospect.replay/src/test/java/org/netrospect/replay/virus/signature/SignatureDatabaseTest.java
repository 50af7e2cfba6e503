package org.netrospect.replay.virus.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netrospect.core.file.FileContent;
import org.netrospect.replay.virus.Verdict;

class SignatureDatabaseTest {
    @TempDir
    Path folder;

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static FileContent content(String text) {
        return FileContent.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private SignatureDatabase database(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
        return SignatureDatabase.read(List.of(folder));
    }

    private static String digest(String algorithm, String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm)
                .digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aFileIsFoundByItsDigestAndLength() throws Exception {
        database("a.hdb", digest("MD5", "evil one") + ":8:Md5.Hit", digest("MD5", "evil two") + ":9:Md5.WrongLength");
        SignatureDatabase database = database("b.hsb", digest("SHA-256", "evil two") + ":*:Sha256.Hit:73",
                digest("SHA-1", "evil one") + ":8:Sha1.Hit");
        assertEquals(List.of("Md5.Hit", "Sha1.Hit"), database.scan(content("evil one")).signatures());
        assertEquals(List.of("Sha256.Hit"), database.scan(content("evil two")).signatures());
        assertEquals(Verdict.State.CLEAN, database.scan(content("harmless")).state());
    }

    @Test
    void whatIsKnownToBeGoodIsClean() throws Exception {
        database("a.ndb", "Body:0:*:" + hex("evil"));
        SignatureDatabase database = database("a.sfp", digest("SHA-256", "an evil looking tool") + ":20:Tool");
        assertEquals(Verdict.State.INFECTED, database.scan(content("an evil tool")).state());
        assertEquals(Verdict.State.CLEAN, database.scan(content("an evil looking tool")).state());
    }

    @Test
    void ignoredSignaturesDoNotCount() throws Exception {
        database("a.ndb", "Body:0:*:" + hex("evil"));
        SignatureDatabase database = database("a.ign2", "Body");
        assertEquals(Verdict.State.CLEAN, database.scan(content("an evil tool")).state());
        assertEquals(1, database.report().ignored());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "6576696c xxevilxx true", "6576??6c evzl true", "657?696c evil true", "6576696d evil false",
        "6576*696c ev....il true", "6576*696c il....ev false", "6576{2}696c ev..il true", "6576{2}696c ev...il false",
        "6576{-3}696c ev...il true", "6576{-3}696c ev....il false", "6576{2-}696c ev.il false",
        "6576{1-3}696c ev..il true", "65(76|78)696c exil true", "65(76|7878)696c exxil true",
        "65!(76|78)696c exil false", "65!(76|78)696c ezil true", "6576[1-2]69616c ev.ial true",
        "(B)6576696c @evil true", "(B)6576696c ;evil false", "6576696c(W) evil; true", "6576696c(W) evils false",
        "6161{1-2}6262{1-2}6363 aa.bb..cc true", "6161{1-2}6262{1-2}6363 aa.bbb.cc true",
        "6161{1-2}6262{1-2}6363 aa...bb.cc false"})
    void wildcardsOfBodySignatures(String signature, String text, boolean matches) throws IOException {
        SignatureDatabase database = database("a.ndb", "Body:0:*:" + signature);
        assertEquals(1, database.report().honoured(), () -> database.report().toString());
        assertEquals(matches, database.scan(content(text)).state() == Verdict.State.INFECTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "0 evil..... true", "0 .evil.... false", "3 ...evil true", "2,2 ....evil true", "2,2 .....evil false",
        "EOF-4 ....evil true", "EOF-5 ....evil false", "EOF-6,2 ....evil true"})
    void offsetsOfBodySignatures(String offset, String text, boolean matches) throws IOException {
        SignatureDatabase database = database("a.ndb", "Body:0:" + offset + ":" + hex("evil"));
        assertEquals(matches, database.scan(content(text)).state() == Verdict.State.INFECTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "0&1 evil.bad true", "0&1 evil.... false", "0|1 bad true", "(0|1)>2 evil.evil.bad true",
        "(0|1)>2,2 evil.evil.evil false", "0=2 evil.evil true", "0=2 evil.evil.evil false", "0&(1=0) evil true",
        "0&(1=0) evil.bad false", "0<2 evil true"})
    void expressionsOfLogicalSignatures(String expression, String text, boolean matches) throws IOException {
        SignatureDatabase database = database("a.ldb", "Logic;Engine:51-255,Target:0;" + expression + ";" + hex("evil")
                + ";" + hex("bad"));
        assertEquals(matches, database.scan(content(text)).state() == Verdict.State.INFECTED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "6576696c::i eViL true", "6576696c eViL false", "6576696c::w e_v_i_l_ true", "6576696c::w evil false",
        "6576696c::wa evil true", "6576696c::iwa E_V_I_L_ true", "6576696c::f .evil. true", "6576696c::f devil. false",
        "6576696c::f evils false"})
    void modifiersOfParts(String part, String text, boolean matches) throws IOException {
        SignatureDatabase database = database("a.ldb", "Logic;Target:0;0;" + part);
        assertEquals(1, database.report().honoured(), () -> database.report().toString());
        assertEquals(matches, database.scan(content(text.replace('_', '\0'))).state() == Verdict.State.INFECTED);
    }

    @Test
    void regularExpressionsAreTriedWhereTheirTriggerHolds() throws IOException {
        SignatureDatabase database = database("a.ldb", "Logic;Target:0;1;" + hex("evil") + ";0/b[a-c]+d/i",
                "Anchored;Target:0;1;" + hex("evil") + ";2:0/bad/");
        assertEquals(List.of("Logic"), database.scan(content("evil BAcD")).signatures());
        assertEquals(Verdict.State.CLEAN, database.scan(content("good BAcD")).state());
        assertEquals(List.of("Anchored", "Logic"), database.scan(content("..bad evil")).signatures());
    }

    @Test
    void anExpressionThatWouldTakeForEverIsToldAndNotTakenForClean() throws IOException {
        SignatureDatabase database = database("a.ldb", "Slow;Target:0;1;" + hex("evil") + ";0/(a+)+$/");
        Verdict verdict = database.scan(content("evil " + "a".repeat(5000) + "b"));
        assertEquals(Verdict.State.ERROR, verdict.state());
        assertTrue(verdict.detail().getFirst().contains("Slow"), verdict.toString());
    }

    @Test
    void whatCannotBeHonouredIsCountedWithItsReason() throws IOException {
        SignatureDatabase database = database("a.ldb", "Container;Container:CL_TYPE_ZIP,Target:0;0;" + hex("evil"),
                "Compare;Target:0;0&1;" + hex("evil") + ";0(>>4#he2#=10)", "Mixed;Target:0;0&1|2;6161;6262;6363",
                "Text;Target:7;0;" + hex("evil"), "nonsense", "Good;Target:0;0;" + hex("evil"));
        assertEquals(1, database.report().honoured());
        assertEquals(5, database.report().notHonoured());
        assertTrue(database.report().skipped().stream().anyMatch(s -> s.reason().contains("container")
                && s.example().equals("a.ldb line 1")), () -> database.report().toString());
    }

    private static byte[] container(String member, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            byte[] header = new byte[512];
            System.arraycopy(member.getBytes(StandardCharsets.US_ASCII), 0, header, 0, member.length());
            System.arraycopy(String.format("%011o", bytes.length).getBytes(StandardCharsets.US_ASCII), 0, header, 124,
                    11);
            header[156] = '0';
            zip.write(header);
            zip.write(bytes);
            zip.write(new byte[(512 - bytes.length % 512) % 512 + 1024]);
        }
        return packed.toByteArray();
    }

    private static byte[] cvd(byte[] packed, String md5) {
        byte[] whole = new byte[512 + packed.length];
        Arrays.fill(whole, 0, 512, (byte) ' ');
        byte[] header = ("ClamAV-VDB:02 May 2026 10-00 +0000:7:1:90:" + md5 + ":sig:me:1777000000")
                .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(packed, 0, whole, 512, packed.length);
        return whole;
    }

    @Test
    void containersAreUnpackedAndATruncatedOneIsSaid() throws Exception {
        byte[] packed = container("tiny.ndb", "Packed:0:*:" + hex("evil") + "\n");
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(packed));
        Path file = folder.resolve("tiny.cvd");
        Files.write(file, cvd(packed, md5));
        SignatureDatabase whole = SignatureDatabase.read(List.of(file));
        assertEquals(List.of("Packed"), whole.scan(content("evil")).signatures());
        assertEquals(7, whole.report().databases().getFirst().version());
        assertEquals(LoadReport.Origin.ANYBODY, whole.report().databases().getFirst().origin());
        assertTrue(whole.report().remarks().getFirst().contains("tiny.cvd does not have the digital signature"));

        Files.write(file, Arrays.copyOf(cvd(packed, md5), 540));
        SignatureDatabase cut = SignatureDatabase.read(List.of(file));
        assertEquals(0, cut.report().honoured());
        assertTrue(cut.report().notes().getFirst().contains("truncated"), cut.report().toString());

        Path loose = folder.resolve("tiny.cld");
        Files.write(loose, Arrays.copyOf(cvd(packed, md5), 540));
        assertTrue(SignatureDatabase.read(List.of(loose)).report().notes().getFirst().contains("ends early"));
    }

    @Test
    void everyLineOfNoiseIsReadOrSkipped() throws IOException {
        Random random = new Random(7);
        String alphabet = "0123456789abcdef?*{}()[]!|-:;,&=<>/$#BLWEOFSPV+x";
        for (String ending : List.of("ndb", "ldb", "hdb", "mdb", "db")) {
            String[] lines = new String[2000];
            for (int i = 0; i < lines.length; i++) {
                StringBuilder line = new StringBuilder(ending.equals("ldb") ? "N;Target:0;0;" : "N:0:*:");
                for (int k = random.nextInt(40); k >= 0; k--) {
                    line.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                lines[i] = line.toString();
            }
            database("noise." + ending, lines);
        }
        SignatureDatabase database = SignatureDatabase.read(List.of(folder));
        assertEquals(10_000, database.report().honoured() + database.report().notHonoured());
        byte[] file = new byte[20_000];
        random.nextBytes(file);
        database.scan(FileContent.of(file));
    }
}
