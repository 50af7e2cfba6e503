package org.netrospect.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.netrospect.cli.Floods.Flood;

/** Floods of what is in order by itself: exchanges of a protocol, each different from all others, without end. */
final class BusySessions {
    private static final int DIGITS = 8;
    private static final int CREATE = 5;
    private static final int WRITE = 9;
    private static final int OF_SERVER = 1;
    private static final int ASKED_AT_ONCE = 10;

    private BusySessions() {
    }

    /** One side's part in each round of a conversation; as long in every round. */
    private record Turn(boolean client, LongFunction<byte[]> says) {
    }

    private static Turn client(LongFunction<byte[]> says) {
        return new Turn(true, says);
    }

    private static Turn server(LongFunction<byte[]> says) {
        return new Turn(false, says);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Always as long. */
    private static String digits(long number) {
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private static long length(List<Turn> turns, boolean client) {
        return turns.stream().filter(turn -> turn.client == client).mapToLong(turn -> turn.says.apply(0).length).sum();
    }

    /** One connection with rounds without end. @param opening what is said once, before */
    private static Flood conversation(String name, int port, List<Turn> opening, List<Turn> round) {
        int client = Floods.client(5);
        long[] opened = {1 + length(opening, false), 1 + length(opening, true)};
        long[] each = {length(round, false), length(round, true)};
        return new Flood(name, n -> {
            if (n < 2) {
                return n == 0 ? Floods.toServer(client, 4005, port, 0, Floods.SYN, new byte[0])
                        : Floods.toClient(client, 4005, port, 0, 1, Floods.SYN | Floods.ACK, new byte[0]);
            }
            boolean beginning = n - 2 < opening.size();
            long at = beginning ? n - 2 : n - 2 - opening.size();
            List<Turn> turns = beginning ? opening : round;
            long turn = at / turns.size();
            int place = (int) (at % turns.size());
            List<Turn> before = turns.subList(0, place);
            long toServer = beginning ? 1 : opened[1] + turn * each[1];
            long toClient = beginning ? 1 : opened[0] + turn * each[0];
            byte[] said = turns.get(place).says.apply(turn);
            return turns.get(place).client
                    ? Floods.toServer(client, 4005, port, toServer + length(before, true), Floods.ACK, said)
                    : Floods.toClient(client, 4005, port, toClient + length(before, false),
                            toServer + length(before, true), Floods.ACK, said);
        });
    }

    private static byte[] several(long turn, LongFunction<String> each) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < ASKED_AT_ONCE; i++) {
            all.append(each.apply(turn * ASKED_AT_ONCE + i));
        }
        return text(all.toString());
    }

    /** Web requests of one connection, ten to a packet, with their responses. */
    static Flood requests() {
        return conversation("HTTP requests in one session", 80, List.of(), List.of(
                client(k -> several(k, n -> "GET /" + digits(n) + " HTTP/1.1\r\nHost: a.example\r\n\r\n")),
                server(k -> several(k, n -> "HTTP/1.1 304 Not Modified\r\nETag: \"" + digits(n) + "\"\r\n\r\n"))));
    }

    /** Small files, each different, fetched over one connection. */
    static Flood files() {
        return conversation("small files", 80, List.of(), List.of(
                client(k -> text("GET /" + digits(k) + " HTTP/1.1\r\nHost: a.example\r\n\r\n")),
                server(k -> text("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\n"
                        + "content " + digits(k)))));
    }

    /** Mails of one connection. */
    static Flood mails() {
        return conversation("mails in one session", 25,
                List.of(server(k -> text("220 a.example ESMTP\r\n")), client(k -> text("EHLO b.example\r\n")),
                        server(k -> text("250-a.example\r\n250 PIPELINING\r\n"))),
                List.of(client(k -> text("MAIL FROM:<" + digits(k) + "@b.example>\r\nRCPT TO:<c@a.example>\r\n"
                                + "DATA\r\n")),
                        server(k -> text("250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 Go on\r\n")),
                        client(k -> text("From: d <" + digits(k) + "@b.example>\r\nSubject: mail " + digits(k)
                                + "\r\nMessage-ID: <" + digits(k) + "@b.example>\r\n\r\nText " + digits(k)
                                + "\r\n.\r\n")),
                        server(k -> text("250 2.0.0 Ok\r\n"))));
    }

    /** Questions of one host for names that differ, of which every other one is answered. */
    static Flood questions() {
        int client = Floods.client(6);
        return new Flood("DNS questions", n -> {
            long pair = n / 3;
            boolean answer = n % 3 == 2;
            long number = pair * 2 + (n % 3 == 1 ? 1 : 0);
            byte[] label = text(digits(number));
            ByteBuffer message = ByteBuffer.allocate(answer ? 50 : 34).putShort((short) number)
                    .putShort((short) (answer ? 0x8180 : 0x100)).putShort((short) 1).putShort((short) (answer ? 1 : 0))
                    .putInt(0).put((byte) DIGITS).put(label).put((byte) 7).put(text("example")).put((byte) 0)
                    .putShort((short) 1).putShort((short) 1);
            if (answer) {
                message.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(60)
                        .putShort((short) 4).putInt((int) number);
            }
            byte[] said = message.array();
            return answer ? Floods.ethernet(0x800, Floods.ip(Floods.VICTIM, client, 17, 0, 0x4000,
                    Floods.udp(53, 4006, said)))
                    : Floods.ethernet(0x800, Floods.ip(client, Floods.VICTIM, 17, 0, 0x4000,
                            Floods.udp(4006, 53, said)));
        });
    }

    /** Connections each of which is shown another certificate. */
    static Flood certificates() {
        byte[] hello = record(handshake(1, ByteBuffer.allocate(41).putShort((short) 0x303).put(new byte[32])
                .put((byte) 0).putShort((short) 2).putShort((short) 0x2f).put((byte) 1).put((byte) 0).array()));
        byte[] answer = handshake(2, ByteBuffer.allocate(38).putShort((short) 0x303).put(new byte[32]).put((byte) 0)
                .putShort((short) 0x2f).put((byte) 0).array());
        byte[] done = handshake(14, new byte[0]);
        return new Flood("TLS certificates", n -> {
            long session = n / 5;
            int client = Floods.client(session);
            byte[] certificate = certificate(session);
            byte[] shown = record(joined(answer, handshake(11, joined(three(certificate.length + 3),
                    three(certificate.length), certificate)), done));
            int port = 4007 + (int) (session >> 24);
            return switch ((int) (n % 5)) {
                case 0 -> Floods.toServer(client, port, 443, 0, Floods.SYN, new byte[0]);
                case 1 -> Floods.toClient(client, port, 443, 0, 1, Floods.SYN | Floods.ACK, new byte[0]);
                case 2 -> Floods.toServer(client, port, 443, 1, Floods.ACK, hello);
                case 3 -> Floods.toClient(client, port, 443, 1, 1 + hello.length, Floods.ACK, shown);
                default -> Floods.toServer(client, port, 443, 1 + hello.length, 4, new byte[0]);
            };
        });
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] three(int number) {
        return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static byte[] handshake(int type, byte[] body) {
        return joined(new byte[] {(byte) type}, three(body.length), body);
    }

    private static byte[] record(byte[] messages) {
        return joined(new byte[] {22, 3, 3, (byte) (messages.length >> 8), (byte) messages.length}, messages);
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = joined(parts);
        return joined(content.length < 128 ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    /** Signed by nobody. */
    private static byte[] certificate(long number) {
        byte[] algorithm = der(0x30, new byte[] {6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 11, 5, 0});
        byte[] name = der(0x30, der(0x31, der(0x30, new byte[] {6, 3, 85, 4, 3},
                der(12, text(digits(number) + ".example")))));
        byte[] validity = der(0x30, der(23, text("230101000000Z")), der(23, text("330101000000Z")));
        byte[] key = der(0x30, algorithm, der(3, new byte[64]));
        byte[] signed = der(0x30, der(2, ByteBuffer.allocate(8).putLong(1L << 40 | number).array()), algorithm, name,
                validity, name, key);
        return der(0x30, signed, algorithm, der(3, new byte[64]));
    }

    /** Files on a share that are opened, written to, and never closed. */
    static Flood openFiles() {
        return conversation("files that are never closed", 445, List.of(), List.of(
                client(k -> joined(smb(WRITE, 0, 2 * k, write(k)), smb(CREATE, 0, 2 * k + 1, create(k + 1)))),
                server(k -> joined(smb(WRITE, OF_SERVER, 2 * k, body(17, 16).putInt(4, 100).array()),
                        smb(CREATE, OF_SERVER, 2 * k + 1, body(89, 88).putLong(64, k + 1).putLong(72, k + 1)
                                .array())))));
    }

    private static ByteBuffer body(int structure, int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) structure);
    }

    private static byte[] create(long number) {
        byte[] name = (digits(number) + ".dat").getBytes(StandardCharsets.UTF_16LE);
        return body(57, 56 + name.length).putInt(24, 0x12019f).putInt(32, 7).putInt(36, 5)
                .putShort(44, (short) (64 + 56)).putShort(46, (short) name.length).put(56, name).array();
    }

    private static byte[] write(long number) {
        return body(49, 48 + 100).putShort(2, (short) (64 + 48)).putInt(4, 100).putLong(16, number).putLong(24, number)
                .put(48, text("data " + digits(number))).array();
    }

    private static byte[] smb(int command, int flags, long message, byte[] body) {
        ByteBuffer header = ByteBuffer.allocate(4 + 64 + body.length);
        header.putInt(64 + body.length).put(new byte[] {(byte) 0xfe, 'S', 'M', 'B'}).order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 64).putShort((short) 1).putInt(0).putShort((short) command).putShort((short) 1)
                .putInt(flags).putInt(0).putLong(message).putInt(0).putInt(1).putLong(1).put(new byte[16]).put(body);
        return header.array();
    }
}
