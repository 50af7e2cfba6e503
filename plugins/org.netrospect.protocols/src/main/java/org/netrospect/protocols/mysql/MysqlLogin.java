package org.netrospect.protocols.mysql;

import java.util.HexFormat;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;
import org.netrospect.protocols.login.Login;

/**
 * With what a client logs in.
 *
 * @param login with the proof in the form that password checkers read, if there is one such
 * @param plugin method of the login
 */
record MysqlLogin(Login login, String database, String plugin, long capabilities) {
    private static final int PROTOCOL_41 = 0x200;
    private static final int WITH_DATABASE = 8;
    private static final int SECURE = 0x8000;
    private static final int PLUGIN = 0x80000;
    private static final int LONG_PROOF = 0x200000;
    private static final String NATIVE = "mysql_native_password";

    static MysqlLogin read(Mark at, ByteWindow content, String challenge) {
        long capabilities = content.u16le(0);
        if ((capabilities & PROTOCOL_41) == 0) {
            String user = text(content, 5);
            return new MysqlLogin(new Login(at, user, "mysql_old_password", ""), "", "mysql_old_password",
                    capabilities);
        }
        capabilities = content.u32le(0);
        String user = text(content, 32);
        int from = content.indexOf(0, 32) + 1;
        int length;
        if ((capabilities & (LONG_PROOF | SECURE)) != 0) {
            length = content.u8(from++);
        } else {
            length = Math.max(0, content.indexOf(0, from) - from);
        }
        if (length > content.length() - from) {
            // who logs in is known before the proof, which is not as long as it says
            return new MysqlLogin(new Login(at, user, "unknown", ""), "", "", capabilities);
        }
        byte[] proof = content.bytes(from, length);
        from += length + ((capabilities & (LONG_PROOF | SECURE)) != 0 ? 0 : 1);
        String database = "";
        if ((capabilities & WITH_DATABASE) != 0 && from < content.length()) {
            database = text(content, from);
            from = content.indexOf(0, from) + 1;
        }
        String plugin = (capabilities & PLUGIN) != 0 && from > 0 && from < content.length() ? text(content, from)
                : NATIVE;
        MysqlLogin login = new MysqlLogin(new Login(at, user, length == 0 ? "none" : plugin, ""), database, plugin,
                capabilities);
        return plugin.equals(NATIVE) && length == 20 ? login.proof(challenge, HexFormat.of().formatHex(proof)) : login;
    }

    private static String text(ByteWindow content, int from) {
        int end = content.indexOf(0, from);
        if (end < 0) {
            throw new MalformedInput("a text of a login does not end");
        }
        return content.utf8(from, end - from);
    }

    private MysqlLogin with(String kind, String secret) {
        return new MysqlLogin(new Login(login.at(), login.user(), kind, secret), database, plugin, capabilities);
    }

    /** The same with the password itself. */
    MysqlLogin password(String password) {
        return with("password", password);
    }

    /** The same with an answer to a challenge, both as hexadecimal digits. */
    MysqlLogin proof(String challenge, String proof) {
        return with(login.kind().equals("none") ? NATIVE : login.kind(),
                challenge.length() == 40 ? "$mysqlna$" + challenge + "*" + proof : "");
    }

    /** The same with another method. */
    MysqlLogin kind(String method) {
        return with(method, "");
    }

    Details more() {
        return new Details().put("database", database);
    }
}
