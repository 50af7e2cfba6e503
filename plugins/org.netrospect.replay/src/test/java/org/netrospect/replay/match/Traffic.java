package org.netrospect.replay.match;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.packet.Datagram;
import org.netrospect.core.packet.PacketBlock;

/** Packets made up for tests: raw IPv4, one a second. */
final class Traffic implements CaptureReader {
    private static final int RAW_IP = 101;
    private static final long SECOND = 1_000_000_000L;

    private final List<byte[]> packets = new ArrayList<>();
    private int next;

    /** One TCP session from 10.0.0.x to 192.0.2.y, its handshake already there. */
    final class Tcp {
        private final int client;
        private final int server;
        private final int port;
        private int clientSequence = 1000;
        private int serverSequence = 5000;

        private final Optional<Boolean> heard;

        /** @param heard the side whose packets were recorded, if only one's were */
        private Tcp(int client, int server, int port, boolean handshake, Optional<Boolean> heard) {
            this.heard = heard;
            this.client = client;
            this.server = server;
            this.port = port;
            if (handshake) {
                send(true, Datagram.SYN, "");
                clientSequence++;
                send(false, Datagram.SYN | Datagram.ACK, "");
                serverSequence++;
                send(true, Datagram.ACK, "");
            }
        }

        Tcp client(String text) {
            send(true, Datagram.ACK | Datagram.PSH, text);
            clientSequence += text.length();
            return this;
        }

        Tcp server(String text) {
            send(false, Datagram.ACK | Datagram.PSH, text);
            serverSequence += text.length();
            return this;
        }

        Tcp close() {
            send(true, Datagram.FIN | Datagram.ACK, "");
            clientSequence++;
            send(false, Datagram.FIN | Datagram.ACK, "");
            serverSequence++;
            send(true, Datagram.ACK, "");
            return this;
        }

        private void send(boolean fromClient, int flags, String text) {
            byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer tcp = ByteBuffer.allocate(20 + payload.length);
            tcp.putShort((short) (fromClient ? 40000 : port)).putShort((short) (fromClient ? port : 40000));
            tcp.putInt(fromClient ? clientSequence : serverSequence);
            tcp.putInt((flags & Datagram.ACK) == 0 ? 0 : fromClient ? serverSequence : clientSequence);
            tcp.put((byte) 0x50).put((byte) flags).putShort((short) 8000).putInt(0).put(payload);
            if (heard.isEmpty() || heard.get() == fromClient) {
                ip(6, fromClient, client, server, tcp.array());
            }
        }
    }

    Tcp tcp(int client, int server, int port) {
        return new Tcp(client, server, port, true, Optional.empty());
    }

    Tcp tcpFromTheMiddle(int client, int server, int port) {
        return new Tcp(client, server, port, false, Optional.empty());
    }

    /** Recorded where packets of one direction alone pass by. */
    Tcp tcpOneSided(boolean clientHeard, int client, int server, int port) {
        return new Tcp(client, server, port, true, Optional.of(clientHeard));
    }

    Traffic udp(int client, int server, int port, boolean fromClient, String text) {
        byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer udp = ByteBuffer.allocate(8 + payload.length);
        udp.putShort((short) (fromClient ? 40000 : port)).putShort((short) (fromClient ? port : 40000));
        udp.putShort((short) udp.capacity()).putShort((short) 0).put(payload);
        ip(17, fromClient, client, server, udp.array());
        return this;
    }

    private void ip(int protocol, boolean fromClient, int client, int server, byte[] rest) {
        ByteBuffer ip = ByteBuffer.allocate(20 + rest.length);
        ip.put((byte) 0x45).put((byte) 0).putShort((short) ip.capacity()).putInt(0x00010000);
        ip.put((byte) 64).put((byte) protocol).putShort((short) 0);
        int a = 0x0a000000 | client;
        int b = 0xc0000200 | server;
        ip.putInt(fromClient ? a : b).putInt(fromClient ? b : a).put(rest);
        packets.add(ip.array());
    }

    /** From the beginning. */
    void again() {
        next = 0;
    }

    @Override
    public boolean read(PacketBlock block) {
        block.clear(next + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int first = next;
        while (next < packets.size() && next - first < 7) {
            bytes.writeBytes(packets.get(next++));
        }
        block.bytes = bytes.toByteArray();
        int offset = 0;
        for (int i = first; i < next; i++) {
            int length = packets.get(i).length;
            block.add(offset, length, length, (i + 1) * SECOND, RAW_IP, 0, i);
            offset += length;
        }
        return next > first;
    }

    @Override
    public String format() {
        return "made up";
    }

    @Override
    public long consumed() {
        return 0;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of();
    }

    @Override
    public String sha256() {
        return "";
    }

    @Override
    public String layout() {
        return "";
    }

    @Override
    public void close() {
        // nothing is open
    }
}
