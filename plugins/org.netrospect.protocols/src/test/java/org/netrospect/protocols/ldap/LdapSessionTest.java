package org.netrospect.protocols.ldap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.protocols.Fed;
import org.netrospect.protocols.ber.Ber;
import org.netrospect.protocols.ber.Der;

class LdapSessionTest {
    private static byte[] message(int id, byte[] operation) {
        return Der.of(0x30, Der.number(id), operation);
    }

    private static byte[] enumerated(int value) {
        return Der.of(Ber.ENUMERATED, new byte[] {(byte) value});
    }

    private static byte[] string(String text) {
        return Der.text(Ber.OCTET_STRING, text);
    }

    private static byte[] result(int id, int tag, int code) {
        return message(id, Der.of(tag, enumerated(code), string(""), string("")));
    }

    private static byte[] bind(int id, String name, String password) {
        return message(id, Der.of(LdapOperation.BIND, Der.number(3), string(name), Der.text(0x80, password)));
    }

    private static byte[] search(int id, byte[] filter) {
        return message(id, Der.of(LdapOperation.SEARCH, string("dc=example"), enumerated(2), enumerated(0),
                Der.number(0), Der.number(0), Der.of(Ber.BOOLEAN, new byte[1]), filter, Der.of(0x30, string("cn"))));
    }

    private static String filter(byte[] filter) {
        return LdapFilter.text(Ber.of(new ByteWindow(filter, 0, filter.length)));
    }

    private static Fed session() {
        return Fed.tcp(new LdapProtocol()::analyzer, 389).client(bind(1, "cn=admin", "hunter2"))
                .server(result(1, LdapOperation.BIND_RESPONSE, 0)).client(search(2, Der.text(0x87, "cn")))
                .server(message(2, Der.of(LdapOperation.ENTRY, string("cn=a"), Der.of(0x30))))
                .server(result(2, LdapOperation.SEARCH_DONE, 0));
    }

    @Test
    void aBindWithAPasswordIsALogin() {
        Fed.Said said = session().whole();
        String login = said.lines("ldap login").get(0);
        assertTrue(login.contains("\"user\":\"cn=admin\"") && login.contains("\"secret\":\"hunter2\"")
                && login.contains("\"success\":true"), login);
    }

    @Test
    void aSearchIsToldWithWhatItFound() {
        String search = session().whole().lines("ldap search @3 dc=example").get(0);
        assertTrue(search.contains("\"filter\":\"(cn=*)\"") && search.contains("\"entries\":1")
                && search.contains("\"names\":[\"cn=a\"]") && search.contains("wholeSubtree"), search);
    }

    /** What a security mechanism of NTLM wrapped: length, version and signature, then this. */
    private static byte[] wrapped(byte[] content) {
        return ByteBuffer.allocate(20 + content.length).putInt(16 + content.length).put(new byte[] {1, 0, 0, 0})
                .put(new byte[12]).put(content).array();
    }

    @Test
    void sealedMessagesThatBeginLikeMessagesEndNothing() {
        byte[] lengthOfMany = {0x30, (byte) 0xc3, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] anyElement = {0x30, 8, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] noLength = {0x30, (byte) 0x80, 2, 1, 7, 0x42, 0};
        Fed.Said said = session().client(wrapped(lengthOfMany)).client(wrapped(anyElement)).client(wrapped(noLength))
                .client(wrapped(new byte[] {0x30})).client(wrapped(search(3, Der.text(0x87, "sn"))))
                .server(wrapped(result(3, LdapOperation.SEARCH_DONE, 0))).whole();
        assertEquals(1, said.lines("ldap encrypted").size());
        assertTrue(said.lines("ldap search").get(1).contains("\"filter\":\"(sn=*)\""), said.toString());
        assertEquals(0, said.lines("protocol not understood").size(), said.toString());
    }

    @Test
    void filtersAreWrittenAsPeopleWriteThem() {
        byte[] equal = Der.of(0xa3, string("cn"), string("a*(b)\0"));
        byte[] within = Der.of(0xa4, string("sn"), Der.of(0x30, Der.text(0x80, "a"), Der.text(0x81, "b"),
                Der.text(0x82, "c")));
        byte[] rule = Der.of(0xa9, Der.text(0x81, "1.2"), Der.text(0x82, "uac"), Der.text(0x83, "2"),
                Der.of(0x84, new byte[] {-1}));
        assertEquals("(&(cn=a\\2a\\28b\\29\\00)(!(sn=a*b*c)))", filter(Der.of(0xa0, equal, Der.of(0xa2, within))));
        assertEquals("(|(uac:dn:1.2:=2)(a>=1)(a<=1)(a~=1))", filter(Der.of(0xa1, rule,
                Der.of(0xa5, string("a"), string("1")), Der.of(0xa6, string("a"), string("1")),
                Der.of(0xa8, string("a"), string("1")))));
        assertEquals("(sn=*b*)", filter(Der.of(0xa4, string("sn"), Der.of(0x30, Der.text(0x81, "b")))));
        assertEquals("(id=\\ff\\01x)", filter(Der.of(0xa3, string("id"), string("\u00ff\1x"))));
    }

    @Test
    void aFilterThatIsVeryDeepIsCut() {
        byte[] filter = Der.text(0x87, "cn");
        for (int i = 0; i < 1000; i++) {
            filter = Der.of(0xa2, filter);
        }
        assertTrue(filter(filter).contains("(…)"));
    }

    @Test
    void whatFollowsStartTlsIsReadAnew() {
        Fed.Said said = Fed.tcp(new LdapProtocol()::analyzer, 389)
                .client(message(1, Der.of(LdapOperation.EXTENDED, Der.text(0x80, "1.3.6.1.4.1.1466.20037"))))
                .server(result(1, LdapOperation.EXTENDED_RESPONSE, 0)).client("hello").server("world").byteByByte();
        assertTrue(said.lines().contains("inner client hello") && said.lines().contains("inner server world"),
                said.lines().toString());
    }

    @Test
    void valuesOfPasswordsAreNotTold() {
        byte[] change = Der.of(0x30, enumerated(2), Der.of(0x30, string("unicodePwd"), Der.of(0x31, string("x1"))));
        Fed.Said said = Fed.tcp(new LdapProtocol()::analyzer, 389)
                .client(message(1, Der.of(LdapOperation.MODIFY, string("cn=a"), Der.of(0x30, change))))
                .server(result(1, LdapOperation.MODIFY + 1, 50)).whole();
        String told = said.lines("ldap modify").get(0);
        assertTrue(told.contains("replace unicodePwd=(secret)") && told.contains("insufficientAccessRights"), told);
    }

    @Test
    void whatIsNotAnsweredIsToldAtTheEnd() {
        Fed.Said said = Fed.tcp(new LdapProtocol()::analyzer, 389).client(search(1, Der.text(0x87, "cn"))).whole();
        assertEquals(1, said.lines("ldap search").size());
    }

    @Test
    void piecesOfOneByteSayTheSame() {
        assertEquals(session().whole().lines(), session().byteByByte().lines());
    }

    @Test
    void anOperationWithoutItsFieldsIsRefused() {
        Fed.tcp(new LdapProtocol()::analyzer, 389).client(message(1, Der.of(LdapOperation.MODIFY)))
                .until(MalformedInput.class);
        Fed.tcp(new LdapProtocol()::analyzer, 389).client(message(1, Der.of(LdapOperation.BIND, Der.number(3))))
                .until(MalformedInput.class);
    }

    /** What Windows sends after a login with Kerberos: signed, the checksum of 4 bytes turned to the front. */
    @Test
    void aSignedSearchIsRead() {
        byte[] search = search(9, Der.text(0x87, "cn"));
        byte[] token = ByteBuffer.allocate(4 + 16 + 4 + search.length).putInt(20 + search.length)
                .put(new byte[] {5, 4, 4, (byte) 0xff, 0, 4, 0, 4}).putLong(1).putInt(0x30303030).put(search).array();
        Fed.Said said = session().client(token).whole();
        assertEquals(2, said.lines("ldap search").size(), said.lines().toString());
        byte[] sealed = token.clone();
        sealed[6] = 6;
        assertEquals(1, session().client(sealed).whole().lines("ldap encrypted").size());
    }
}
