package org.netrospect.protocols.iec104;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class FileTransfersTest {
    /** Station 7, object 100, file 3; cause 13 is file transfer. */
    private static final String ABOUT = "01" + "0d00" + "0700" + "640000" + "0300";
    private static final String READY = "78" + ABOUT + "0b0000" + "00";
    private static final String FIRST_SECTION = "79" + ABOUT + "01" + "080000" + "00";
    private static final String SECOND_SECTION = "79" + ABOUT + "02" + "030000" + "00";

    private static String unit(String hex) {
        String data = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        return "h" + (char) (data.length() + 4) + "\0\0\0\0" + data;
    }

    private static String segment(int section, String text) {
        return unit("7d" + ABOUT + String.format("%02x%02x", section, text.length())
                + HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String last(int section, int what, String text) {
        return unit("7b" + ABOUT + String.format("%02x%02x%02x", section, what, text.chars().sum() & 0xff));
    }

    private static String acknowledged(int section, int what) {
        return unit("7c" + ABOUT + String.format("%02x%02x", section, what));
    }

    private static Fed session() {
        return Fed.tcp(new Iec104Protocol()::analyzer, 2404).client("h\4\7\0\0\0");
    }

    private static Fed whole() {
        return session().server(unit(READY)).server(unit(FIRST_SECTION)).server(segment(1, "dist"))
                .server(segment(1, "urba")).server(last(1, 3, "disturba")).client(acknowledged(1, 3))
                .server(unit(SECOND_SECTION)).server(segment(2, "nce")).server(last(2, 3, "nce"))
                .server(last(2, 1, "")).client(acknowledged(2, 1));
    }

    @Test
    void joinsTheSectionsOfAFile() {
        Fed.Said said = whole().whole();
        assertEquals(1, said.files().size());
        assertEquals("disturbance", said.files().get(0).text());
        assertEquals(11, said.files().get(0).size());
        assertEquals("station-7-object-100-file-3", said.files().get(0).offer().name());
        String line = said.lines("iec104 file").get(0);
        assertTrue(line.contains("file 3, station 7, object 100: acknowledged"), line);
        assertTrue(line.contains("\"sections\":2,\"end_seen\":true"), line);
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        assertEquals(whole().whole().lines(), whole().byteByByte().lines());
    }

    @Test
    void putsASectionThatComesAgainWhereItStood() {
        Fed.Said said = session().server(unit(READY)).server(unit(FIRST_SECTION)).server(segment(1, "dist"))
                .server(last(1, 3, "disturba")).client(acknowledged(1, 4)).server(unit(FIRST_SECTION))
                .server(segment(1, "disturba")).server(last(1, 3, "disturba")).server(unit(SECOND_SECTION))
                .server(segment(2, "nce")).whole();
        assertEquals("disturbance", said.files().get(0).text());
        assertTrue(said.lines("iec104 file").get(0).contains("\"checksum\":\"wrong\""), said.lines().toString());
    }

    @Test
    void goesOnWithTheNextSectionWhenFramesAreLost() {
        Fed.Said said = session().server(unit(READY)).server(unit(FIRST_SECTION)).server(segment(1, "dist"))
                .gap(false, 40).server(unit(SECOND_SECTION)).server(segment(2, "nce")).whole();
        assertEquals(11, said.files().get(0).size());
        assertEquals(4, said.files().get(0).missing());
        assertTrue(said.files().get(0).text().startsWith("dist") && said.files().get(0).text().endsWith("nce"));
    }

    @Test
    void tellsDirectoriesAndWhatIsDeleted() {
        String directory = "7e" + "01" + "0500" + "0700" + "640000" + "0300" + "0b0000" + "00" + "a00f1e0c170b12";
        Fed.Said said = session().client(unit("7a" + ABOUT + "0000")).server(unit(directory))
                .client(unit("7a" + ABOUT + "0004")).whole();
        String line = said.lines("iec104 directory").get(0);
        assertTrue(line.contains("file 3, station 7, object 100"), line);
        assertTrue(line.contains("\"size\":11,\"created\":\"2018-11-23 12:30:04.000\""), line);
        assertEquals(1, said.lines("iec104 request @2 call directory, station 7, object 100").size());
        assertEquals(1, said.lines("iec104 command @4 delete file 3, station 7, object 100").size());
    }

    @Test
    void keepsOfAFileWhoseBeginningIsInNoCaptureWhatComes() {
        Fed.Said said = session().server(segment(4, "urba")).server(segment(4, "nce")).whole();
        assertEquals("urbance", said.files().get(0).text());
        assertTrue(said.lines("iec104 file").get(0).contains("\"end_seen\":false"), said.lines().toString());
    }
}
