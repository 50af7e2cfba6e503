package org.netrospect.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.zip.GZIPOutputStream;
import org.netrospect.cli.CapturedPackets.Packet;

/**
 * Traffic that is made to exhaust whoever follows it, packet by packet and without end, one microsecond apart.
 * Ethernet, IPv4; checksums of TCP and UDP are left 0.
 */
final class Floods {
    static final long BEGIN = 1_700_000_000_000_000_000L;
    static final long STEP = 1000;
    static final int SYN = 2;
    static final int ACK = 16;
    static final int VICTIM = 0xc0000201;
    private static final int ZEROS = 1 << 20;
    private static final int MOST_HEADERS = 3000;

    private Floods() {
    }

    /** A kind of flood. @param packet number from 0 to packet; gives empty bytes behind its end */
    record Flood(String name, LongFunction<byte[]> packet) {
        Packet at(long number) {
            byte[] bytes = packet.apply(number);
            return new Packet(1, BEGIN + number * STEP, bytes, bytes.length);
        }
    }

    static byte[] ethernet(int type, byte[] content) {
        return ByteBuffer.allocate(14 + content.length).put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2})
                .putShort((short) type).put(content).array();
    }

    static byte[] ip(int source, int destination, int protocol, int id, int fragment, byte[] content) {
        ByteBuffer packet = ByteBuffer.allocate(20 + content.length).putShort((short) 0x4500)
                .putShort((short) (20 + content.length)).putShort((short) id).putShort((short) fragment)
                .put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(source).putInt(destination)
                .put(content);
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += packet.getShort(i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >> 16);
        return packet.putShort(10, (short) ~((sum & 0xffff) + (sum >> 16))).array();
    }

    static byte[] tcp(int from, int to, long sequence, long acknowledged, int flags, byte[] content) {
        return ByteBuffer.allocate(20 + content.length).putShort((short) from).putShort((short) to)
                .putInt((int) sequence).putInt((int) acknowledged).put((byte) 0x50).put((byte) flags)
                .putShort((short) 0xffff).putInt(0).put(content).array();
    }

    static byte[] udp(int from, int to, byte[] content) {
        return ByteBuffer.allocate(8 + content.length).putShort((short) from).putShort((short) to)
                .putShort((short) (8 + content.length)).putShort((short) 0).put(content).array();
    }

    static byte[] toServer(int client, int port, int to, long sequence, int flags, byte[] content) {
        return ethernet(0x800, ip(client, VICTIM, 6, 0, 0x4000, tcp(port, to, sequence, 1, flags, content)));
    }

    static byte[] toClient(int client, int port, int to, long sequence, long acknowledged, int flags,
            byte[] content) {
        return ethernet(0x800,
                ip(VICTIM, client, 6, 0, 0x4000, tcp(to, port, sequence, acknowledged, flags, content)));
    }

    /** A different one for every number, all over 240.0.0.0/8, where nobody ordinary is. */
    static int client(long number) {
        return 0xf0000000 | (int) (number * 0x9E3779B1L & 0xff_ffff);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Each packet asks for another connection, which is never answered. */
    static Flood halfOpen() {
        return new Flood("half-open connections", n -> toServer(client(n), 1024 + (int) (n >> 24), 80, n, SYN,
                new byte[0]));
    }

    /** Each packet is the first fragment of another datagram whose rest never comes. */
    static Flood fragments() {
        byte[] part = udp(53, 53, new byte[1200]);
        return new Flood("fragments that never complete", n -> ethernet(0x800, ip(client(n >> 4), VICTIM, 17, (int) n,
                0x2000, part)));
    }

    /** One stream that leaves out 2 GB again and again, the other side acknowledging them. */
    static Flood gap() {
        int client = client(1);
        byte[] piece = new byte[1000];
        long jump = 0x7fff_0000L;
        return new Flood("a stream with gaps of 2 GB", n -> {
            if (n < 2) {
                return n == 0 ? toServer(client, 4000, 9999, 0, SYN, new byte[0])
                        : toClient(client, 4000, 9999, 0, 1, SYN | ACK, new byte[0]);
            }
            long sequence = 1 + (n >> 1) * jump;
            return n % 2 == 0 ? toServer(client, 4000, 9999, sequence, ACK, piece)
                    : toClient(client, 4000, 9999, 1, sequence + piece.length, ACK, new byte[0]);
        });
    }

    /** One stream without its first byte, of which all else comes in pieces that overlap and differ. */
    static Flood overlaps() {
        int client = client(2);
        return new Flood("segments that overlap", n -> {
            if (n < 2) {
                return n == 0 ? toServer(client, 4001, 80, 0, SYN, new byte[0])
                        : toClient(client, 4001, 80, 0, 1, SYN | ACK, new byte[0]);
            }
            byte[] piece = new byte[200];
            Arrays.fill(piece, (byte) n);
            return toServer(client, 4001, 80, 3 + (n * 7919 % 2_000_000) * 5, ACK, piece);
        });
    }

    /** Many sessions, each with a request of which the end never comes. */
    static Flood unfinishedRequests(int sessions) {
        byte[] begin = text("GET / HTTP/1.1\r\nHost: www.example.org\r\n");
        byte[] more = text("X-Field: " + "v".repeat(980) + "\r\n");
        return unfinished("HTTP requests without end", 80, sessions, begin, more);
    }

    /** Many sessions, each with a mail of which the end never comes. */
    static Flood unfinishedMails(int sessions) {
        byte[] begin = text("EHLO a\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
                + "Subject: s\r\nMIME-Version: 1.0\r\nContent-Type: application/octet-stream\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n");
        return unfinished("mails without end", 25, sessions, begin, text("QUJD".repeat(250) + "\r\n"));
    }

    /** Many sessions, each with a handshake of TLS of which the end never comes. */
    static Flood unfinishedHandshakes(int sessions) {
        byte[] begin = ByteBuffer.allocate(9).put((byte) 22).putShort((short) 0x301).putShort((short) 16_000)
                .put((byte) 1).put((byte) 0).putShort((short) 65_000).array();
        return unfinished("handshakes without end", 443, sessions, begin, new byte[1000]);
    }

    private static Flood unfinished(String name, int port, int sessions, byte[] begin, byte[] more) {
        return new Flood(name, n -> {
            int client = client(n % sessions);
            long turn = n / sessions;
            if (turn < 2) {
                return turn == 0 ? toServer(client, 4002, port, 0, SYN, new byte[0])
                        : toClient(client, 4002, port, 0, 1, SYN | ACK, new byte[0]);
            }
            return turn == 2 ? toServer(client, 4002, port, 1, ACK, begin)
                    : toServer(client, 4002, port, 1 + begin.length + (turn - 3) * more.length, ACK, more);
        });
    }

    /** One session that announces data connections without end. */
    static Flood announcements() {
        int client = client(3);
        return new Flood("announced connections that never come", n -> {
            if (n < 2) {
                return n == 0 ? toServer(client, 4003, 21, 0, SYN, new byte[0])
                        : toClient(client, 4003, 21, 0, 1, SYN | ACK, new byte[0]);
            }
            // each as long as the others
            byte[] line = text(String.format("PORT 240,%03d,%03d,%03d,%03d,%03d\r\n", n >> 16 & 255, n >> 8 & 255,
                    n & 255, 4 + (n >> 24), n & 255));
            return toServer(client, 4003, 21, 1 + (n - 2) * line.length, ACK, line);
        });
    }

    /** Each packet has headers inside headers, as many as it can hold. */
    static Flood tunnels() {
        byte[] innermost = udp(1000, 9, new byte[8]);
        byte[] addresses = innermost;
        for (int i = 0; i < MOST_HEADERS; i++) {
            addresses = ip(0xf0010000 + i, 0xf0020000, i == 0 ? 17 : 4, i, 0, addresses);
        }
        byte[] inAddresses = ethernet(0x800, addresses);
        byte[] inner = ip(0xf0010001, 0xf0020001, 17, 1, 0, innermost);
        byte[] inTags = ethernet(0x8100, repeated(new byte[] {0, 1, (byte) 0x81, 0}, new byte[] {0, 1, 8, 0}, inner));
        byte[] inLabels = ethernet(0x8847, repeated(new byte[] {0, 1, 0, 64}, new byte[] {0, 1, 1, 64}, inner));
        byte[] inRouting = ethernet(0x800, ip(0xf0030001, 0xf0030002, 47, 1, 0,
                repeated(new byte[] {0, 0, 0x65, 0x58}, new byte[] {0, 0, 8, 0}, inner)));
        List<byte[]> kinds = List.of(inAddresses, inTags, inLabels, inRouting);
        return new Flood("tunnels in tunnels", n -> kinds.get((int) (n % kinds.size())));
    }

    private static byte[] repeated(byte[] header, byte[] last, byte[] inner) {
        ByteBuffer all = ByteBuffer.allocate(header.length * (4 * MOST_HEADERS) + last.length + inner.length);
        for (int i = 0; i < 4 * MOST_HEADERS; i++) {
            all.put(header);
        }
        return all.put(last).put(inner).array();
    }

    /** A response to a web request whose body is very much longer when it is unpacked. @param size unpacked bytes */
    static Flood bombInResponse(long size) throws IOException {
        byte[] body = zeros(size);
        byte[] head = text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n");
        return stream("gzip bomb as coding of a response", 80, text("GET /b HTTP/1.1\r\nHost: b.example\r\n\r\n"), head,
                body);
    }

    /** The same as a file, sent where no protocol is known, an archive in an archive. */
    static Flood bombAsFile(long size) throws IOException {
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(outer)) {
            packed.write(zeros(size));
        }
        return stream("gzip bomb as a file", 9998, text("get\n"), new byte[0], outer.toByteArray());
    }

    private static Flood stream(String name, int port, byte[] request, byte[] head, byte[] body) {
        byte[] all = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
        int client = client(4);
        List<byte[]> packets = new ArrayList<>(List.of(toServer(client, 4004, port, 0, SYN, new byte[0]),
                toClient(client, 4004, port, 0, 1, SYN | ACK, new byte[0]),
                toServer(client, 4004, port, 1, ACK, request)));
        for (int at = 0; at < all.length; at += 1400) {
            packets.add(toClient(client, 4004, port, 1 + at, 1 + request.length, ACK,
                    Arrays.copyOfRange(all, at, Math.min(all.length, at + 1400))));
        }
        packets.add(toClient(client, 4004, port, 1 + all.length, 1 + request.length, ACK | 1, new byte[0]));
        return new Flood(name, n -> n < packets.size() ? packets.get((int) n) : new byte[0]);
    }

    private static byte[] zeros(long size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[ZEROS];
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
            for (long left = size; left > 0; left -= zeros.length) {
                gzip.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
        return packed.toByteArray();
    }
}
