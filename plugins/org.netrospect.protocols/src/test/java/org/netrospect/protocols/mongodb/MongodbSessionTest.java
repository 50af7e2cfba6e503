package org.netrospect.protocols.mongodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.netrospect.protocols.Fed;

class MongodbSessionTest {
    private static String le32(int value) {
        return "" + (char) (value & 0xff) + (char) (value >> 8 & 0xff) + (char) (value >> 16 & 0xff)
                + (char) (value >>> 24);
    }

    private static String document(String... elements) {
        String all = String.join("", elements);
        return le32(all.length() + 5) + all + "\0";
    }

    private static String text(String name, String value) {
        return "\2" + name + "\0" + le32(value.length() + 1) + value + "\0";
    }

    private static String number(String name, int value) {
        return "\20" + name + "\0" + le32(value);
    }

    private static String binary(String name, String value) {
        return "\5" + name + "\0" + le32(value.length()) + "\0" + value;
    }

    private static String message(int number, int answers, String sections) {
        return le32(20 + sections.length()) + le32(number) + le32(answers) + le32(2013) + "\0\0\0\0" + sections;
    }

    private static Fed session() {
        return Fed.tcp(new MongodbProtocol()::analyzer, 27017);
    }

    @Test
    void joinsAnswersWithCommands() {
        String find = document(text("find", "orders"), "\3filter\0" + document(text("customer", "alice")),
                text("$db", "shop"));
        Fed.Said said = session().client(message(1, 0, "\0" + find)).client(message(2, 0, "\0" + find))
                .server(message(9, 1, "\0" + document(number("ok", 1))))
                .server(message(8, 2, "\0" + document(number("ok", 0), text("errmsg", "not allowed")))).whole();
        assertTrue(said.lines("mongodb read").get(0).startsWith("mongodb read @1 find shop.orders {"),
                said.lines().toString());
        assertTrue(said.lines("mongodb read").get(0).contains("{customer: \\\"alice\\\"}"));
        assertTrue(said.lines("mongodb read").get(1).contains("find shop.orders: not allowed"));
    }

    @Test
    void countsDocumentsBehindACommand() {
        String documents = "documents\0" + document(number("a", 1)) + document(number("a", 2));
        String insert = "\0" + document(text("insert", "orders"), text("$db", "shop"))
                + "\1" + le32(documents.length() + 4) + documents;
        Fed.Said said = session().client(message(1, 0, insert)).whole();
        assertTrue(said.lines("mongodb write").get(0).contains("\"documents\":2"), said.lines().toString());
    }

    @Test
    void tellsWhoLoggedIn() {
        String start = document(number("saslStart", 1), text("mechanism", "SCRAM-SHA-256"),
                binary("payload", "n,,n=anna,r=abc"), text("$db", "admin"));
        String go = document(number("saslContinue", 1), binary("payload", "c=biws,r=abc,p=xyz"),
                text("$db", "admin"));
        Fed.Said said = session().client(message(1, 0, "\0" + start))
                .server(message(5, 1, "\0" + document("\10done\0\0", number("ok", 1))))
                .client(message(2, 0, "\0" + go))
                .server(message(6, 2, "\0" + document("\10done\0\1", number("ok", 1)))).whole();
        assertEquals(1, said.lines("mongodb login").size());
        assertTrue(said.lines("mongodb login").get(0).contains("\"user\":\"anna\""), said.lines().toString());
        assertTrue(said.lines("mongodb login").get(0).contains("\"success\":true"));
    }

    @Test
    void saysTheSameForPiecesOfOneByte() {
        Fed session = session().client(message(1, 0, "\0" + document(number("dropDatabase", 1), text("$db", "shop"))))
                .server(message(2, 1, "\0" + document(number("ok", 1))));
        assertEquals(session.whole().lines(), session.byteByByte().lines());
        assertTrue(session.whole().lines("mongodb command").get(0).contains("dropDatabase shop {"));
    }

    @Test
    void readsWhatIsCompressedWithSnappy() {
        String sections = "\0\0\0\0\0" + document(text("drop", "orders"), text("$db", "shop"));
        String packed = (char) sections.length() + "\360" + (char) (sections.length() - 1) + sections;
        String body = le32(2013) + le32(sections.length()) + "\1" + packed;
        Fed.Said said = session().client(le32(16 + body.length()) + le32(1) + le32(0) + le32(2012) + body).whole();
        assertTrue(said.lines("mongodb command").get(0).contains("drop shop.orders {"), said.lines().toString());
    }
}
