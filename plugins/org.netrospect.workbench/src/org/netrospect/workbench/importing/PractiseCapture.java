package org.netrospect.workbench.importing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A capture of questions to a name server, of web pages, and of datagrams that no protocol explains, which every
 * protocol looks at. Nothing is wanted of it but that it is read.
 */
final class PractiseCapture {
    private static final int SNAPLEN = 65535;
    private static final int IP = 20;
    private static final int TCP = 20;
    private static final int UDP = 8;
    private static final int SYN = 2;
    private static final int ACK = 16;
    private static final int FIN = 1;
    private static final int LONGEST = 512;
    private static final byte[] QUESTION = {0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3,
        'o', 'r', 'g', 0, 0, 1, 0, 1};
    private static final byte[] NOTHING = new byte[64];
    private static final byte[] REQUEST = text("GET /index.html HTTP/1.1\r\nHost: example.org\r\n\r\n");
    private static final byte[] ANSWER = text("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n"
            + "<html></html>");

    private final OutputStream out;
    private final ByteBuffer packet = ByteBuffer.allocate(LONGEST);
    private int client;
    private long micros = 1_000_000_000_000_000L;

    private PractiseCapture(OutputStream out) {
        this.out = out;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes it. @param sessions about nine packets for every three of them */
    static void write(Path file, int sessions) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4).putShort((short) 2)
                    .putShort((short) 4).putInt(0).putInt(0).putInt(SNAPLEN).putInt(1).array());
            PractiseCapture capture = new PractiseCapture(out);
            for (int i = 0; i < sessions; i++) {
                capture.client = i;
                switch (i % 3) {
                    case 0 -> capture.datagram(53, QUESTION);
                    case 1 -> capture.datagram(9999, NOTHING);
                    default -> capture.page();
                }
            }
        }
    }

    private void datagram(int port, byte[] payload) throws IOException {
        ip(true, 17, UDP + payload.length);
        packet.putShort((short) (1024 + client % 50_000)).putShort((short) port)
                .putShort((short) (UDP + payload.length)).putShort((short) 0).put(payload);
        end();
    }

    private void page() throws IOException {
        segment(true, 0, 0, SYN, new byte[0]);
        segment(false, 0, 1, SYN | ACK, new byte[0]);
        segment(true, 1, 1, ACK, REQUEST);
        segment(false, 1, 1 + REQUEST.length, ACK, ANSWER);
        segment(true, 1 + REQUEST.length, 1 + ANSWER.length, ACK | FIN, new byte[0]);
        segment(false, 1 + ANSWER.length, 2 + REQUEST.length, ACK | FIN, new byte[0]);
        segment(true, 2 + REQUEST.length, 2 + ANSWER.length, ACK, new byte[0]);
    }

    private void segment(boolean fromClient, int sequence, int acknowledged, int flags, byte[] payload)
            throws IOException {
        ip(fromClient, 6, TCP + payload.length);
        short port = (short) (1024 + client % 50_000);
        packet.putShort(fromClient ? port : 80).putShort(fromClient ? 80 : port).putInt(sequence).putInt(acknowledged)
                .putShort((short) (5 << 12 | flags)).putShort((short) 8192).putInt(0).put(payload);
        end();
    }

    private void ip(boolean fromClient, int protocol, int length) {
        packet.clear().position(16);
        packet.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2}).putShort((short) 0x0800);
        packet.put((byte) 0x45).put((byte) 0).putShort((short) (IP + length)).putInt(0).put((byte) 64)
                .put((byte) protocol).putShort((short) 0);
        int host = 0x0a000001 + client / 100;
        int server = 0x0a800001;
        packet.putInt(fromClient ? host : server).putInt(fromClient ? server : host);
    }

    private void end() throws IOException {
        micros += 1000;
        int length = packet.position() - 16;
        packet.order(ByteOrder.LITTLE_ENDIAN).putInt(0, (int) (micros / 1_000_000))
                .putInt(4, (int) (micros % 1_000_000)).putInt(8, length).putInt(12, length)
                .order(ByteOrder.BIG_ENDIAN);
        out.write(packet.array(), 0, packet.position());
    }
}
