package org.netrospect.protocols.tls;

import java.util.Arrays;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** Puts handshake messages together from the records of one direction (RFC 8446, section 4). */
public final class HandshakeReader {
    public static final int CLIENT_HELLO = 1;
    public static final int SERVER_HELLO = 2;
    public static final int ENCRYPTED_EXTENSIONS = 8;
    public static final int CERTIFICATE = 11;
    static final int SERVER_KEY_EXCHANGE = 12;
    static final int SERVER_HELLO_DONE = 14;
    public static final int FINISHED = 20;
    static final int KEY_UPDATE = 24;
    public static final int COMPRESSED_CERTIFICATE = 25;
    private static final int HEADER = 4;
    /** A message of more bytes is refused: certificate chains that are in use are far shorter. */
    private static final int LONGEST = 1 << 19;

    private final Listener listener;
    private byte[] kept = new byte[0];
    private int count;

    /** Takes messages; the body is given away. */
    public interface Listener {
        void message(int type, ByteWindow body);
    }

    public HandshakeReader(Listener listener) {
        this.listener = listener;
    }

    public void data(ByteWindow bytes) {
        int at = 0;
        while (at < bytes.length()) {
            int wanted = count < HEADER ? HEADER : HEADER + length();
            int taken = Math.min(wanted - count, bytes.length() - at);
            if (kept.length < count + taken) {
                kept = Arrays.copyOf(kept, Math.max(count + taken, Math.min(wanted, 2 * kept.length)));
            }
            System.arraycopy(bytes.array(), bytes.arrayOffset() + at, kept, count, taken);
            count += taken;
            at += taken;
            if (count >= HEADER && count == HEADER + length()) {
                ByteWindow body = new ByteWindow(kept, HEADER, count - HEADER);
                int type = kept[0];
                kept = new byte[0];
                count = 0;
                listener.message(type, body);
            }
        }
    }

    private int length() {
        int length = (kept[1] & 0xff) << 16 | (kept[2] & 0xff) << 8 | kept[3] & 0xff;
        if (length > LONGEST) {
            throw new MalformedInput("a TLS handshake message of " + length + " bytes is longer than any in use");
        }
        return length;
    }
}
