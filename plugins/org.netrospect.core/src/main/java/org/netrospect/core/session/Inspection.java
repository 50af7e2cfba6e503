package org.netrospect.core.session;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;

/**
 * What an analyzer shows of what it reads: raw material for signatures. Calls come on the session's thread, buffers of
 * a transaction before its end; bytes are borrowed during a call.
 */
public interface Inspection {
    /** Nobody looks. */
    Inspection NONE = new Inspection() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void buffer(String name, boolean fromClient, ByteWindow bytes) {
            // nobody looks
        }

        @Override
        public void transactionEnd(String protocol, long number) {
            // nobody looks
        }

        @Override
        public void file(RecoveredFile file) {
            // nobody looks
        }
    };

    /** Whether anybody looks: analyzers skip making costly buffers otherwise. */
    boolean wanted();

    /**
     * A buffer of the transaction under way. Names are those of Suricata's sticky buffers: {@code http.uri},
     * {@code http.header}, {@code http.request_body}, {@code dns.query}, {@code tls.sni}, {@code ja3.hash},
     * {@code ssh.software}, {@code smb.named_pipe} …
     */
    void buffer(String name, boolean fromClient, ByteWindow bytes);

    /** A buffer that holds a text, as UTF-8; none if it is empty. */
    default void text(String name, boolean fromClient, String text) {
        if (!text.isEmpty()) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            buffer(name, fromClient, new ByteWindow(bytes, 0, bytes.length));
        }
    }

    /** A buffer that holds a number, in decimal digits. */
    default void number(String name, boolean fromClient, long number) {
        text(name, fromClient, Long.toString(number));
    }

    /**
     * Everything of a transaction has been shown.
     *
     * @param number counted from 0 in the session
     */
    void transactionEnd(String protocol, long number);

    /** A file is complete; its content may be read during the call. */
    void file(RecoveredFile file);
}
