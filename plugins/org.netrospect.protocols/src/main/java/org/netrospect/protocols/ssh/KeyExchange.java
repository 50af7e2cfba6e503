package org.netrospect.protocols.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.Digests;

/**
 * What one side can do (SSH_MSG_KEXINIT, RFC 4253, section 7.1).
 *
 * @param lists the name lists as they stand, in the order of the message
 */
record KeyExchange(List<String> lists) {
    static final int EXCHANGE = 0;
    static final int HOST_KEY = 1;
    static final int CIPHER_TO_SERVER = 2;
    static final int CIPHER_TO_CLIENT = 3;
    static final int MAC_TO_SERVER = 4;
    static final int COMPRESSION_TO_SERVER = 6;
    private static final int LISTS = 10;
    private static final int COOKIE_END = 17;

    static KeyExchange read(ByteWindow payload) {
        List<String> lists = new ArrayList<>(LISTS);
        int at = COOKIE_END;
        for (int i = 0; i < LISTS; i++) {
            int length = payload.i32(at);
            lists.add(payload.latin1(at + 4, length));
            at += 4 + length;
        }
        return new KeyExchange(lists);
    }

    /** HASSH, or HASSHServer (Salesforce, 2018), before it is hashed. */
    String fingerprint(boolean client) {
        int side = client ? 0 : 1;
        return String.join(";", lists.get(EXCHANGE), lists.get(CIPHER_TO_SERVER + side),
                lists.get(MAC_TO_SERVER + side), lists.get(COMPRESSION_TO_SERVER + side));
    }

    static String md5(String text) {
        return HexFormat.of().formatHex(Digests.digest("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The client's first algorithm that the server can do too; "" for none. */
    static String agreed(KeyExchange client, KeyExchange server, int list) {
        List<String> there = List.of(server.lists.get(list).split(","));
        for (String name : client.lists.get(list).split(",")) {
            if (there.contains(name)) {
                return name;
            }
        }
        return "";
    }
}
