package org.netrospect.protocols.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.Fed;

class CompressedCertificateTest {
    private record Reader(Handshake handshake) implements Analyzer {
        static Reader of(SessionContext context) {
            return new Reader(new Handshake(context, "tls"));
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            handshake.compressedCertificates(fromClient, bytes);
        }

        @Override
        public void gap(boolean fromClient, long length) {
            // no bytes are missing
        }

        @Override
        public void end(boolean fromClient) {
            // tells nothing
        }
    }

    private static byte[] message(int algorithm, byte[] packed) {
        return ByteBuffer.allocate(8 + packed.length).putShort((short) algorithm).put((byte) 0).putShort((short) 99)
                .put((byte) 0).putShort((short) packed.length).put(packed).array();
    }

    @Test
    void aCompressedChainIsKept() {
        byte[] chain = "\0\0\0\13\0\0\6DERDER\0\0".getBytes(StandardCharsets.US_ASCII);
        Fed.Said said = Fed.tcp(Reader::of, 443).server(message(3, Zstd.compress(chain))).whole();
        assertEquals("DERDER", said.files().get(0).text(), said.lines().toString());
    }

    @Test
    void whatIsNotCompressedIsSaid() {
        Fed.Said said = Fed.tcp(Reader::of, 443).server(message(2, new byte[] {1, 2, 3})).whole();
        assertTrue(said.lines().toString().contains("irregularity broken certificate"), said.lines().toString());
        assertEquals(0, said.files().size());
    }
}
